import { messageOf } from '../common/errors.ts';
import { parseJson, stringifyJson } from '../common/json.ts';
import type { Logger } from '../common/logger.ts';
import { appendToFile, formatEntry, type Append } from './file-commands.ts';
import type { Env } from './inputs/types.ts';

export interface StateOptions {
  /** `GITHUB_STATE`. Without it nothing is written. */
  readonly path: string | undefined;
  readonly logger: Logger;
  readonly append?: Append;
}

/**
 * Keeps a value for `post`, which reads it even when this process is killed right afterwards. The last value of a
 * name counts. Values lie in a file of the runner: no secrets. Never throws.
 */
export function saveState(name: string, value: unknown, options: StateOptions): void {
  const { path, logger, append = appendToFile } = options;
  if (path === undefined || path === '') return;
  try {
    append(path, formatEntry(name, stringifyJson(value)));
  } catch (error) {
    logger.warning(`The state ${name} could not be saved for post: ${messageOf(error)}`);
  }
}

/** What `saveState` kept; undefined when there is nothing, or nothing that can be read. To be checked by who reads. */
export function readState(name: string, env: Env): unknown {
  try {
    return parseJson(env[`STATE_${name}`], { numbers: 'plain' });
  } catch {
    return undefined;
  }
}
