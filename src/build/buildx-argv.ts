import { LaunchError } from '../common/errors.ts';
import { redactUrl } from '../common/redact.ts';
import type { Builder } from './buildx.ts';
import type { BuildPlan } from './types.ts';

/** What one build is told, besides its plan. */
export interface BuildCommand {
  readonly plan: Pick<
    BuildPlan,
    'context' | 'dockerfile' | 'tag' | 'platforms' | 'labels' | 'sourceDateEpoch'
  >;
  /** `ghcr.io/team/name`. */
  readonly repository: string;
  /** Where buildx writes what it made. */
  readonly metadataFile: string;
  /** Values of `--secret`: no secret is in them. */
  readonly secrets: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly provenance: boolean;
}

const SETUP =
  'Add a step with docker/setup-buildx-action before this one, or turn on the containerd image store.';

/**
 * The arguments of one build: `docker buildx build --push`, or `docker build` of a client with a BuildKit of its own.
 * @throws LaunchError for what the builder cannot do, and for a secret that would stand on the command line
 */
export function buildArguments(builder: Builder, command: BuildCommand): readonly string[] {
  checkArguments(command);
  return builder.kind === 'buildx' ? buildxArguments(builder, command) : classicArguments(command);
}

function buildxArguments(builder: Builder & { kind: 'buildx' }, command: BuildCommand): readonly string[] {
  const { plan, secrets, cacheFrom, cacheTo, metadataFile } = command;
  if (plan.platforms.length > 1 && !builder.isFull) {
    throw unable(builder, `build for ${plan.platforms.length} platforms at once`);
  }
  if (!builder.isFull && cacheTo.some((target) => cacheType(target) !== 'inline')) {
    throw unable(builder, 'write a build cache other than type=inline');
  }
  const provenance = builder.isAttesting ? [`--provenance=${command.provenance ? 'mode=max' : 'false'}`] : [];
  return [
    ...builder.prefix,
    'build',
    // The docker driver unpacks what it built, which cannot be had together with other time stamps.
    plan.sourceDateEpoch === null || builder.driver === 'docker'
      ? '--push'
      : '--output=type=image,push=true,rewrite-timestamp=true',
    `--metadata-file=${metadataFile}`,
    ...common(command),
    ...cacheFrom.map((source) => `--cache-from=${source}`),
    ...cacheTo.map((target) => `--cache-to=${target}`),
    ...provenance,
    ...secrets.map((secret) => `--secret=${secret}`),
    '--progress=plain',
    plan.context,
  ];
}

/** Clients before 23 have a BuildKit without these: metadata file, push, several platforms, cache targets. */
function classicArguments(command: BuildCommand): readonly string[] {
  const { plan, secrets, cacheFrom, cacheTo } = command;
  if (plan.platforms.length > 1) throw withoutBuildx('several platforms at once');
  if (cacheTo.some((target) => cacheType(target) !== 'inline')) {
    throw withoutBuildx('a build cache other than type=inline');
  }
  return [
    'build',
    ...common(command),
    ...cacheFrom.flatMap((source) => {
      const reference = cacheReference(source);
      return reference === null ? [] : [`--cache-from=${reference}`];
    }),
    ...(cacheTo.length === 0 ? [] : ['--build-arg=BUILDKIT_INLINE_CACHE=1']),
    ...secrets.map((secret) => `--secret=${secret}`),
    '--progress=plain',
    plan.context,
  ];
}

function common({ plan, repository }: BuildCommand): readonly string[] {
  const labels = Object.entries(plan.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `--file=${plan.dockerfile}`,
    `--tag=${repository}:${plan.tag}`,
    ...(plan.platforms.length === 0 ? [] : [`--platform=${plan.platforms.join(',')}`]),
    ...labels.map(([name, value]) => `--label=${name}=${value}`),
  ];
}

/** Fields of cache backends that hold a credential: they have variables for it. */
const SECRET_FIELD = /(?:^|,)\s*"?(\w*(?:secret|password|token|access_key)\w*)=/i;

function checkArguments({ plan, cacheFrom, cacheTo }: BuildCommand): void {
  for (const cache of [...cacheFrom, ...cacheTo]) {
    const [, field] = SECRET_FIELD.exec(cache) ?? [];
    if (field !== undefined || redactUrl(cache) !== cache) {
      throw new LaunchError(`A build cache holds a credential (${field ?? 'in its address'}).`, {
        hint: 'Command lines can be read by others: give it in the environment of the step, such as AWS_SECRET_ACCESS_KEY.',
      });
    }
  }
  for (const [name, value] of Object.entries(plan.labels)) {
    if (redactUrl(value) === value) continue;
    throw new LaunchError(`The label ${name} holds a password, and everybody with the image could read it.`, {
      hint: 'Take it out of the address.',
    });
  }
}

/** `gha` of `type=gha,scope=x`; `registry` of a bare reference. */
export function cacheType(cache: string): string {
  if (!cache.includes('=')) return 'registry';
  return /(?:^|,)type=([^,]*)/.exec(cache)?.[1] ?? '';
}

/** The reference of a registry cache; null for another kind. */
export function cacheReference(cache: string): string | null {
  if (!cache.includes('=')) return cache;
  return cacheType(cache) === 'registry' ? (/(?:^|,)ref=([^,]*)/.exec(cache)?.[1] ?? null) : null;
}

function unable(builder: Builder & { kind: 'buildx' }, what: string): LaunchError {
  return new LaunchError(`The builder of this machine (driver ${builder.driver}) cannot ${what}.`, {
    hint: SETUP,
  });
}

function withoutBuildx(what: string): LaunchError {
  return new LaunchError(`The docker client of this machine has no buildx, which ${what} needs.`, {
    hint: 'Install docker-buildx-plugin on the runner, or add a step with docker/setup-buildx-action before this one.',
  });
}
