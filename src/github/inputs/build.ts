/** From checked values to the one object that the rest of the action reads. */
import { parseDuration } from '../../common/duration.ts';
import type { LaunchAddOptions } from '../../launch/options.ts';
import { isMapping, type Mapping } from './structured.ts';
import type { InputName } from './table.ts';
import type {
  AddInputs,
  AgentInputs,
  AttachInputs,
  AttachTarget,
  BuildInputs,
  CommonInputs,
  Env,
  EventConfigAsked,
  WaitFor,
  LaunchInputs,
  PolicyInputs,
  ReportInputs,
} from './types.ts';
import type { Values } from './values.ts';

/** What W&B servers other than the public cloud accept as the audience. */
const OWN_SERVER_AUDIENCE = 'wandb';

/** The longest that GITHUB_TOKEN lives. */
const TOKEN_LIFE_MS = 86_400_000;

/** A job on a hosted runner ends after six hours; this leaves time to end in order. */
const HOSTED_MAX_RUNTIME_MS = parseDuration('5h30m');

export function addInputs(
  values: Values,
  texts: ReadonlyMap<InputName, string>,
  report: ReportInputs,
  launches: readonly Values[] | undefined,
  warnings: readonly string[],
): AddInputs {
  return {
    ...common(values, [...warnings, ...idleLimits(values.wait, texts)]),
    ...report,
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
    eventConfig: eventConfigOf(values['event-config']),
    launches: launches?.map(launchOptions),
    failOn: values['fail-on'],
    build: values.build ? buildInputs(values) : undefined,
  };
}

function buildInputs(values: Values): BuildInputs {
  return {
    context: values.context,
    dockerfile: values.dockerfile,
    platforms: values.platforms ?? [],
    jobName: values['job-name'],
    jobAliases: values['job-aliases'] ?? [],
    cacheFrom: values['cache-from'] ?? [],
    cacheTo: values['cache-to'] ?? [],
    secrets: values['build-secrets'] ?? [],
    isOnlyJob: values['queue-name'] === undefined && values.queue === undefined,
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
    ...policy(values),
    stateDir: values['state-dir'],
    jobApiKey: values['job-api-key'],
  };
}

export function launchInputs(
  values: Values,
  report: ReportInputs,
  warnings: readonly string[],
): LaunchInputs {
  const { queueName: _queueName, ...launch } = launchOptions(values);
  return {
    ...common(values, warnings),
    ...report,
    ...policy(values),
    mode: 'launch',
    launch,
    runTimeoutMs: values['run-timeout'],
    provenance: values.provenance,
    eventConfig: eventConfigOf(values['event-config']),
  };
}

/** `true` means all. */
function eventConfigOf(asked: readonly string[] | undefined): EventConfigAsked | undefined {
  const [word = 'false'] = asked ?? [];
  if (asked?.length !== 1 || !/^(true|false)$/i.test(word)) return asked;
  return word.toLowerCase() === 'true' ? 'all' : undefined;
}

function policy(values: Values): PolicyInputs {
  return {
    stopGraceMs: values['stop-grace'],
    passEnv: values['pass-env'] ?? [],
    allowVolumes: values['allow-volumes'] ?? [],
    allowDockerArgs: values['allow-docker-args'] ?? [],
    dockerArgs: values['docker-args'] ?? [],
    allowLocalProcess: values['allow-local-process'],
  };
}

export function attachInputs(
  values: Values,
  texts: ReadonlyMap<InputName, string>,
  target: AttachTarget,
  report: ReportInputs,
  warnings: readonly string[],
): AttachInputs {
  return {
    ...common(values, [...warnings, ...idleLimits(values.wait, texts)]),
    ...report,
    mode: 'attach',
    target,
    queueName: values['queue-name'] ?? values.queue,
    entity: values.entity,
    project: values.project,
    projectQueue: values['project-queue'],
    wait: values.wait,
    // The defaults are those of a step that launched the job itself: to another they would be a surprise.
    claimTimeoutMs: texts.has('claim-timeout') ? values['claim-timeout'] : undefined,
    runTimeoutMs: texts.has('run-timeout') ? values['run-timeout'] : undefined,
    onCancel: texts.has('on-cancel') ? values['on-cancel'] : 'detach',
  };
}

function common(values: Values, warnings: readonly string[]): CommonInputs {
  return {
    // With `identity: oidc` a key that lies in the environment is not the one that is meant.
    apiKey: values.identity === 'oidc' ? undefined : values['api-key'],
    identity:
      values.identity === 'oidc'
        ? { kind: 'oidc', audience: values.audience ?? OWN_SERVER_AUDIENCE }
        : { kind: 'key' },
    baseUrl: values['base-url'],
    noKey: values['no-key'],
    matrix: values.matrix,
    comment: switchable(values.comment, 'sticky'),
    check: switchable(values.check, 'true'),
    githubToken: values['github-token'] || undefined,
    allowUntrusted: values['allow-untrusted'],
    summary: values.summary,
    warnings: [...warnings, ...outlivesToken(values)],
  };
}

/** GitHub's token ends with its job, and after a day at the latest: what is told with it may come too late. */
function outlivesToken(values: Values): string[] {
  const told = (['comment', 'check'] as const).filter((input) => switchable(values[input], 'true'));
  if (values['run-timeout'] <= TOKEN_LIFE_MS || told.length === 0) return [];
  return [
    `With this run-timeout the run may outlive the token of the job (24h), and then its end is not told by ${told.join(' and ')}: launch with wait: started, and tell the end in a later step with mode: attach.`,
  ];
}

/** A text that may also be `true` or `false`, as expressions give them. */
function switchable(text: string | undefined, whenTrue: string): string | undefined {
  if (text === undefined || text.toLowerCase() === 'false') return undefined;
  return text.toLowerCase() === 'true' ? whenTrue : text;
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
  const comparing: readonly InputName[] = wait === 'finished' ? [] : ['baseline', 'charts'];
  return [
    ...idle
      .filter((input) => texts.has(input))
      .map((input) => `${input} has no effect: with wait: ${wait} the step ends before that limit counts.`),
    ...comparing
      .filter((input) => texts.has(input))
      .map((input) => `${input} has no effect: with wait: ${wait} the step does not see the end of the run.`),
  ];
}
