import { Closer } from '../agent/closer.ts';
import { LAUNCH_PROJECT } from '../agent/config.ts';
import { readItem, type AgentItem } from '../agent/item.ts';
import { recoverOrphan } from '../agent/recover.ts';
import { AgentState, type Orphan } from '../agent/state.ts';
import { LaunchError } from '../common/errors.ts';
import { Redactor } from '../common/redact.ts';
import { parseInputs, type AgentInputs } from '../github/inputs/index.ts';
import { secretInputs } from '../github/inputs/read.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import { renderItems } from '../report/index.ts';
import { AgentBackends } from './agent-backends.ts';
import { savedAgent } from './agent-saved.ts';
import { agentSettings } from './agent-settings.ts';
import { stopMessage } from './agent.ts';
import { readSaved } from './saved.ts';
import { clientOf, type Step } from './step.ts';

/** Milliseconds for the cleanup: the server ends every step five minutes after a cancel. */
const CLEANUP_MS = 150_000;

/**
 * The agent's part of `post`: finishes what a cut-off agent left. Stops what runs, fails what was claimed, tells the
 * server that the agent is gone, and writes the summary if the step did not.
 * @throws LaunchError, WandbError when it cannot
 */
export async function completeAgent(step: Step): Promise<void> {
  const saved = savedAgent(step);
  if (saved === null || readSaved(step).done) return;
  const inputs = await parseInputs(step.env);
  if (inputs.mode !== 'agent') return;
  const state = await AgentState.open(saved.stateDir, step.clock);
  let done = false;
  try {
    const [orphan] = await state.takeOrphans(saved.owner);
    if (orphan === undefined) {
      step.logger.info('What the agent left is seen to already, by another agent of this machine.');
    } else {
      const items = await stopAll(orphan, inputs, step);
      if (inputs.summary && !readSaved(step).reported) {
        const ending = 'the step was cut off; this was written by its cleanup';
        step.summary.write(renderItems({ items, ending }, { limit: SUMMARY_BYTES }));
      }
    }
    done = true;
  } finally {
    await state.close(done);
  }
}

async function stopAll(orphan: Orphan, inputs: AgentInputs, step: Step): Promise<readonly AgentItem[]> {
  const items = orphan.record.items.flatMap(({ row }) => readItem(row) ?? []);
  const client = clientOf(inputs, step);
  const signal = AbortSignal.any([AbortSignal.timeout(CLEANUP_MS), step.cancellation.hurry]);
  const redactor = new Redactor();
  for (const secret of secretInputs(step.env)) redactor.add(secret);
  try {
    const entity = orphan.record.entity ?? inputs.entity;
    if (entity === undefined) throw new LaunchError('The journal of the agent does not name its entity.');
    const folders = { workDirectory: '', logDirectory: null };
    const { config } = await agentSettings({ ...inputs, entity }, client, step.env, folders);
    const backends = new AgentBackends(config, step);
    const owner = { entity, project: inputs.projectQueue ?? LAUNCH_PROJECT };
    const closer = new Closer({
      client,
      owner,
      clock: step.clock,
      logger: step.logger,
      files: null,
      cut: (text) => redactor.cut(text),
      signal,
      onItem: (item) => {
        items.push(item);
        step.logger.info(`${item.runUrl ?? item.itemId}: ${item.outcome} (${item.message ?? 'ended'})`);
      },
    });
    const { settled } = await recoverOrphan(orphan, {
      client,
      owner,
      closer,
      logger: step.logger,
      find: (of, expected) => backends.findLeftovers(of, expected),
      stopGraceMs: inputs.stopGraceMs,
      stopping: stopMessage(step),
      signal,
      openLog: () => null,
      // With a reason to stop, only what has ended comes here.
      watch: async (tracker, run) => {
        const end = await run.wait();
        await closer.closeEnded(tracker, end, { cancelledBecause: stopMessage(step), stop: signal });
      },
    });
    await settled;
    return items;
  } finally {
    await client.close();
  }
}
