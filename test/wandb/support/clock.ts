import type { Clock } from '../../../src/common/clock.ts';

export interface TestClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly waits: number[];
  advance(ms: number): void;
}

/** A clock on which every wait is over at once, and has taken its time all the same. */
export function testClock(start = Date.parse('2026-11-25T12:00:00Z')): TestClock {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep(ms, signal) {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
    advance: (ms) => (now += ms),
  };
}
