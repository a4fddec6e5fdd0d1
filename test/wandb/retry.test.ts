import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempted, Failure } from '../../src/wandb/retry.ts';
import { kindOf, nextWait, paceMs, retryAfterMs } from '../../src/wandb/retry.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const status = (code: number, headers: Record<string, string> = {}): Failure => ({
  what: 'status',
  status: code,
  headers,
});

function attempted(failure: Failure, more: Partial<Attempted> = {}): Attempted {
  return { failure, effect: 'read', attempts: 1, remainingMs: 60_000, now: NOW, random: 0.5, ...more };
}

describe('nextWait', () => {
  test.each([
    [{ what: 'not-sent' }, true, true],
    [{ what: 'not-trusted' }, false, false],
    [{ what: 'cut' }, true, false],
    [{ what: 'timed-out' }, true, false],
    [{ what: 'declined' }, false, false],
    [{ what: 'unreadable' }, false, false],
    [status(503), true, true],
    [status(500), true, false],
    [status(501), false, false],
    [status(302), false, false],
  ] as [Failure, boolean, boolean][])('%j', (failure, read, write) => {
    expect(nextWait(attempted(failure)) !== undefined).toBe(read);
    expect(nextWait(attempted(failure, { effect: 'write' })) !== undefined).toBe(write);
  });

  test('an operation may repeat more statuses', () => {
    expect(nextWait(attempted(status(409), { effect: 'write' }))).toBeUndefined();
    expect(nextWait(attempted(status(409), { effect: 'write', alsoRetry: [409] }))).toBeDefined();
  });

  test.each([
    [1, 0, 250],
    [1, 0.999, 500],
    [2, 0, 500],
    [5, 0, 4_000],
    [9, 0, 10_000],
    [19, 0.5, 15_000],
  ])('after attempt %i with %d of jitter: %i ms', (attempts, random, ms) => {
    expect(nextWait(attempted(status(500), { attempts, random }))).toBe(ms);
  });

  test('there is an end', () => {
    expect(nextWait(attempted(status(500), { attempts: 20 }))).toBeUndefined();
    expect(nextWait(attempted(status(500), { attempts: 4, mostAttempts: 4 }))).toBeUndefined();
    expect(nextWait(attempted(status(500), { remainingMs: 1_000 }))).toBeUndefined();
    expect(nextWait(attempted(status(429, { 'retry-after': '0' })))).toBe(0);
  });

  test('never waits beyond what is left', () => {
    const any = fc.record({
      attempts: fc.integer({ min: 1, max: 30 }),
      remainingMs: fc.integer({ min: -5_000, max: 100_000 }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      asked: fc.option(fc.oneof(fc.nat().map(String), fc.string())),
    });
    fc.assert(
      fc.property(any, ({ asked, ...more }) => {
        const headers: Record<string, string> = asked === null ? {} : { 'retry-after': asked };
        const wait = nextWait(attempted(status(429, headers), more));
        if (wait === undefined) return;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(more.remainingMs);
      }),
    );
  });
});

test.each([
  ['3', 3_000],
  [' 1.5 ', 1_500],
  ['Wed, 25 Nov 2026 12:01:00 GMT', 60_000],
  ['Wed, 25 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('Retry-After: %j', (value, ms) => expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(ms));

test.each([
  ['0', '30', 30_000],
  ['10', '30', 3_000],
  ['19', '19', 1_000],
  ['20', '30', 0],
  ['5', '0', 0],
  ['5', '86400', 0],
  ['x', '30', 0],
  ['-1', '30', 0],
  [undefined, undefined, 0],
])('RateLimit-Remaining %s, RateLimit-Reset %s: %i ms', (remaining, reset, ms) => {
  const headers: Record<string, string> =
    remaining === undefined ? {} : { 'ratelimit-remaining': remaining, 'ratelimit-reset': reset };
  expect(paceMs(headers)).toBe(ms);
});

test('no failure of a write is called harmless unless it is', () => {
  const harmless = new Set([
    'network',
    'auth',
    'permission',
    'not-found',
    'refused',
    'conflict',
    'rate-limited',
    'server',
  ]);
  for (const what of ['cut', 'timed-out', 'unreadable'] as const) {
    expect(harmless.has(kindOf({ what }, 'write'))).toBe(false);
  }
  for (const code of [408, 500, 502, 504, 599]) expect(kindOf(status(code), 'write')).toBe('unknown-outcome');
});
