import type { Clock } from '../common/clock.ts';
import { formatDuration } from '../common/duration.ts';
import type { Logger } from '../common/logger.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { CallOptions, Effect } from './client.ts';
import type { WandbErrorKind } from './errors.ts';
import { WandbError } from './errors.ts';
import { Limit } from './limit.ts';
import { Pacer } from './pacer.ts';
import { kindOf, nextWait } from './retry.ts';
import { Slots } from './slots.ts';

const DEADLINE_MS = 60_000;
const ATTEMPT_MS = 30_000;
/** As many requests as the Python client has under way at most. */
const MOST_AT_A_TIME = 10;

export interface Call {
  /** What errors and log lines call it. */
  readonly operation: string;
  readonly effect: Effect;
  readonly alsoRetry?: readonly number[];
  readonly mostAttempts?: number;
}

export interface AttemptContext {
  /** Aborted when the time of the attempt is over, and by the caller. */
  readonly signal: AbortSignal;
  /** Keeps the signal alive after the attempt resolves, for a body that is still read: until the deadline or `done`. */
  keep(): { done: () => void; failed: (error: unknown) => Error };
}

export interface CallsOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Cuts secrets out of texts for people. */
  readonly redact: (text: string) => string;
}

/** Everything that one client sends: attempts within a deadline, at most ten at a time, paced as the server asks. */
export class Calls {
  readonly pacer: Pacer;
  readonly #options: CallsOptions;
  readonly #slots = new Slots(MOST_AT_A_TIME);

  constructor(options: CallsOptions) {
    this.#options = options;
    this.pacer = new Pacer(options.clock);
  }

  /**
   * Runs attempts until one resolves or no further one is allowed.
   * @throws WandbError for an attempt that failed for good; the reason of the caller's signal; whatever else an
   *   attempt throws, as it is
   */
  async run<T>(
    call: Call,
    options: CallOptions | undefined,
    attempt: (context: AttemptContext) => Promise<T>,
  ): Promise<T> {
    const { clock, random, logger, redact } = this.#options;
    const began = clock.now();
    const deadline = began + (options?.deadlineMs ?? DEADLINE_MS);
    const whole = new Limit(options?.signal, deadline - began);
    let kept = false;
    const keep = () => {
      kept = true;
      return {
        done: () => whole.release(),
        failed: (error: unknown) => {
          whole.release();
          return this.#asError(error, call, whole, options?.signal);
        },
      };
    };
    let last: AttemptFailure | undefined;
    let attempts = 0;
    try {
      for (;;) {
        try {
          const remainingMs = deadline - clock.now();
          await this.pacer.turn(remainingMs - 1_000, whole.signal);
          const leave = await this.#slots.take(whole.signal);
          attempts += 1;
          try {
            return await this.#attempt(options, deadline - clock.now(), whole, keep, attempt);
          } finally {
            leave();
          }
        } catch (error) {
          options?.signal?.throwIfAborted();
          const failure = this.#failureOf(error, whole, last);
          if (failure === undefined) throw error;
          last = failure;
          const now = clock.now();
          const wait = nextWait({
            failure: failure.failure,
            effect: call.effect,
            ...(call.alsoRetry ? { alsoRetry: call.alsoRetry } : {}),
            ...(call.mostAttempts === undefined ? {} : { mostAttempts: call.mostAttempts }),
            attempts,
            remainingMs: whole.isOver ? 0 : deadline - now,
            now,
            random: random(),
          });
          if (wait === undefined) throw this.#final(call, failure, attempts, now - began);
          logger.info(
            redact(`${call.operation} ${failure.message} Next attempt in ${formatDuration(wait)}.`),
          );
          await this.#sleep(wait, whole);
        }
      }
    } catch (error) {
      options?.signal?.throwIfAborted();
      throw error;
    } finally {
      if (!kept) whole.release();
    }
  }

  async #attempt<T>(
    options: CallOptions | undefined,
    remainingMs: number,
    whole: Limit,
    keep: AttemptContext['keep'],
    attempt: (context: AttemptContext) => Promise<T>,
  ): Promise<T> {
    const attemptMs = Math.min(options?.attemptMs ?? ATTEMPT_MS, remainingMs);
    const limit = new Limit(whole.signal, attemptMs);
    let isKept = false;
    try {
      return await attempt({
        signal: limit.signal,
        keep: () => {
          isKept = true;
          limit.untime();
          const { done, failed } = keep();
          return {
            done: () => {
              limit.release();
              done();
            },
            failed: (error) => {
              limit.release();
              return failed(error);
            },
          };
        },
      });
    } catch (error) {
      throw limit.isOver ? timedOut(attemptMs) : error;
    } finally {
      if (!isKept) limit.release();
    }
  }

  async #sleep(ms: number, whole: Limit): Promise<void> {
    await this.#options.clock.sleep(ms, whole.signal).catch((error: unknown) => {
      if (!whole.isOver) throw error;
    });
  }

  /** `undefined`: not for this loop to judge. */
  #failureOf(error: unknown, whole: Limit, last: AttemptFailure | undefined): AttemptFailure | undefined {
    if (error instanceof AttemptFailure) return error;
    if (!whole.isOver) return undefined;
    return last ?? new AttemptFailure({ what: 'not-sent' }, 'was not sent: its turn did not come in time.');
  }

  #asError(error: unknown, call: Call, whole: Limit, signal: AbortSignal | undefined): Error {
    if (signal?.aborted === true) return signal.reason as Error;
    const failure = error instanceof AttemptFailure ? error : whole.isOver ? timedOut(undefined) : undefined;
    return failure === undefined ? (error as Error) : this.#final(call, failure, 1, 0);
  }

  #final(call: Call, failure: AttemptFailure, attempts: number, tookMs: number): WandbError {
    const { redact } = this.#options;
    const { details } = failure;
    const kind = details.kind ?? kindOf(failure.failure, call.effect);
    const tried = attempts > 1 ? ` (${attempts} attempts in ${formatDuration(tookMs)})` : '';
    const doubt = kind === 'unknown-outcome' ? ' It may have been executed all the same.' : '';
    const status = failure.failure.what === 'status' ? failure.failure.status : details.status;
    const hint = details.hint ?? HINTS[kind];
    const lead = kind === 'auth' ? 'W&B does not accept these credentials: ' : '';
    return new WandbError(redact(`${lead}${call.operation} ${failure.message}${tried}${doubt}`), {
      ...details,
      kind,
      operation: call.operation,
      ...(status === undefined ? {} : { status }),
      ...(details.serverMessages ? { serverMessages: details.serverMessages.map(redact) } : {}),
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

function timedOut(ms: number | undefined): AttemptFailure {
  const within = ms === undefined ? 'before the deadline' : `within ${formatDuration(ms)}`;
  return new AttemptFailure({ what: 'timed-out' }, `got no whole answer ${within}.`);
}

const HINTS: Partial<Record<WandbErrorKind, string>> = {
  auth: 'Check that the API key is right and belongs to the server of base-url.',
  permission: 'Check that the key belongs to a member of that entity who may do this.',
  'rate-limited': 'The server limits how often it is asked; try again later or run fewer steps at once.',
  'unknown-outcome': 'Look in the web app before you repeat it.',
};
