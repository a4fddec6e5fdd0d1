import type { Clock } from '../../common/clock.ts';
import { formatDuration } from '../../common/duration.ts';
import type { Logger } from '../../common/logger.ts';
import { AttemptFailure } from '../../wandb/attempt-failure.ts';
import { readStart } from '../../wandb/body.ts';
import type { Http, HttpRequest } from '../../wandb/http.ts';
import { Limit } from '../../wandb/limit.ts';
import { type Failure, type Headers, nextWait } from '../../wandb/retry.ts';
import { oddAnswer, RegistryError } from './errors.ts';

const ATTEMPT_MS = 20_000;
const DEADLINE_MS = 60_000;
const MOST_ATTEMPTS = 4;
/** Manifests are smaller by the standard; answers of token servers too. */
export const MAX_BODY = 4 * 1024 * 1024;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** At most `MAX_BODY` bytes. */
  readonly body: string;
}

export interface TransportOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}

/** One question to a registry or its token server, repeated while that may help. Only reads are sent this way. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * @param registry how messages name the other side
   * @returns the answer, whatever its status
   * @throws RegistryError when there is none; the reason of `signal`
   */
  async ask(registry: string, request: HttpRequest, signal: AbortSignal): Promise<Answer> {
    const { clock, random, logger } = this.#options;
    const began = clock.now();
    for (let attempts = 1; ; attempts += 1) {
      const { failure, result } = await this.#attempt(request, signal);
      if (failure === null && result !== null) return result;
      const now = clock.now();
      const wait =
        failure === null || isUnknownHost(failure)
          ? undefined
          : nextWait({
              failure: failure.failure,
              effect: 'read',
              mostAttempts: MOST_ATTEMPTS,
              attempts,
              remainingMs: DEADLINE_MS - (now - began),
              now,
              random: random(),
            });
      if (wait === undefined) {
        if (result !== null) return result;
        throw lostError(registry, failure);
      }
      logger.info(`The registry ${registry} ${describe(failure)}. Next attempt in ${formatDuration(wait)}.`);
      await clock.sleep(wait, signal);
    }
  }

  /** A bad status is both: a result, and a failure that may pass. */
  async #attempt(
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<{ failure: AttemptFailure | null; result: Answer | null }> {
    const limit = new Limit(signal, ATTEMPT_MS);
    try {
      const response = await this.#options.http.send(request, limit.signal);
      const { status, headers } = response;
      const result = { status, headers, body: await readStart(response.body, MAX_BODY) };
      const passed = status < 400 ? null : new AttemptFailure({ what: 'status', status, headers }, '');
      return { failure: passed, result };
    } catch (error) {
      signal.throwIfAborted();
      if (limit.isOver) return { failure: new AttemptFailure({ what: 'timed-out' }, ''), result: null };
      if (error instanceof AttemptFailure) return { failure: error, result: null };
      throw error;
    } finally {
      limit.release();
    }
  }
}

function lostError(registry: string, failure: AttemptFailure | null): RegistryError {
  const what = failure?.failure.what;
  const reason = reasonOf(failure);
  const options = failure === null ? {} : { cause: failure };
  if (what === 'not-trusted') {
    return new RegistryError('tls', `No secure connection to the registry ${registry}${reason}.`, {
      ...options,
      hint: 'Name the file of your own certificate authority in NODE_EXTRA_CA_CERTS. Plain http is spoken to this machine only.',
    });
  }
  if (what === 'unreadable' || what === undefined) return oddAnswer(registry, 'it could not be read');
  return new RegistryError('network', `The registry ${registry} cannot be reached${reason}.`, {
    ...options,
    hint: "Check the registry's name, and the network and the proxy variables of the runner.",
  });
}

/** The answer of a name server that knows there is none: no attempt changes that. */
function isUnknownHost({ cause }: AttemptFailure): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOTFOUND';
}

/** The words of the system, which the transport keeps in brackets. */
function reasonOf(failure: AttemptFailure | null): string {
  if (failure?.failure.what === 'timed-out') return `: no answer within ${formatDuration(ATTEMPT_MS)}`;
  const [, said] = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\.$/.exec(failure?.message ?? '') ?? [];
  return said === undefined ? '' : `: ${said}`;
}

function describe(failure: AttemptFailure | null): string {
  const what: Failure | undefined = failure?.failure;
  if (what?.what === 'status') return `answered HTTP ${what.status}`;
  return `gave no answer${reasonOf(failure)}`;
}
