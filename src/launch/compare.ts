import { oneLine } from '../common/errors.ts';
import {
  evaluateGates,
  historyKeys,
  needsBaseline,
  type BaselineAsked,
  type Gate,
  type GateResult,
  type RunFacts,
} from '../gates/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { wholeHistory, type MetricHistory } from '../wandb/operations/history.ts';
import { runDetails } from '../wandb/operations/runs.ts';
import type { RunDetails, RunRef } from '../wandb/types.ts';
import { findBaseline, type FoundBaseline } from './baseline.ts';
import { readCharts } from './charts.ts';
import { runFacts } from './facts.ts';
import type { RunResult } from './result.ts';

/** What a run is held against. */
export interface Comparison {
  readonly gates: readonly Gate[];
  readonly baseline: BaselineAsked | null;
  /** Keys of the metrics to draw. */
  readonly charts: readonly string[];
}

export type Compared = Required<Pick<RunResult, 'details' | 'gates' | 'baseline' | 'charts'>>;

/** Milliseconds for each look. */
const DEADLINE_MS = 60_000;
/** Milliseconds after which a value that is missing is looked for once more: a summary can trail the state of its run. */
const TRAILING_MS = 3_000;

/**
 * Reads what rules and report need, one request each, and holds the rules against the run. A rule for which something
 * could not be read fails with the reason; what is only for the report is left out with a warning.
 * @throws only when aborted
 */
export async function compare(
  client: WandbClient,
  result: RunResult,
  run: RunRef,
  asked: Comparison,
  signal?: AbortSignal,
): Promise<Compared> {
  const call: CallOptions = { deadlineMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) };
  const details = result.details ?? (await orNull(() => runDetails(client, run, call), signal));
  const found =
    asked.baseline === null ? null : await baselineOf(client, asked.baseline, result, run, details, call);
  const baseline = found !== null && 'baseline' in found ? found : null;
  if (found !== null && 'missing' in found) {
    client.logger.warning(`There is no baseline ${asked.baseline?.text ?? ''}: ${found.missing}.`);
  }
  const charts = readCharts(client, asked.charts, run, baseline?.baseline.run ?? null, call).catch(
    (error: unknown) => {
      if (signal?.aborted !== true) client.logger.warning(`The charts could not be read: ${oneLine(error)}`);
      return [];
    },
  );
  const held = await holdGates(client, result, run, details, asked.gates, found, call);
  signal?.throwIfAborted();
  return { ...held, baseline: baseline?.baseline ?? null, charts: await charts };
}

async function holdGates(
  client: WandbClient,
  result: RunResult,
  run: RunRef,
  details: RunDetails | null,
  gates: readonly Gate[],
  found: FoundBaseline | null,
  call: CallOptions,
): Promise<Pick<Compared, 'details' | 'gates'>> {
  if (gates.length === 0) return { details, gates: [] };
  const baseline = found !== null && 'baseline' in found ? found : null;
  const other =
    baseline === null || !needsBaseline(gates)
      ? null
      : await factsOf(client, baseline.baseline.run, baseline.details, historyKeys(gates, 'baseline'), call);
  const why = found !== null && 'missing' in found ? found.missing : undefined;
  let seen = details;
  for (let look = 0; ; look += 1) {
    const own =
      seen === null ? NOT_READ : await factsOf(client, run, seen, historyKeys(gates), call, result.times);
    const results = gates.map((gate) => holdGate(gate, own, other, why));
    const trailing = results.some(({ undecided }) => undecided !== undefined && TRAILING.has(undecided));
    if (look > 0 || !trailing) return { details: seen, gates: results };
    await client.clock.sleep(TRAILING_MS, call.signal);
    seen = (await orNull(() => runDetails(client, run, call), call.signal)) ?? seen;
  }
}

const TRAILING: ReadonlySet<string> = new Set(['missing-key', 'no-history', 'unreadable']);

/** Facts of a run, and why its history is not among them when it is not. */
interface Read {
  readonly facts: RunFacts;
  readonly failure: string | null;
  /** What the failure spoils. */
  readonly spoilt: 'history' | 'all';
}

const NOTHING: RunFacts = { summary: {}, history: {}, durationSeconds: null };
const NOT_READ: Read = { facts: NOTHING, failure: 'the run could not be read from W&B', spoilt: 'all' };

async function factsOf(
  client: WandbClient,
  run: RunRef,
  details: RunDetails,
  keys: readonly string[],
  call: CallOptions,
  times?: RunResult['times'],
): Promise<Read> {
  let history: MetricHistory = new Map();
  let failure: string | null = null;
  try {
    history = await wholeHistory(client, run, keys, call);
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    failure = `the history of run ${run.runId} could not be read: ${oneLine(error).replace(/\.$/, '')}`;
  }
  return { facts: runFacts(details, history, times), failure, spoilt: 'history' };
}

function holdGate(gate: Gate, own: Read, other: Read | null, noBaseline: string | undefined): GateResult {
  for (const [of, read] of [
    ['run', own],
    ['baseline', other],
  ] as const) {
    if (read === null || read.failure === null) continue;
    if (read.spoilt === 'history' && historyKeys([gate], of).length === 0) continue;
    return {
      rule: gate.rule,
      passed: false,
      left: null,
      right: null,
      message: read.failure,
      undecided: 'unreadable',
    };
  }
  const [held] = evaluateGates([gate], own.facts, other?.facts ?? null, noBaseline);
  return held as GateResult;
}

async function baselineOf(
  client: WandbClient,
  asked: BaselineAsked,
  result: RunResult,
  run: RunRef,
  details: RunDetails | null,
  call: CallOptions,
): Promise<FoundBaseline> {
  const github = details?.config['github'];
  const repository =
    typeof github === 'object' && github !== null && 'repository' in github ? github.repository : null;
  const candidate = { run, job: result.job, repository: typeof repository === 'string' ? repository : null };
  try {
    return await findBaseline(client, asked, candidate, call);
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    return { missing: `it could not be looked up: ${oneLine(error).replace(/\.$/, '')}` };
  }
}

async function orNull<T>(read: () => Promise<T | null>, signal: AbortSignal | undefined): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return null;
  }
}
