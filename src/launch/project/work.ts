import * as v from 'valibot';
import { LaunchError } from '../../common/errors.ts';
import type { JsonObject } from '../../wandb/types.ts';
import { isSchedulerItem, unquoteFlags } from './scheduler.ts';

/** A launch spec as an agent reads it: only what it acts on, checked. Whoever may push to the queue wrote it. */
export interface Work {
  readonly entity: string;
  readonly project: string;
  /** Null: the agent chooses one. */
  readonly runId: string | null;
  readonly runName: string | null;
  readonly author: string | null;
  readonly job: string | null;
  readonly image: string | null;
  readonly resource: string;
  /** The part of `resource_args` that belongs to `resource`, without its `builder`. */
  readonly resourceArgs: JsonObject;
  /** `builder.base_image` of the same part: on what code runs whose job names no image. */
  readonly baseImage: string | null;
  readonly entryPoint: readonly string[] | null;
  readonly args: readonly string[];
  /** Below the code of the job. */
  readonly workingDir: string | null;
  /** A Dockerfile to build the job with in place of its own. */
  readonly dockerfile: string | null;
  readonly runConfig: JsonObject;
  readonly fileOverrides: JsonObject;
  readonly artifacts: JsonObject;
  readonly sweepId: string | null;
  readonly resumeCount: number;
  /** A key of its own for the job, in place of the agent's. Secret. */
  readonly apiKey: string | null;
  readonly isScheduler: boolean;
}

const Text = v.pipe(v.string(), v.nonEmpty());
const OptionalText = v.optional(v.nullable(v.string()), null);
const Mapping = v.optional(v.nullable(v.record(v.string(), v.unknown())), null);
const Words = v.optional(v.nullable(v.array(v.string())), null);

const Spec = v.object({
  entity: Text,
  project: OptionalText,
  run_id: OptionalText,
  name: OptionalText,
  author: OptionalText,
  job: OptionalText,
  uri: OptionalText,
  image_uri: OptionalText,
  docker: v.optional(v.nullable(v.object({ docker_image: OptionalText })), null),
  resource: OptionalText,
  resource_args: Mapping,
  overrides: v.optional(
    v.nullable(
      v.object({
        entry_point: Words,
        args: Words,
        working_dir: OptionalText,
        dockerfile: OptionalText,
        run_config: Mapping,
        files: Mapping,
        artifacts: Mapping,
      }),
    ),
    null,
  ),
  sweep_id: OptionalText,
  _resume_count: v.optional(v.nullable(v.number()), null),
  _wandb_api_key: OptionalText,
});

/** Names that Launch uses for the same runner. */
const SAME_RESOURCE: Readonly<Record<string, string>> = { local: 'local-container', 'gcp-vertex': 'vertex' };

/** @throws LaunchError that names the field when the spec is not one that can be run */
export function readWork(runSpec: JsonObject): Work {
  const parsed = v.safeParse(Spec, runSpec);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new LaunchError(
      `The launch spec is not usable: ${v.getDotPath(issue) ?? 'spec'}: ${issue.message}.`,
    );
  }
  const spec = parsed.output;
  const overrides = spec.overrides;
  const given = filled(spec.resource) ?? 'local-container';
  const resource = SAME_RESOURCE[given] ?? given;
  const ofResource = spec.resource_args?.[resource] ?? spec.resource_args?.[given];
  const { builder, ...resourceArgs } = isMapping(ofResource) ? ofResource : {};
  const baseImage = isMapping(builder) ? builder['base_image'] : undefined;
  const entryPoint = overrides?.entry_point?.length ? overrides.entry_point : null;
  const job = filled(spec.job);
  const isScheduler = isSchedulerItem({ uri: spec.uri, resource, job, entryPoint });
  const words = (list: readonly string[]): readonly string[] => (isScheduler ? unquoteFlags(list) : list);
  return {
    entity: spec.entity,
    project: spec.project ?? '',
    runId: filled(spec.run_id),
    runName: filled(spec.name),
    author: spec._wandb_api_key ? null : filled(spec.author),
    job,
    image: filled(spec.docker?.docker_image) ?? filled(spec.image_uri),
    resource,
    resourceArgs,
    baseImage: typeof baseImage === 'string' ? filled(baseImage) : null,
    entryPoint: entryPoint && words(entryPoint),
    args: words(overrides?.args ?? []),
    workingDir: filled(overrides?.working_dir),
    dockerfile: filled(overrides?.dockerfile),
    runConfig: overrides?.run_config ?? {},
    fileOverrides: overrides?.files ?? {},
    artifacts: overrides?.artifacts ?? {},
    sweepId: filled(spec.sweep_id),
    resumeCount: spec._resume_count ?? 0,
    apiKey: filled(spec._wandb_api_key),
    isScheduler,
  };
}

/** Whether a spec is that of a sweep's scheduler; one that cannot be read is not. */
export function isSchedulerSpec(runSpec: JsonObject): boolean {
  try {
    return readWork(runSpec).isScheduler;
  } catch {
    return false;
  }
}

function filled(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function isMapping(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A run id as Launch makes them: 8 characters `a-z0-9`. `random` gives numbers in [0, 1). */
export function newRunId(random: () => number): string {
  return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('');
}
