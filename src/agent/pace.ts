/** Waits between empty polls, in milliseconds: quick at first, then slower. */
export const FIRST_POLL_MS = 1_000;
export const SLOWEST_POLL_MS = 10_000;
/** Two seconds after a minute without work, the slowest after eight: whoever pushes to an idle agent waits for its next poll. */
const SLOWER_BY = 1.02;

/** Why an agent ended. */
export type AgentEnd = 'idle' | 'max-items' | 'max-runtime' | 'stop-asked' | 'cancelled' | 'runner-broken';

/** What the loop of an agent decides by. Times in milliseconds since the epoch. */
export interface LoopState {
  readonly now: number;
  readonly begun: number;
  /** When there last was work. */
  readonly busyAt: number;
  /** Items taken so far. */
  readonly taken: number;
  readonly runningJobs: number;
  readonly running: number;
  readonly stopAsked: boolean;
  readonly cancelled: boolean;
  readonly broken: boolean;
  /** What the last poll waited; 0 after an item came. */
  readonly waited: number;
  /** In [0, 1). */
  readonly random: number;
}

export interface LoopLimits {
  readonly maxJobs: number;
  readonly maxItems: number | null;
  readonly idleTimeoutMs: number | null;
  readonly maxRuntimeMs: number | null;
}

/**
 * The next step of the loop: to end, to look for work, or to wait for a free slot. `emptyMs` is how long to wait when
 * the look finds nothing; `pollMs` the same before jitter and limits, the next turn's `waited`.
 */
export type Turn =
  | { readonly do: 'end'; readonly why: AgentEnd }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'poll'; readonly emptyMs: number; readonly pollMs: number };

export function decideTurn(state: LoopState, limits: LoopLimits): Turn {
  const { now } = state;
  if (state.cancelled) return { do: 'end', why: 'cancelled' };
  if (state.broken) return { do: 'end', why: 'runner-broken' };
  if (state.stopAsked) return { do: 'end', why: 'stop-asked' };
  if (limits.maxItems !== null && state.taken >= limits.maxItems) return { do: 'end', why: 'max-items' };
  const runtimeLeft = limits.maxRuntimeMs === null ? Infinity : state.begun + limits.maxRuntimeMs - now;
  if (runtimeLeft <= 0) return { do: 'end', why: 'max-runtime' };
  if (state.runningJobs >= limits.maxJobs) return { do: 'wait', ms: Math.min(SLOWEST_POLL_MS, runtimeLeft) };
  const isIdle = state.running === 0;
  const idleLeft =
    isIdle && limits.idleTimeoutMs !== null ? state.busyAt + limits.idleTimeoutMs - now : Infinity;
  if (idleLeft <= 0) return { do: 'end', why: 'idle' };
  const pollMs = nextPoll(state.waited);
  const jittered = pollMs * (0.8 + 0.4 * state.random);
  return { do: 'poll', pollMs, emptyMs: Math.max(1, Math.min(jittered, idleLeft, runtimeLeft)) };
}

/** The wait after the one of `waited` milliseconds, without jitter. */
export function nextPoll(waited: number): number {
  return waited <= 0 ? FIRST_POLL_MS : Math.min(waited * SLOWER_BY, SLOWEST_POLL_MS);
}
