import { rm } from 'node:fs/promises';
import { killLeftover } from '../agent/leftover-process.ts';
import { oneLine } from '../common/errors.ts';
import { parseInputs } from '../github/inputs/index.ts';
import { copyOfflineRuns, findOfflineRuns } from '../launch/here/offline-files.ts';
import { settleStoppedRun } from '../launch/project/settle-run.ts';
import { discard, DockerClient, DockerEngine, findOwned } from '../runners/docker/index.ts';
import { runUrl } from '../wandb/urls.ts';
import { finish } from './finish.ts';
import { accountOf } from './launch-account.ts';
import { notesOffline } from './launch.ts';
import { NOTHING_KNOWN, resultHere, verdictOfPost } from './launch-result.ts';
import { savedLaunch, type SavedLaunch } from './launch-saved.ts';
import { createPublisher } from './publish.ts';
import { readSaved } from './saved.ts';
import { readSettled } from './settled.ts';
import type { Step } from './step.ts';

/**
 * The part of `post` for a run that a cut-off step started here: ends it, keeps its offline files, and reports it if
 * the step did not.
 * @throws LaunchError, WandbError when it cannot
 */
export async function completeLaunch(step: Step): Promise<void> {
  const saved = savedLaunch(step);
  const { done, reported } = readSaved(step);
  if (saved === null || done) return;
  const inputs = await parseInputs(step.env);
  if (inputs.mode !== 'launch') return;
  const client = accountOf(inputs, step);
  try {
    await endLeftover(saved, inputs.stopGraceMs, step);
    if (client !== null) await settleStoppedRun(client, saved.run, step.logger);
    await rm(saved.folder, { recursive: true, force: true });
    const { job, image, startedAt, offlineFolder, run, cut } = saved;
    const facts = {
      ...NOTHING_KNOWN,
      job,
      image,
      run: startedAt === null ? null : run,
      runUrl: startedAt === null || client === null ? null : runUrl(client.appUrl, run),
      times: { ...NOTHING_KNOWN.times, startedAt, endedAt: step.clock.now() },
      notes: offlineFolder === null ? [] : notesOffline(await findOfflineRuns(offlineFolder)),
    };
    for (const note of facts.notes) step.logger.info(note);
    // A step that came to its end, and was cut off while it told of it, has its own verdict.
    const result = readSettled(step) ?? resultHere(verdictOfPost(cut), facts);
    finish(result, { summary: inputs.summary && !reported }, step);
    await createPublisher(inputs, step).end(result);
  } finally {
    await client?.close();
  }
}

async function endLeftover(saved: SavedLaunch, stopGraceMs: number, step: Step): Promise<void> {
  const { launchId, resource, process, offlineFolder, run } = saved;
  if (resource === 'local-process') {
    if (process !== null && killLeftover(process)) step.logger.info(`Ended the process of run ${run.runId}.`);
    return;
  }
  const engine = new DockerEngine(new DockerClient(step.env));
  for (const { id, state } of await findOwned(engine, launchId)) {
    if (state.running) await engine.stop(id, stopGraceMs);
    if (offlineFolder !== null) {
      await copyOfflineRuns(engine, id, offlineFolder).catch((error: unknown) =>
        step.logger.warning(oneLine(error)),
      );
    }
    await discard(engine, id, 0);
    step.logger.info(`Ended and removed the container of run ${run.runId}.`);
  }
}
