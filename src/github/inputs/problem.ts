import { LaunchError } from '../../common/errors.ts';

/** One mistake in the inputs of a step. The three texts are sentences without their full stop. */
export interface InputProblem {
  /** Name of the input as it stands in the workflow. */
  readonly input: string;
  readonly what: string;
  /** The rule that is broken, or the likely cause. */
  readonly why: string;
  /** The next action. */
  readonly next: string;
}

/** One line: `claim-timeout: "soon" is not a duration; …. Write ….` */
export function renderProblem(problem: InputProblem): string {
  const stop = problem.next.startsWith('Did you mean') ? '?' : '.';
  return `${problem.input}: ${problem.what}; ${problem.why}. ${problem.next}${stop}`.replace(/\s+/g, ' ');
}

/** Everything that is wrong with the inputs of a step, at once. */
export class InputError extends LaunchError {
  override readonly name = 'InputError';
  readonly problems: readonly InputProblem[];
  /** Lines for the log that may explain a problem: a misspelt input is missing under its right name. */
  readonly warnings: readonly string[];

  constructor(problems: readonly InputProblem[], warnings: readonly string[] = []) {
    super(problems.map(renderProblem).join('\n'));
    this.problems = problems;
    this.warnings = warnings;
  }

  /** One line a problem, in the order of the inputs. */
  get lines(): readonly string[] {
    return this.problems.map(renderProblem);
  }
}

/** A value of the user as it may stand in a message: short, on one line, and never a secret (the caller's duty). */
export function quote(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return JSON.stringify(flat.length > 60 ? `${flat.slice(0, 57)}...` : flat);
}
