import { messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { appendToFile, type Append } from './file-commands.ts';

/** GitHub refuses a summary above 1 MiB whole; masks can lengthen it, so this stays well below. */
export const SUMMARY_BYTES = 900 * 1_024;

export interface SummaryOptions {
  /** `GITHUB_STEP_SUMMARY`. Without it nothing is written. */
  readonly path: string | undefined;
  readonly logger: Logger;
  readonly append?: Append;
}

export interface Summary {
  /** Writes the whole summary of the step. Only the first call does; returns whether it did. Never throws. */
  write(markdown: string): boolean;
}

export function createSummary({ path, logger, append = appendToFile }: SummaryOptions): Summary {
  let done = false;
  return {
    write(markdown) {
      if (done || path === undefined || path === '') return false;
      done = true;
      try {
        append(path, cutToBytes(markdown, SUMMARY_BYTES));
        return true;
      } catch (error) {
        logger.warning(`The job summary could not be written: ${messageOf(error)}`);
        return false;
      }
    },
  };
}

/** A last resort (the report keeps its own budget): whole lines that fit, and a line that says that there was more. */
function cutToBytes(markdown: string, limit: number): string {
  const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`;
  if (Buffer.byteLength(text) <= limit) return text;
  const note = '\n\nThe rest of this summary did not fit.\n';
  const kept: string[] = [];
  let bytes = Buffer.byteLength(note);
  for (const line of text.split('\n')) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > limit) break;
    kept.push(line);
  }
  return kept.join('\n') + note;
}
