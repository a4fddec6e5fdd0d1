import { LaunchError } from '../common/errors.ts';

/** Where a rule cannot be read, and why. */
export interface GateFault {
  /** The rule as it stands in its line, without blanks around it. */
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units of the rule. */
  readonly column: number;
  /** A sentence without its full stop. */
  readonly what: string;
  /** The next action, also without its full stop. */
  readonly next: string;
}

/** A rule that the grammar does not hold. */
export class GateSyntaxError extends LaunchError {
  override readonly name = 'GateSyntaxError';
  readonly fault: GateFault;

  constructor(fault: GateFault) {
    const { rule, line, column, what, next } = fault;
    const stop = next.startsWith('Did you mean') ? '?' : '.';
    super(`Gate ${line}, column ${column}: ${what}, in ${JSON.stringify(rule)}.`, { hint: `${next}${stop}` });
    this.fault = fault;
  }

  /** The rule, and below it a caret under the character at which it went wrong. */
  get pointer(): string {
    return `${this.fault.rule}\n${' '.repeat(this.fault.column - 1)}^`;
  }
}
