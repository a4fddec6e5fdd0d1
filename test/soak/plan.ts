import type { Fault, FaultAction } from '../../src/server/index.ts';
import { seededRandom, weighted } from './random.ts';

/**
 * What a job of the soak does: begin its run and end well or badly; end without ever beginning a run, badly or well
 * (which the agent waits a minute for); or name a program that its image does not have.
 */
export type JobKind = 'succeeds' | 'fails' | 'mute' | 'mute-well' | 'missing';

export interface PlannedItem {
  readonly number: number;
  /** Milliseconds after the begin, as everywhere here. */
  readonly at: number;
  readonly kind: JobKind;
  readonly seconds: number;
}

/** A kill of one agent of the box, or of all, at a time, or as soon as the server was asked for something. */
export interface PlannedKill {
  readonly at: number;
  /** Wait for the next request of this field, at most a few seconds; null: kill at once. */
  readonly field: string | null;
  readonly who: number | 'all';
  /** The step's post part runs after it, as when GitHub itself still works. */
  readonly post: boolean;
}

export interface PlannedFault {
  readonly at: number;
  readonly fault: Fault;
}

export interface SoakOptions {
  readonly seed: number;
  readonly items: number;
  readonly kills: number;
  /** How often the engine is restarted. */
  readonly restarts: number;
  /** Agents on the box at the same time. */
  readonly agents: number;
  /** Milliseconds over which everything is spread. */
  readonly spanMs: number;
  /** Also jobs whose end takes the agent a minute to be sure of. */
  readonly slow: boolean;
}

export interface SoakPlan extends SoakOptions {
  readonly pushes: readonly PlannedItem[];
  readonly murders: readonly PlannedKill[];
  readonly faults: readonly PlannedFault[];
  readonly restartsAt: readonly number[];
}

const FAULT_EVERY_MS = 1_200;

/** The same seed and options give the same plan; its timing is up to the machine. */
export function planSoak(options: SoakOptions): SoakPlan {
  const random = seededRandom(options.seed);
  const { spanMs } = options;
  const times = (count: number, from: number, to: number): number[] =>
    Array.from({ length: count }, () => Math.round(spanMs * (from + (to - from) * random()))).sort(
      (a, b) => a - b,
    );
  const pushes = times(options.items, 0, 0.9).map((at, number) =>
    plannedItem(random, number, at, options.slow),
  );
  const murders = times(options.kills, 0.1, 1).map((at) => plannedKill(random, at, options.agents));
  const faults = times(Math.round(spanMs / FAULT_EVERY_MS), 0, 1).map((at) => ({
    at,
    fault: plannedFault(random),
  }));
  return { ...options, pushes, murders, faults, restartsAt: times(options.restarts, 0.4, 0.7) };
}

function plannedItem(random: () => number, number: number, at: number, slow: boolean): PlannedItem {
  const kind = weighted<JobKind>(random, [
    ['succeeds', 78],
    ['fails', 9],
    ['mute', 6],
    ['mute-well', slow ? 3 : 0],
    ['missing', 4],
  ]);
  return { number, at, kind, seconds: Math.round(random() * 40) / 10 };
}

function plannedKill(random: () => number, at: number, agents: number): PlannedKill {
  const field = weighted<string | null>(random, [
    [null, 5],
    ['popFromRunQueue', 1],
    ['ackRunQueueItem', 3],
    ['failRunQueueItem', 1],
    ['createLaunchAgent', 1],
  ]);
  const who = weighted<number | 'all'>(random, [
    ['all', 1],
    [Math.floor(random() * agents), 2],
  ]);
  return { at, field, who, post: random() < 0.2 };
}

function plannedFault(random: () => number): Fault {
  const field = weighted(random, [
    ['popFromRunQueue', 4],
    ['ackRunQueueItem', 5],
    ['failRunQueueItem', 3],
    ['updateLaunchAgent', 2],
    ['launchAgent', 2],
    ['createLaunchAgent', 1],
    ['project', 4],
    ['model', 2],
    ['upsertBucket', 2],
    ['stopRun', 1],
  ]);
  const action = weighted<FaultAction>(random, [
    [{ status: 500 }, 4],
    [{ status: 503 }, 1],
    [{ status: 429, headers: { 'retry-after': '1' } }, 2],
    [{ drop: 'before' }, 3],
    [{ drop: 'after' }, 4],
    [{ halfJson: true }, 1],
    [{ delayMs: 1_500 }, 1],
  ]);
  return { match: { field }, action, count: random() < 0.2 ? 3 : 1 };
}
