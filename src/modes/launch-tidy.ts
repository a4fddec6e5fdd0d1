import { oneLine } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';

/**
 * Takes away what a launch left, one thing after the other; a warning names what cannot be. Never rejects: it changes
 * nothing about how the run went.
 */
export async function tidy(
  things: Readonly<Record<string, () => Promise<unknown>>>,
  logger: Logger,
): Promise<void> {
  for (const [thing, remove] of Object.entries(things)) {
    try {
      await remove();
    } catch (error) {
      logger.warning(`The launch left its ${thing}: ${oneLine(error)}`);
    }
  }
}
