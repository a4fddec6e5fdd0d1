import { stringifyJson } from '../common/json.ts';
import type { JsonObject } from '../wandb/types.ts';

/** What the environment of a job is made from. */
export interface JobEnvironmentInput {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Lower-cased by Launch; empty: the run lands in `uncategorized`. */
  readonly project: string;
  readonly entity: string;
  readonly runId: string;
  readonly runName: string | null;
  /** `spec.author`; not given to jobs that bring their own key. */
  readonly author: string | null;
  readonly sweepId: string | null;
  readonly resumeCount: number;
  /** Image of an image job; not set for code that runs on a base image. */
  readonly image: string | null;
  /** Reference of the job, `entity/project/name:vN`; null for a bare image. */
  readonly job: string | null;
  readonly queue: { readonly name: string; readonly entity: string; readonly itemId: string } | null;
  readonly runConfig: JsonObject;
  readonly fileOverrides: JsonObject;
  readonly artifacts: JsonObject;
}

/** Characters of one variable; longer values are cut into `_0`, `_1`, … The limit of the Python client. */
export const MAX_VARIABLE = 32_670;

/**
 * The variables that Launch gives to a job, in the order of the Python client. The W&B library inside the job reads
 * them because `WANDB_LAUNCH` is set.
 */
export function jobEnvironment(input: JobEnvironmentInput): Record<string, string> {
  const environment: Record<string, string> = {};
  const set = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') environment[name] = value;
  };
  set('WANDB_BASE_URL', input.baseUrl);
  set('WANDB_API_KEY', input.apiKey);
  set('WANDB_PROJECT', input.project.toLowerCase());
  set('WANDB_ENTITY', input.entity);
  set('WANDB_LAUNCH', 'True');
  set('WANDB_RUN_ID', input.runId);
  set('WANDB_DOCKER', input.image);
  set('WANDB_NAME', input.runName);
  set('WANDB_USERNAME', input.author);
  set('WANDB_SWEEP_ID', input.sweepId);
  if (input.resumeCount > 0) set('WANDB_RESUME', 'allow');
  if (input.queue) {
    set('WANDB_LAUNCH_QUEUE_NAME', input.queue.name);
    set('WANDB_LAUNCH_QUEUE_ENTITY', input.queue.entity);
    set('WANDB_LAUNCH_TRACE_ID', input.queue.itemId);
  }
  Object.assign(environment, sharded('WANDB_CONFIG', input.runConfig));
  Object.assign(environment, sharded('WANDB_LAUNCH_FILE_OVERRIDES', input.fileOverrides));
  const job = input.job === null ? {} : { _wandb_job: input.job };
  set('WANDB_ARTIFACTS', stringifyJson({ ...job, ...input.artifacts }, { python: true }));
  return environment;
}

function sharded(name: string, value: JsonObject): Record<string, string> {
  // ASCII only, so that a cut never falls into a character.
  const text = stringifyJson(value, { python: true });
  if (text.length <= MAX_VARIABLE) return { [name]: text };
  const shards: Record<string, string> = {};
  for (let index = 0; index * MAX_VARIABLE < text.length; index += 1) {
    shards[`${name}_${index}`] = text.slice(index * MAX_VARIABLE, (index + 1) * MAX_VARIABLE);
  }
  return shards;
}

/** What a job on this machine may see of the runner's environment without being named by its owner. */
const HARMLESS =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TERM|(https?|no|all)_proxy|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE)$/i;

/**
 * The allow-list for child processes: harmless names, and those that the owner of the runner lists in `pass-env`.
 * Tokens of the runner (`GITHUB_*`, `ACTIONS_*`, `INPUT_*`, `RUNNER_*`) pass only when listed.
 */
export function scrubEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  passEnv: readonly string[],
): Record<string, string> {
  const scrubbed: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && (HARMLESS.test(name) || passEnv.includes(name))) scrubbed[name] = value;
  }
  return scrubbed;
}
