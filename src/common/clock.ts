import { setTimeout as delay } from 'node:timers/promises';

/** Time as a value that is passed in, so that waits can be tested without waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the reason of `signal` as soon as that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await delay(ms, undefined, signal ? { signal } : undefined);
    } catch (error) {
      // node's timer rejects with its own AbortError; who waits is owed the reason that was given.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
