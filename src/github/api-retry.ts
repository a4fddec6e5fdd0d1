import { isRateLimited, type Failure } from './api-errors.ts';

/** Tries of one request. */
const MOST_TRIES = 4;
/** GitHub asks for at least a minute after a secondary limit that names no time. */
const SECONDARY_LIMIT_MS = 60_000;

export interface RetryQuestion {
  readonly failure: Failure;
  /** Tries made so far, from 1. */
  readonly tries: number;
  /** Whether carrying the request out twice does no harm. */
  readonly repeatable: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that a limit is waited for. */
  readonly patienceMs: number;
  /** From 0 up to 1. */
  readonly random: number;
}

/**
 * Milliseconds until a request is tried again; null when it is not. What a limit refused was not carried out, so
 * that is safe to repeat; after a 5xx or without an answer only what may happen twice is.
 * Source: GitHub's "best practices for using the REST API".
 */
export function retryDelay(question: RetryQuestion): number | null {
  const { failure, tries, repeatable, patienceMs, random } = question;
  if (tries >= MOST_TRIES) return null;
  if (isRateLimited(failure)) {
    const wait = limitDelay(failure, question.now);
    return wait > patienceMs ? null : wait;
  }
  const passing = failure.status === null || failure.status >= 500;
  if (!passing || !repeatable) return null;
  return 500 * 2 ** tries * (0.5 + random / 2);
}

function limitDelay({ headers }: Failure, now: number): number {
  const seconds = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(seconds)) return Math.max(0, seconds) * 1_000;
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
    return Math.max(0, reset * 1_000 - now) + 1_000;
  }
  return SECONDARY_LIMIT_MS;
}
