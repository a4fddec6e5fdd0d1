import { rm } from 'node:fs/promises';
import { messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';

/** A process that is just ending may still write below a folder: it is tried as often, 100 ms further apart each time. */
const RETRIES = 5;

/**
 * Takes away a temporary folder or file. Never rejects: what is left on a disk changes nothing about how a build ended,
 * so it is a warning.
 */
export async function removeTemporary(path: string, logger: Logger): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: RETRIES });
  } catch (error) {
    logger.warning(`Temporary files stay on this machine: ${messageOf(error)}`);
  }
}
