import { formatDuration } from '../common/duration.ts';
import { messageOf } from '../common/errors.ts';
import type { CutShort } from './launch-result.ts';
import type { Step } from './step.ts';

/** Milliseconds between a cancel and the report on it: the runner sends its second signal after 7.5 s. */
const CANCEL_MS = 6_500;
/** Milliseconds beyond its grace that a run may take to end when it is stopped for its own time limit. */
const STOP_MS = 60_000;

/** What ends a run before its own end: a cancel of the step, or the run's time limit. */
export class Cut {
  /** Aborted when the run is to be stopped. */
  readonly signal: AbortSignal;
  readonly #timeout = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #step: Step;
  readonly #limitMs: number;

  constructor(limitMs: number, step: Step) {
    this.#step = step;
    this.#limitMs = limitMs;
    this.#timer = setTimeout(() => this.#timeout.abort(), limitMs);
    this.signal = AbortSignal.any([step.cancellation.signal, this.#timeout.signal]);
  }

  /** Null: nothing ended it. */
  get reason(): CutShort | null {
    const { cancellation, context } = this.#step;
    if (cancellation.signal.aborted) {
      const by = `cancelled by workflow run ${context.workflowRunUrl || context.runId}`;
      return { outcome: 'cancelled', message: `${messageOf(cancellation.signal.reason)} (${by})` };
    }
    if (!this.#timeout.signal.aborted) return null;
    const limit = formatDuration(this.#limitMs);
    return {
      outcome: 'run-timeout',
      message: `The run took longer than ${limit} (run-timeout) and was stopped.`,
    };
  }

  /** Resolves once a run that is being stopped has had all the time that there is. */
  timeIsUp(stopGraceMs: number): Promise<null> {
    const { signal: cancelled, hurry } = this.#step.cancellation;
    return new Promise((resolve) => {
      const give = (): void => resolve(null);
      const after = (ms: number) => (): void => void setTimeout(give, ms).unref();
      const whenever = (signal: AbortSignal, act: () => void): void =>
        signal.aborted ? act() : signal.addEventListener('abort', act, { once: true });
      whenever(hurry, give);
      whenever(cancelled, after(CANCEL_MS));
      whenever(this.#timeout.signal, after(STOP_MS + stopGraceMs));
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
