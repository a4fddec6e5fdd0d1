import * as v from 'valibot';
import { parse } from 'yaml';
import { LaunchError, messageOf } from '../common/errors.ts';
import { nearest } from '../common/nearest.ts';

/** What a `launch-config.yaml` sets. Undefined: it does not say. */
export interface AgentFile {
  readonly entity: string | undefined;
  readonly queues: readonly string[];
  /** `Infinity` for the file's -1. */
  readonly maxJobs: number | undefined;
  /** `Infinity` for the file's -1; 0: scheduler items are left in their queue. */
  readonly maxSchedulers: number | undefined;
  readonly secureMode: boolean | undefined;
  readonly stoppedRunTimeoutMs: number | undefined;
  readonly verbosity: number | undefined;
  /** Lines for the log: what is in the file and has no effect here. */
  readonly warnings: readonly string[];
}

/** Spellings that YAML 1.2 reads as text and that the Python agent takes for a boolean. */
const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  '0': false,
};

const Text = v.pipe(v.string('is not a text'), v.trim(), v.nonEmpty('is empty'));

const Whole = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.regex(/^\s*[+-]?\d+\s*$/), v.transform(Number))],
    'is not a whole number',
  ),
  v.safeInteger('is not a whole number'),
);

const Limit = (least: number) =>
  v.pipe(
    Whole,
    v.check(
      (value) => value === -1 || value >= least,
      `is out of range: ${least} or more, or -1 for no limit`,
    ),
    v.transform((value) => (value === -1 ? Infinity : value)),
  );

const Bool = v.pipe(
  v.union([v.boolean(), v.string(), v.number()], 'is neither true nor false'),
  v.transform((value) => BOOLEANS[String(value).trim().toLowerCase()]),
  v.boolean('is neither true nor false'),
);

const Names = v.array(Text, 'is not a list of queue names');

const FIELDS = {
  entity: v.nullish(Text),
  queues: v.nullish(Names),
  queue: v.nullish(Text),
  max_jobs: v.nullish(Limit(1)),
  max_schedulers: v.nullish(Limit(0)),
  secure_mode: v.nullish(Bool),
  stopped_run_timeout: v.nullish(v.pipe(Whole, v.minValue(0, 'is negative'))),
  verbosity: v.nullish(v.pipe(Whole, v.minValue(0, 'is negative'))),
  builder: v.nullish(v.unknown()),
  registry: v.nullish(v.unknown()),
  environment: v.nullish(v.unknown()),
};

const Schema = v.looseObject(FIELDS, 'is not a mapping of settings');

/** Blocks for builders and clouds of the Python agent: accepted, so that one file serves both agents. */
const WITHOUT_EFFECT = ['builder', 'registry', 'environment'] as const;

/**
 * Reads the text of a `launch-config.yaml`. Values are coerced once, and the coerced ones are those in use.
 * @param path as the user wrote it, for messages
 * @throws LaunchError that names every field that is wrong
 */
export function parseAgentFile(text: string, path: string): AgentFile {
  const document = read(text, path) ?? {};
  // For a schema of objects a list is one, too.
  const parsed = v.safeParse(Schema, Array.isArray(document) ? null : document);
  const faults = parsed.success
    ? unknownFields(parsed.output)
    : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'} ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new LaunchError(`The agent config ${path} is not valid: ${faults.join('; ')}.`, {
      hint: `Its fields are ${Object.keys(FIELDS).join(', ')}.`,
    });
  }
  const file = parsed.output;
  return {
    entity: file.entity ?? undefined,
    queues: [...new Set([...(file.queues ?? []), ...(file.queue ? [file.queue] : [])])],
    maxJobs: file.max_jobs ?? undefined,
    maxSchedulers: file.max_schedulers ?? undefined,
    secureMode: file.secure_mode ?? undefined,
    stoppedRunTimeoutMs: seconds(file.stopped_run_timeout),
    verbosity: file.verbosity ?? undefined,
    warnings: WITHOUT_EFFECT.filter((name) => !isEmpty(file[name])).map(
      (name) =>
        `${path}: "${name}" is not used by this agent, which builds no images: jobs run on images as they are.`,
    ),
  };
}

function read(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 }) as unknown;
  } catch (error) {
    throw new LaunchError(`The agent config ${path} is not YAML: ${messageOf(error).split('\n')[0]}`, {
      cause: error,
    });
  }
}

function unknownFields(file: Readonly<Record<string, unknown>>): string[] {
  const unknown = Object.keys(file).filter((name) => !Object.hasOwn(FIELDS, name));
  return unknown.map((name) => {
    const close = nearest(name, Object.keys(FIELDS));
    return `${name} is not a field of it${close === undefined ? '' : ` (did you mean ${close}?)`}`;
  });
}

/** In milliseconds. */
function seconds(value: number | null | undefined): number | undefined {
  return typeof value === 'number' ? value * 1_000 : undefined;
}

function isEmpty(block: unknown): boolean {
  if (block === null || block === undefined) return true;
  return typeof block === 'object' && Object.keys(block).length === 0;
}
