/** From checked values to the one object that the rest of the action reads. */
import { parseDuration } from '../../common/duration.ts';
import type { LaunchAddOptions } from '../../launch/options.ts';
import { isMapping, type Mapping } from './structured.ts';
import type { InputName } from './table.ts';
import type { AddInputs, AgentInputs, CommonInputs, Env, WaitFor } from './types.ts';
import type { Values } from './values.ts';

/** A job on a hosted runner ends after six hours; this leaves time to end in order. */
const HOSTED_MAX_RUNTIME_MS = parseDuration('5h30m');

export function addInputs(
  values: Values,
  texts: ReadonlyMap<InputName, string>,
  warnings: readonly string[],
): AddInputs {
  return {
    ...common(values, [...warnings, ...idleLimits(values.wait, texts)]),
    mode: 'add',
    launch: launchOptions(values),
    dryRun: values['dry-run'],
    wait: values.wait,
    claimTimeoutMs: values['claim-timeout'],
    runTimeoutMs: values['run-timeout'],
    onCancel: values['on-cancel'],
    idempotencyKey: values['idempotency-key'],
    rerun: values.rerun,
    provenance: values.provenance,
  };
}

export function agentInputs(values: Values, env: Env, warnings: readonly string[]): AgentInputs {
  const hosted = env['RUNNER_ENVIRONMENT'] === 'github-hosted';
  return {
    ...common(values, warnings),
    mode: 'agent',
    entity: values.entity,
    projectQueue: values['project-queue'],
    queues: [...new Set(values.queues)],
    maxJobs: values['max-jobs'],
    maxSchedulers: values['max-schedulers'],
    agentConfig: values['agent-config'],
    maxItems: values['max-items'],
    idleTimeoutMs: values['idle-timeout'],
    maxRuntimeMs: values['max-runtime'] ?? (hosted ? HOSTED_MAX_RUNTIME_MS : undefined),
    failOn: values['fail-on'],
    stopGraceMs: values['stop-grace'],
    stateDir: values['state-dir'],
    jobApiKey: values['job-api-key'],
    passEnv: values['pass-env'] ?? [],
    allowVolumes: values['allow-volumes'] ?? [],
    allowDockerArgs: values['allow-docker-args'] ?? [],
    dockerArgs: values['docker-args'] ?? [],
    allowLocalProcess: values['allow-local-process'],
  };
}

function common(values: Values, warnings: readonly string[]): CommonInputs {
  return {
    apiKey: values['api-key'],
    baseUrl: values['base-url'],
    noKey: values['no-key'],
    matrix: values.matrix,
    summary: values.summary,
    warnings,
  };
}

function launchOptions(values: Values): AddInputs['launch'] {
  const options: { -readonly [Key in keyof LaunchAddOptions]: LaunchAddOptions[Key] | undefined } = {
    uri: values.uri,
    job: values.job,
    dockerImage: values['docker-image'],
    config: withArgs(values.config, values.args),
    parameters: values['run-config'],
    templateVariables: numbersAsNumbers(values['template-variables']),
    project: values.project,
    entity: values.entity,
    resource: values.resource,
    resourceArgs: values['resource-args'],
    entryPoint: values['entry-point'],
    name: values.name,
    version: values.version,
    projectQueue: values['project-queue'],
    runId: values['run-id'],
    repository: values.repository,
    sweepId: values['sweep-id'],
    author: values.author,
    priority: values.priority,
    // False is what leaving it out means: the spec of both is the same.
    build: values.build || undefined,
  };
  const set = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...(set as LaunchAddOptions), queueName: values['queue-name'] ?? values.queue ?? '' };
}

/** `args` has no place of its own among the arguments of `launch_add`: it is `overrides.args` of `config`. */
function withArgs(config: Mapping | undefined, args: readonly string[] | undefined): Mapping | undefined {
  if (args === undefined) return config;
  const overrides = config?.['overrides'];
  return { ...config, overrides: { ...(isMapping(overrides) ? overrides : {}), args: [...args] } };
}

/** Template variables are numbers of JavaScript; the checks have seen to it that none loses digits. */
function numbersAsNumbers(variables: Mapping | undefined): Record<string, string | number> | undefined {
  if (variables === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : Number(value),
    ]),
  );
}

/** A limit on what is not waited for does nothing: worth saying to who set it. */
function idleLimits(wait: WaitFor, texts: ReadonlyMap<InputName, string>): string[] {
  const idle: readonly InputName[] = {
    none: ['claim-timeout', 'run-timeout'] as const,
    claimed: ['run-timeout'] as const,
    started: ['run-timeout'] as const,
    finished: [] as const,
  }[wait];
  return idle
    .filter((input) => texts.has(input))
    .map((input) => `${input} has no effect: with wait: ${wait} the step ends before that limit counts.`);
}
