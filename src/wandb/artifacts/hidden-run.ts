import { randomInt } from 'node:crypto';

import { messageOf } from '../../common/errors.ts';
import type { CallOptions, WandbClient } from '../client.ts';
import { deleteRun, finishRun, upsertRun } from '../operations/runs.ts';
import type { RunRef } from '../types.ts';

const RUN_ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const CLEAN_UP_MS = 15_000;

/** A run's short id: eight characters. */
function newRunId(): string {
  return Array.from({ length: 8 }, () => RUN_ID_CHARACTERS[randomInt(RUN_ID_CHARACTERS.length)]).join('');
}

/**
 * Artifacts are uploaded in the name of a run. This makes one that says nothing about the machine, and removes it
 * again whatever happens; what was uploaded stays.
 */
export async function withHiddenRun<Result>(
  client: WandbClient,
  owner: { entity: string; project: string },
  use: (run: RunRef) => Promise<Result>,
  call?: CallOptions,
): Promise<Result> {
  const { storageId, runId, entity, project } = await upsertRun(
    client,
    { ...owner, runId: newRunId(), jobType: 'cli_create_job' },
    call,
  );
  const run = { entity, project, runId };
  try {
    return await use(run);
  } finally {
    // Not under the caller's signal: a cancelled upload must not leave its run behind.
    const cleanUp = { deadlineMs: CLEAN_UP_MS };
    try {
      await finishRun(client, run, 0, cleanUp);
      await deleteRun(client, storageId, cleanUp);
    } catch (error) {
      client.logger.warning(
        `The helper run ${entity}/${project}/${runId} was left behind: ${messageOf(error)}`,
      );
    }
  }
}
