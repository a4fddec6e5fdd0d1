import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchAgent, type AgentEnd } from '../agent/agent.ts';
import type { LaunchAgentConfig } from '../agent/config.ts';
import type { AgentItem } from '../agent/item.ts';
import { AgentState } from '../agent/state.ts';
import { formatDuration } from '../common/duration.ts';
import { oneLine } from '../common/errors.ts';
import type { AgentInputs } from '../github/inputs/index.ts';
import { secretInputs } from '../github/inputs/read.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import { isGreen, renderItems } from '../report/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { AgentBackends } from './agent-backends.ts';
import { JobLines } from './agent-lines.ts';
import { logDirectoryOf, openLogDirectory } from './agent-logs.ts';
import { saveAgent } from './agent-saved.ts';
import { agentSettings, stateDirOf } from './agent-settings.ts';
import type { IdentityFile } from './identity-file.ts';
import { identityOfJobs } from './job-identity.ts';
import { saveDone, saveReported } from './saved.ts';
import { clientOf, type Step } from './step.ts';

/** Reported to the server as the agent's version. */
const VERSION = 'wandb-launch-action';
/** Milliseconds between a cancel and the end of everything that `post` can do as well: SIGTERM comes after 7.5 s. */
const CANCEL_MS = 6_000;

/** `mode: agent`: drains the queues with the jobs of this runner, and reports what became of each item. */
export async function agent(inputs: AgentInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  const temp = step.env['RUNNER_TEMP'] ?? tmpdir();
  const workDirectory = await mkdtemp(join(temp, 'wandb-agent-'));
  const logDirectory = logDirectoryOf(step.env, stateDirOf(inputs, step.env));
  let identity: IdentityFile | null = null;
  try {
    await openLogDirectory(logDirectory, step.clock.now());
    const { config, warnings } = await agentSettings(inputs, client, step.env, {
      workDirectory,
      logDirectory,
    });
    for (const warning of warnings) step.logger.warning(warning);
    identity = inputs.jobApiKey === undefined ? await identityOfJobs(inputs, workDirectory, step) : null;
    return await work(
      inputs,
      identity === null ? config : { ...config, jobIdentity: identity },
      client,
      step,
    );
  } catch (error) {
    step.logger.error(oneLine(error));
    return 1;
  } finally {
    await identity?.close();
    await client.close();
    await rm(workDirectory, { recursive: true, force: true });
  }
}

async function work(
  inputs: AgentInputs,
  config: LaunchAgentConfig,
  client: WandbClient,
  step: Step,
): Promise<number> {
  const backends = new AgentBackends(config, step);
  const state = await AgentState.open(stateDirOf(inputs, step.env), step.clock);
  state.note({ kind: 'folder', path: config.workDirectory });
  const items: AgentItem[] = [];
  let launchAgent: LaunchAgent | null = null;
  let ending: string | null = null;
  try {
    await backends.check(client);
    saveAgent(step, { stateDir: state.stateDir, owner: state.owner });
    const lines = new JobLines(step.logger, config.maxJobs);
    launchAgent = await LaunchAgent.create(client, {
      config,
      host: { hostname: hostname(), version: VERSION },
      runners: ({ name }) => backends.runners({ name, owner: state.owner }),
      findLeftovers: (owner, expected) => backends.findLeftovers(owner, expected),
      state,
      logger: step.logger,
      clock: step.clock,
      random: step.random,
      signal: step.cancellation.signal,
      hurry: hurryAfter(step),
      stopMessage: stopMessage(step),
      secrets: secretInputs(step.env),
      onSecret: step.mask,
      cut: step.cut,
      onLine: (tracker, line) => lines.line(tracker, line),
      onEnd: (tracker) => lines.end(tracker),
      onItem: (item) => {
        items.push(item);
        tell(item, step);
        step.outputs.setJson('items', items);
      },
    });
    const end = await launchAgent.loop();
    ending = endingOf(end, inputs, launchAgent.brokenBecause);
    const ran = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
    const line = `The agent ends after ${ran}: ${ending}.`;
    if (end === 'runner-broken') step.logger.error(line);
    else step.logger.info(line);
    return end === 'cancelled' || end === 'runner-broken' ? 1 : exitCodeFor(items, inputs.failOn);
  } finally {
    const settled = launchAgent?.isSettled ?? true;
    if (inputs.summary && (items.length > 0 || ending !== null)) {
      step.summary.write(renderItems({ items, ending }, { limit: SUMMARY_BYTES }));
      saveReported(step);
    }
    await state.close(settled);
    if (settled) saveDone(step);
  }
}

/** Aborts when a cancelled step has had its time. */
function hurryAfter({ cancellation }: Step): AbortSignal {
  const over = new AbortController();
  const begin = (): void => void setTimeout(() => over.abort(), CANCEL_MS).unref();
  if (cancellation.signal.aborted) begin();
  else cancellation.signal.addEventListener('abort', begin, { once: true });
  return AbortSignal.any([cancellation.hurry, over.signal]);
}

/** What an item says that was ended by a cancel. */
export function stopMessage({ context }: Pick<Step, 'context'>): string {
  return `cancelled by workflow run ${context.workflowRunUrl || context.runId}`;
}

/** One line an item: a failed one as an annotation, of which a logger makes ten at most. */
function tell(item: AgentItem, { logger }: Step): void {
  const name = item.runUrl ?? item.itemId;
  const seconds = item.runSeconds === null ? '' : ` after ${formatDuration(item.runSeconds * 1_000)}`;
  const line = `${name}: ${item.outcome}${seconds}${item.message === null ? '' : ` (${item.message})`}`;
  if (isGreen(item.outcome) || item.outcome === 'cancelled') logger.info(line);
  else logger.error(line);
}

/** Why an agent ended, in words. */
function endingOf(end: AgentEnd, inputs: AgentInputs, broken: string | null): string {
  switch (end) {
    case 'idle':
      return `the queues were empty for ${formatDuration(inputs.idleTimeoutMs)} (idle-timeout)`;
    case 'max-items':
      return 'max-items is reached';
    case 'max-runtime':
      return 'max-runtime is reached';
    case 'stop-asked':
      return 'a stop was asked for in W&B';
    case 'cancelled':
      return 'the step was cancelled';
    case 'runner-broken':
      return `no more items are claimed, as this runner seems to be broken; they stay in their queues. ${broken ?? ''}`;
  }
}

/** `fail-on`: whether one bad item, only all of them, or none makes the step fail. */
export function exitCodeFor(items: readonly AgentItem[], failOn: AgentInputs['failOn']): number {
  const bad = items.filter((item) => !isGreen(item.outcome)).length;
  if (failOn === 'none' || bad === 0) return 0;
  return failOn === 'any' || bad === items.length ? 1 : 0;
}
