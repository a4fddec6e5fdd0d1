import { LaunchError } from '../common/errors.ts';

export { ExecutionError, LaunchError } from '../common/errors.ts';

/** One thing that is wrong with a launch: all of them are told at once. */
export interface Problem {
  readonly what: string;
  /** Why it is wrong, or likely wrong. */
  readonly why: string;
  /** The next action. */
  readonly next: string;
}

export function problem(what: string, why: string, next: string): Problem {
  return { what, why, next };
}

/** A launch that was not pushed because of what it asks for. `message` holds one line for every problem. */
export class InvalidLaunchError extends LaunchError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options: { cause?: unknown } = {}) {
    super(problems.map(problemLine).join('\n'), options);
    this.problems = problems;
  }
}

/** The answer to the push was lost, and the queue does not tell whether the item is there. Outcome: `unknown`. */
export class SubmitUnknownError extends LaunchError {
  readonly outcome = 'unknown' as const;
}

/** A wait reached its own limit. Nothing was touched: the launch goes on. */
export class WaitTimeoutError extends LaunchError {
  override readonly name = 'TimeoutError';
}

/** `what: why. next`, each part ending as a sentence does. */
export function problemLine({ what, why, next }: Problem): string {
  return `${[what, why].filter((part) => part !== '').join(': ')}. ${next}`
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
}
