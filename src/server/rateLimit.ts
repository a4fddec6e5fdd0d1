import type { ServerClock } from './clock.ts';

export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** Counts requests in windows of time, when a limit is set. */
export class RateLimiter {
  readonly #clock: ServerClock;
  #limit: RateLimit | null = null;
  #windowEnds = 0;
  #used = 0;

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  set(limit: RateLimit | null): void {
    this.#limit = limit;
    this.#windowEnds = 0;
  }

  /** Counts one request. @returns whether it may pass, and the headers that tell the client where it stands */
  take(): { allowed: boolean; headers: Record<string, string> } {
    if (this.#limit === null) return { allowed: true, headers: {} };
    const now = this.#clock.now();
    if (now >= this.#windowEnds) {
      this.#windowEnds = now + this.#limit.windowMs;
      this.#used = 0;
    }
    const allowed = this.#used < this.#limit.requests;
    if (allowed) this.#used += 1;
    const reset = String(Math.ceil((this.#windowEnds - now) / 1000));
    const headers: Record<string, string> = {
      'RateLimit-Limit': String(this.#limit.requests),
      'RateLimit-Remaining': String(this.#limit.requests - this.#used),
      'RateLimit-Reset': reset,
    };
    if (!allowed) headers['Retry-After'] = reset;
    return { allowed, headers };
  }
}
