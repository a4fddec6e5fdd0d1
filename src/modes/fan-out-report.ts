import { LaunchError, oneLine } from '../common/errors.ts';
import { keyMetrics } from '../common/key-metrics.ts';
import type { AddInputs } from '../github/inputs/index.ts';
import { SUMMARY_BYTES } from '../github/summary.ts';
import type { Outcome, RunResult } from '../launch/index.ts';
import { isGreen, renderItems, type ItemRow } from '../report/index.ts';
import type { FanOutInputs } from './fan-out.ts';
import { saveLegs, type SavedLegs } from './fan-out-saved.ts';
import { createPublisher, type Publisher } from './publish.ts';
import { saveDone, saveReported } from './saved.ts';
import type { Step } from './step.ts';

/** One launch of several. */
export interface Leg {
  readonly index: number;
  readonly inputs: AddInputs;
}

/** Milliseconds between two writings of the output `items`: each takes room in a file of the runner. */
const OUTPUT_EVERY_MS = 30_000;

/** What became of several launches: rows as they come, one page and one exit code at the end. */
export class FanOutReport {
  readonly #legs: readonly Leg[];
  readonly #inputs: FanOutInputs;
  readonly #step: Step;
  readonly #publisher: Publisher;
  readonly #rows = new Map<number, ItemRow>();
  #writtenAt = 0;
  /** Places of the launches that are left to `post`. */
  readonly #open = new Set<number>();

  constructor(legs: readonly Leg[], inputs: FanOutInputs, step: Step) {
    this.#legs = legs;
    this.#inputs = inputs;
    this.#step = step;
    this.#publisher = createPublisher(inputs, step);
  }

  /** Notes how a launch ended, and tells it in one line. */
  add(leg: Leg, result: RunResult, certain = true): void {
    const { logger, clock } = this.#step;
    if (certain) this.#open.delete(leg.index);
    else this.#open.add(leg.index);
    this.#rows.set(leg.index, rowOf(result));
    const name = `Launch ${leg.index + 1} of ${this.#legs.length}`;
    const place = result.runUrl ?? result.itemId ?? result.queueUrl;
    for (const message of result.message?.split('\n') ?? [null]) {
      const line = [`${name}: ${result.outcome}`, message, place].filter((part) => part !== null).join(' ');
      if (isGreen(result.outcome) || result.outcome === 'cancelled') logger.info(line);
      else logger.error(line);
    }
    if (clock.now() - this.#writtenAt < OUTPUT_EVERY_MS) return;
    this.#writtenAt = clock.now();
    this.#step.outputs.setJson('items', this.#items());
  }

  /** Takes over what the step itself came to, without telling it again. */
  restore(rows: SavedLegs['rows']): void {
    for (const { index, ...row } of rows) this.#rows.set(index, row);
  }

  /** Nothing was launched. */
  async failed(error: unknown): Promise<number> {
    const { logger, cancellation, outputs } = this.#step;
    const lines =
      error instanceof LaunchError && error.message.includes('\n') ? error.message : oneLine(error);
    for (const line of lines.split('\n')) logger.error(line);
    const outcome = cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
    outputs.set({ outcome });
    return this.end(outcome);
  }

  async end(ending?: Outcome): Promise<number> {
    const items = this.#items();
    const { failOn } = this.#inputs;
    const bad = items.filter(({ outcome }) => !isGreen(outcome));
    const outcome = ending ?? outcomeOf(items);
    const { outputs, summary, logger, cancellation } = this.#step;
    saveLegs(this.#step, outcome, this.#rows, [...this.#open]);
    outputs.setJson('items', items);
    outputs.set({ outcome });
    const page = { items, ending: null, columns: this.#inputs.charts };
    if (this.#inputs.summary) summary.write(renderItems(page, { limit: SUMMARY_BYTES }));
    saveReported(this.#step);
    const told = await this.#publisher.endAll(page, outcome);
    if (this.#open.size === 0 && told) saveDone(this.#step);
    logger.info(`${items.length - bad.length} of ${items.length} launches ended well.`);
    if (ending !== undefined || cancellation.signal.aborted) return isGreen(outcome) ? 0 : 1;
    if (failOn === 'none' || bad.length === 0) return 0;
    return failOn === 'any' || bad.length === items.length ? 1 : 0;
  }

  #items(): ItemRow[] {
    return [...this.#rows].sort(([a], [b]) => a - b).map(([, row]) => row);
  }
}

/** The outcome of all: that of the first that did not end well, else that of the last. */
function outcomeOf(items: readonly ItemRow[]): Outcome {
  const bad = items.find(({ outcome }) => !isGreen(outcome));
  return bad?.outcome ?? items.at(-1)?.outcome ?? 'unknown';
}

function rowOf(result: RunResult): ItemRow {
  const { times, details } = result;
  return {
    itemId: result.itemId,
    runId: result.run?.runId ?? null,
    runUrl: result.runUrl,
    job: result.job ?? result.image,
    state: result.state,
    outcome: result.outcome,
    exitCode: null,
    queueSeconds: seconds(times.pushedAt, times.claimedAt),
    runSeconds: seconds(times.startedAt, times.endedAt),
    message: result.message,
    metrics: details === null ? null : keyMetrics(details.summary),
    ...(result.gates === undefined ? {} : { gates: result.gates }),
  };
}

function seconds(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, Math.round(to - from) / 1_000);
}
