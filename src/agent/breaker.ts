/** Failures in a row, before any code of a user ran, after which a runner is taken for broken. */
export const BREAKER_LIMIT = 3;

/**
 * How far an item came, as far as it says something about the runner: `ran`, its program was started; `box-failed`, the
 * runner could not start it, nor would it start another; `not-tried`, the item itself was at fault, or belonged to
 * another agent, which says nothing about the runner. Whoever may push must not be able to stop an agent.
 */
export type Start = 'ran' | 'box-failed' | 'not-tried';

/** Stops the claiming of items on a runner that fails them all, so that the queue outlives the runner's illness. */
export class Breaker {
  readonly #reasons: string[] = [];

  /** @param reason of a failure, one line */
  record(start: Start, reason: string): void {
    if (start === 'ran' && !this.isOpen) this.#reasons.length = 0;
    else if (start === 'box-failed') this.#reasons.push(reason);
  }

  get isOpen(): boolean {
    return this.#reasons.length >= BREAKER_LIMIT;
  }

  /** One line: what kept the last items from starting. */
  get why(): string {
    const different = [...new Set(this.#reasons.slice(0, BREAKER_LIMIT))];
    return `${BREAKER_LIMIT} items in a row failed before their program was started: ${different.join(' / ')}`;
  }
}
