import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchAgent, type AgentEnd } from '../agent/agent.ts';
import type { LaunchAgentConfig } from '../agent/config.ts';
import type { AgentItem } from '../agent/item.ts';
import { LaunchError, oneLine } from '../common/errors.ts';
import type { AgentInputs } from '../github/inputs/index.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import { isGreen, renderItems } from '../report/index.ts';
import { scrubEnvironment } from '../runners/environment.ts';
import type { WandbClient } from '../wandb/client.ts';
import { viewer } from '../wandb/operations/identity.ts';
import { clientOf, type Step } from './step.ts';

/** Reported to the server as the agent's version. */
const VERSION = 'wandb-launch-action';

/** Why an agent ends, in words. */
const ENDINGS: Readonly<Record<AgentEnd, string>> = {
  idle: 'the queues were empty for the whole idle-timeout',
  'max-items': 'max-items is reached',
  'max-runtime': 'max-runtime is reached',
  'stop-asked': 'a stop was asked for in W&B',
  cancelled: 'the step was cancelled',
};

/** `mode: agent`: drains the queues with the jobs of this runner, and reports what became of each item. */
export async function agent(inputs: AgentInputs, step: Step): Promise<number> {
  const client = clientOf(inputs, step);
  const workDirectory = await mkdtemp(join(step.env['RUNNER_TEMP'] ?? tmpdir(), 'wandb-agent-'));
  const items: AgentItem[] = [];
  let ending: string | null = null;
  try {
    const config = await configOf(inputs, client, workDirectory);
    const launchAgent = await LaunchAgent.create(client, {
      config,
      host: { hostname: hostname(), version: VERSION },
      jobEnvironment: scrubEnvironment(step.env, inputs.passEnv),
      logger: step.logger,
      clock: step.clock,
      random: step.random,
      signal: step.cancellation.signal,
      onSecret: step.mask,
      onLine: (tracker, line) => step.logger.info(config.maxJobs > 1 ? `[${tracker.runId}] ${line}` : line),
      onItem: (item) => {
        items.push(item);
        step.logger.info(lineOf(item));
        step.outputs.setJson('items', items);
      },
    });
    const end = await launchAgent.loop();
    ending = ENDINGS[end];
    const ran = `${items.length} ${items.length === 1 ? 'item' : 'items'}`;
    step.logger.info(`The agent ends after ${ran}: ${ending}.`);
    return end === 'cancelled' ? 1 : exitCodeFor(items, inputs.failOn);
  } catch (error) {
    step.logger.error(oneLine(error));
    return 1;
  } finally {
    if (inputs.summary && items.length > 0)
      step.summary.write(renderItems({ items, ending }, { limit: SUMMARY_BYTES }));
    await client.close();
    await rm(workDirectory, { recursive: true, force: true });
  }
}

async function configOf(
  inputs: AgentInputs,
  client: WandbClient,
  workDirectory: string,
): Promise<LaunchAgentConfig> {
  const entity = inputs.entity ?? (await viewer(client)).entity;
  if (entity === null) {
    throw new LaunchError('The key has no default entity.', {
      hint: 'Set `entity` to the owner of the queues.',
    });
  }
  return {
    entity,
    queues: inputs.queues,
    maxJobs: inputs.maxJobs,
    maxItems: inputs.maxItems ?? null,
    idleTimeoutMs: inputs.idleTimeoutMs,
    maxRuntimeMs: inputs.maxRuntimeMs ?? null,
    stopGraceMs: inputs.stopGraceMs,
    stoppedRunTimeoutMs: 60_000,
    jobApiKey: inputs.jobApiKey ?? null,
    policy: { allowLocalProcess: inputs.allowLocalProcess },
    workDirectory,
  };
}

function lineOf(item: AgentItem): string {
  const name = item.runUrl ?? item.itemId;
  return `${name}: ${item.outcome}${item.message === null ? '' : ` (${item.message})`}`;
}

/** `fail-on`: whether one bad item, only all of them, or none makes the step fail. */
export function exitCodeFor(items: readonly AgentItem[], failOn: AgentInputs['failOn']): number {
  const bad = items.filter((item) => !isGreen(item.outcome)).length;
  if (failOn === 'none' || bad === 0) return 0;
  return failOn === 'any' || bad === items.length ? 1 : 0;
}
