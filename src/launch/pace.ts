const FIRST_MS = 1_000;
const GROWTH = 1.5;
const YOUNG_MS = 300_000;
const YOUNG_MOST_MS = 5_000;
const MOST_MS = 15_000;
const JITTER = 0.2;
const FAILURE_MS: readonly number[] = [5_000, 10_000, 20_000, 40_000, 60_000];

/** Milliseconds to the next poll: quick after a change, then slower, at most 5 s while young and 15 s later. */
export function pollDelay(roundsSinceChange: number, ageMs: number, random: number): number {
  const most = ageMs < YOUNG_MS ? YOUNG_MOST_MS : MOST_MS;
  // The exponent is bounded, as a wait of days has more rounds than a number has powers.
  return jittered(Math.min(most, FIRST_MS * GROWTH ** Math.min(roundsSinceChange, 20)), random);
}

/** Milliseconds to the next try after `failures` failed polls in a row. */
export function failureDelay(failures: number, random: number): number {
  return jittered(FAILURE_MS[Math.min(failures, FAILURE_MS.length) - 1] ?? FIRST_MS, random);
}

/** Spread by a fifth in both directions, so that many waits do not beat in time. */
function jittered(ms: number, random: number): number {
  return ms * (1 - JITTER + 2 * JITTER * random);
}
