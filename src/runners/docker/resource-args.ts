import { isJsonNumber } from '../../common/json.ts';
import type { JsonObject } from '../../wandb/types.ts';
import type { RunnerPolicy } from '../policy.ts';
import { refuse, shown } from '../refusal.ts';
import { flagName, HARMLESS_FLAGS, NOT_OF_DOCKER, REPEATABLE_FLAGS, RUNNERS_OWN } from './flags.ts';
import { readGpus, type GpuRequest } from './gpus.ts';
import { readJobVariables } from './job-variables.ts';
import { fillMacros, type Macros } from './macros.ts';
import { allowedVolumes, type Volume } from './volumes.ts';

/** What a queue asks docker for, once it was found to be allowed. */
export interface DockerOptions {
  /** `--flag=value`: in one word, so that no value can be read as an option. */
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly Volume[];
  readonly gpus: GpuRequest | null;
  readonly platform: string | null;
  readonly name: string | null;
  readonly workdir: string | null;
  readonly warnings: readonly string[];
}

/** Keys of a queue's configuration that mean nothing here and do no harm. */
const IGNORED: Readonly<Record<string, string>> = {
  builder: 'it is for agents that build images',
  rm: 'containers are always removed, once their end was reported',
};

/**
 * Reads the `local-container` part of `resource_args`, which whoever may push to the queue wrote. Every key and value
 * is checked after its macros were filled.
 * @throws RefusedError that names the key and the way out
 */
export function readResourceArgs(raw: JsonObject, policy: RunnerPolicy, macros: Macros): DockerOptions {
  const { args, warnings } = fillMacros(raw, macros);
  const allowedByOwner = new Set((policy.allowDockerArgs ?? []).map(flagName));
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(args)) {
    const name = flagName(key);
    const ignored = Object.hasOwn(IGNORED, name) ? IGNORED[name] : undefined;
    if (ignored !== undefined) {
      warnings.push(`The resource argument "${name}" is ignored: ${ignored}.`);
      continue;
    }
    checkKey(key, name, allowedByOwner);
    const isExtra = !HARMLESS_FLAGS.has(name) && name !== 'volume';
    const texts = readValue(key, value, { list: isExtra || REPEATABLE_FLAGS.has(name), flag: isExtra });
    if (values.has(name) && !REPEATABLE_FLAGS.has(name)) {
      refuse(`the resource argument ${shown(key)} is given twice`, `Keep one of the spellings of ${name}.`);
    }
    values.set(name, [...(values.get(name) ?? []), ...texts]);
  }
  const one = (name: string): string | null => values.get(name)?.[0] ?? null;
  const gpus = one('gpus');
  const flags = [...values].filter(([name]) => !READ_APART.has(name));
  return {
    flags: flags.flatMap(([name, texts]) => texts.map((text) => `--${name}=${text}`)),
    environment: readJobVariables(values.get('env') ?? [], macros),
    volumes: allowedVolumes(values.get('volume') ?? [], policy),
    gpus: gpus === null ? null : readGpus(gpus),
    platform: one('platform'),
    name: one('name'),
    workdir: one('workdir'),
    warnings,
  };
}

const READ_APART: ReadonlySet<string> = new Set(['env', 'volume', 'gpus', 'platform', 'name', 'workdir']);

function checkKey(key: string, name: string, allowedByOwner: ReadonlySet<string>): void {
  const meant = Object.hasOwn(NOT_OF_DOCKER, name) ? NOT_OF_DOCKER[name] : undefined;
  if (meant !== undefined) refuse(`the resource argument ${shown(key)} is not an option of docker`, meant);
  if (HARMLESS_FLAGS.has(name) || name === 'volume') return;
  if (RUNNERS_OWN.has(name)) {
    refuse(`the resource argument ${shown(key)} is the runner's own to set`, 'Take it out.');
  }
  // A name that is no plain word could not be an option of docker, whatever the owner listed.
  if (allowedByOwner.has(name) && /^[a-z][a-z0-9-]*$/.test(name)) return;
  refuse(
    `the resource argument ${shown(key)} is not allowed by the owner of this runner`,
    /^[a-z][a-z0-9-]*$/.test(name)
      ? `Take it out, or list ${name} in \`allow-docker-args\` on the agent, or set it for all jobs with \`docker-args\`.`
      : `Allowed are: volume, ${[...HARMLESS_FLAGS].join(', ')}.`,
  );
}

function readValue(
  key: string,
  value: unknown,
  may: { readonly list: boolean; readonly flag: boolean },
): readonly string[] {
  if (Array.isArray(value) && may.list && value.length > 0) return value.map((item) => readText(key, item));
  if (typeof value === 'boolean' && may.flag) return [String(value)];
  return [readText(key, value)];
}

function readText(key: string, value: unknown): string {
  if (typeof value !== 'string' && !isJsonNumber(value)) {
    refuse(
      `the resource argument ${shown(key)} holds ${kindOf(value)}`,
      'Give one text or number; env, ulimit and volume also take a list of them.',
    );
  }
  const text = String(value);
  const isEnvironment = flagName(key) === 'env';
  if (text.trim() === '')
    refuse(`the resource argument ${shown(key)} is empty`, 'Give it a value, or take it out.');
  if (!isEnvironment && /\p{Cc}/u.test(text)) {
    refuse(`the resource argument ${shown(key)} holds a control character`, 'Write it in one line.');
  }
  return text;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'no value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
