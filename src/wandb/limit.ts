/** A time limit on top of a caller's signal: `signal` is aborted by whichever comes first. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #passOn: () => void;
  readonly #reason = new Error('The time for this is over.');
  readonly #timer: NodeJS.Timeout;

  /** Sockets live in real time, and so does this limit, whatever clock is used for waits. */
  constructor(outer: AbortSignal | undefined, ms: number) {
    this.#outer = outer;
    this.#passOn = () => {
      clearTimeout(this.#timer);
      this.#controller.abort(outer?.reason);
    };
    // Node takes a longer time for none at all.
    const most = Math.min(Math.max(0, ms), 2 ** 31 - 1);
    this.#timer = setTimeout(() => this.#controller.abort(this.#reason), most);
    if (outer?.aborted === true) this.#passOn();
    else outer?.addEventListener('abort', this.#passOn, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the time ended it, and not the caller. */
  get isOver(): boolean {
    return this.signal.aborted && this.signal.reason === this.#reason;
  }

  /** Takes the time limit away; the caller's signal still counts. */
  untime(): void {
    clearTimeout(this.#timer);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#passOn);
  }
}
