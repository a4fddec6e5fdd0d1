import type { Logger } from '../common/logger.ts';
import { formatCommand, formatMasks, neutralise } from './commands.ts';

/** GitHub keeps ten annotations of each level a step; the rest would vanish from the page without a word. */
const ANNOTATIONS_PER_LEVEL = 10;
/** Characters of an annotation that GitHub keeps. */
const ANNOTATION_LENGTH = 4_096;

/** Where an annotation belongs. */
export interface Place {
  /** Relative to the root of the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface LoggerOptions {
  /** Takes whole lines: `process.stdout.write`, for one. */
  readonly write: (text: string) => void;
  /** Cuts known secrets, before the runner's own masks do. */
  readonly cut?: (text: string) => string;
}

/** A logger that speaks to a runner. */
export interface ActionLogger extends Logger {
  /** An error at a line of a file of the repository, where GitHub shows it. */
  errorAt(message: string, place: Place): void;
  /** Opens a group that can be folded; groups do not nest. */
  group(title: string): void;
  endGroup(): void;
  /** Hides a secret in all that the step prints from here on. */
  mask(secret: string): void;
}

/** Everything that passes through is harmless to the runner, whoever wrote it. */
export function createLogger({ write, cut = (text) => text }: LoggerOptions): ActionLogger {
  const annotations = new Map<string, number>();

  function print(text: string): void {
    write(`${neutralise(cut(text))}\n`);
  }

  function annotate(level: 'notice' | 'warning' | 'error', message: string, place?: Place): void {
    const count = (annotations.get(level) ?? 0) + 1;
    annotations.set(level, count);
    if (count > ANNOTATIONS_PER_LEVEL) print(`${level}: ${message}`);
    else write(formatCommand(level, neutralise(cut(message)).slice(0, ANNOTATION_LENGTH), { ...place }));
  }

  return {
    debug: (message) => write(formatCommand('debug', neutralise(cut(message)))),
    info: print,
    notice: (message) => annotate('notice', message),
    warning: (message) => annotate('warning', message),
    error: (message) => annotate('error', message),
    errorAt: (message, place) => annotate('error', message, place),
    group: (title) => write(formatCommand('group', neutralise(cut(title)))),
    endGroup: () => write(formatCommand('endgroup', '')),
    mask: (secret) => write(formatMasks(secret)),
  };
}
