import type { Clock } from '../common/clock.ts';
import type { Headers } from './retry.ts';
import { paceMs, retryAfterMs } from './retry.ts';

/** Spreads the requests of one client over what the server says it still allows. */
export class Pacer {
  readonly #clock: Clock;
  /** Milliseconds since the epoch before which no request starts. */
  #nextStart = 0;
  #interval = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for the turn of the next request, at most `mostMs`. */
  async turn(mostMs: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const start = Math.max(now, this.#nextStart);
    this.#nextStart = start + this.#interval;
    const wait = Math.min(start - now, mostMs);
    if (wait > 0) await this.#clock.sleep(wait, signal);
  }

  /** Learns from the headers of an answer. */
  learn(status: number, headers: Headers): void {
    const now = this.#clock.now();
    this.#interval = paceMs(headers);
    const pause = status === 429 ? (retryAfterMs(headers, now) ?? this.#interval) : this.#interval;
    // Without a limit in the answer an earlier pause still holds.
    if (pause > 0) this.#nextStart = Math.max(this.#nextStart, now + pause);
  }
}
