import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock, type Clock } from '../common/clock.ts';
import { LaunchError } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { AttemptFailure } from '../wandb/attempt-failure.ts';
import { createHttp, type Http } from '../wandb/http.ts';
import { Limit } from '../wandb/limit.ts';
import { nextWait } from '../wandb/retry.ts';

const ATTEMPT_MS = 120_000;
const DEADLINE_MS = 300_000;
const MOST_ATTEMPTS = 4;
const MOST_REDIRECTS = 5;

export interface DownloadOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/**
 * Streams a public file to disk, through the proxies and with the certificates that the environment names. Nothing is
 * left of a download that fails.
 * @throws LaunchError; the reason of the signal
 */
export async function downloadFile(url: string, file: string, options: DownloadOptions): Promise<void> {
  const { env, logger, signal, clock = systemClock } = options;
  const http = createHttp(env, logger);
  const began = clock.now();
  try {
    for (let attempts = 1; ; attempts += 1) {
      const failure = await attempt(http, new URL(url), file, signal);
      if (failure === null) return;
      const now = clock.now();
      const remainingMs = DEADLINE_MS - (now - began);
      const asked = { failure: failure.failure, effect: 'read', mostAttempts: MOST_ATTEMPTS } as const;
      const wait = nextWait({ ...asked, attempts, remainingMs, now, random: Math.random() });
      if (wait === undefined) throw new LaunchError(sentence(failure), { cause: failure });
      await clock.sleep(wait, signal);
    }
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await http.close();
  }
}

async function attempt(
  http: Http,
  url: URL,
  file: string,
  signal: AbortSignal,
): Promise<AttemptFailure | null> {
  const limit = new Limit(signal, ATTEMPT_MS);
  try {
    const body = await follow(http, url, limit.signal);
    await pipeline(Readable.from(body), createWriteStream(file));
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (limit.isOver) return new AttemptFailure({ what: 'timed-out' }, 'took too long.');
    if (error instanceof AttemptFailure) return error;
    throw error;
  } finally {
    limit.release();
  }
}

/** The body behind any redirects. No request carries a credential, so none can be led astray. */
async function follow(http: Http, first: URL, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const { status, headers, body } = await http.send({ method: 'GET', url, headers: {} }, signal);
    if (status >= 200 && status <= 299) return body;
    for await (const _chunk of body) break;
    const location = headers['location'];
    const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
    if (!isRedirect)
      throw new AttemptFailure({ what: 'status', status, headers }, `was answered by HTTP ${status}.`);
    const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
    const isSafe = next?.protocol === 'https:' || (next?.protocol === 'http:' && url.protocol === 'http:');
    if (next === null || !isSafe) {
      throw new AttemptFailure({ what: 'unreadable' }, 'was led to an address that is not https.');
    }
    url = next;
  }
  throw new AttemptFailure({ what: 'unreadable' }, `was led on more than ${MOST_REDIRECTS} times.`);
}

function sentence(failure: AttemptFailure): string {
  return `the download ${failure.message.replace(/\.$/, '')}`;
}
