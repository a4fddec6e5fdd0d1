import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClientOptions, WandbClient } from '../../src/wandb/client.ts';
import { API_KEY, failure, listLogger, outcomeOf, READ, testClient, WRITE } from './support/client.ts';
import { testClock } from './support/clock.ts';
import type { FaultServer, Step } from './support/fault-server.ts';
import {
  answer,
  cutBeforeHeaders,
  cutInBody,
  cutInHeaders,
  data,
  errors,
  silence,
  slowBody,
  startFaultServer,
} from './support/fault-server.ts';

const open: { server: FaultServer; client: WandbClient }[] = [];

async function start(steps: readonly Step[], options: ClientOptions = {}) {
  const server = await startFaultServer(steps);
  const client = testClient(server.baseUrl, options);
  open.push({ server, client });
  return { server, client };
}

afterEach(async () => {
  for (const { server, client } of open.splice(0)) {
    await server.stop();
    await client.close();
  }
});

// Loading them is not to count within the short limits of some cases.
beforeAll(() => Promise.all([import('undici'), import('graphql-request')]));

const GOOD = data({ viewer: { id: 'x' }, push: { id: 'y' } });

describe('statuses', () => {
  test.each([
    // status, a read: requests and outcome, a write: requests and outcome
    [400, 1, 'refused', 1, 'refused'],
    [401, 1, 'auth', 1, 'auth'],
    [403, 1, 'permission', 1, 'permission'],
    [404, 1, 'not-found', 1, 'not-found'],
    [405, 1, 'refused', 1, 'refused'],
    [408, 2, 'done', 1, 'unknown-outcome'],
    [409, 1, 'conflict', 1, 'conflict'],
    [410, 1, 'refused', 1, 'refused'],
    [413, 1, 'refused', 1, 'refused'],
    [418, 1, 'refused', 1, 'refused'],
    [422, 1, 'refused', 1, 'refused'],
    [425, 2, 'done', 1, 'server'],
    [429, 2, 'done', 2, 'done'],
    [500, 2, 'done', 1, 'unknown-outcome'],
    [501, 1, 'server', 1, 'server'],
    [502, 2, 'done', 1, 'unknown-outcome'],
    [503, 2, 'done', 2, 'done'],
    [504, 2, 'done', 1, 'unknown-outcome'],
    [520, 2, 'done', 1, 'unknown-outcome'],
  ] as const)('%i', async (status, readRequests, readOutcome, writeRequests, writeOutcome) => {
    const first = await start([errors(status, 'no'), GOOD]);
    expect(await outcomeOf(first.client.graphql(READ, {}))).toBe(readOutcome);
    expect(first.server.seen).toHaveLength(readRequests);

    const second = await start([errors(status, 'no'), GOOD]);
    expect(await outcomeOf(second.client.graphql(WRITE, {}))).toBe(writeOutcome);
    expect(second.server.seen).toHaveLength(writeRequests);
  });

  test.each([301, 302, 307, 308])('%i of GraphQL is not followed', async (status) => {
    const target = await start([GOOD]);
    const { client } = await start([
      answer(status, '', { location: `${target.server.baseUrl}/graphql?token=hidden` }),
    ]);
    const error = await failure(client.graphql(READ, {}));
    expect(error.kind).toBe('refused');
    expect(error.message).toContain(`redirect to ${target.server.baseUrl}/graphql, which is not followed`);
    expect(error.message).not.toContain('hidden');
    expect(error.hint).toContain('base-url');
    expect(target.server.seen).toEqual([]);
  });
});

describe('broken connections', () => {
  test.each([
    ['before the headers', cutBeforeHeaders],
    ['within the headers', cutInHeaders],
    ['within the body', cutInBody],
  ])('cut %s', async (_where, cut) => {
    const read = await start([cut, cut, GOOD]);
    expect(await outcomeOf(read.client.graphql(READ, {}))).toBe('done');
    expect(read.server.seen).toHaveLength(3);

    const write = await start([cut, GOOD]);
    const error = await failure(write.client.graphql(WRITE, {}));
    expect(error.kind).toBe('unknown-outcome');
    expect(error.message).toContain('It may have been executed');
    expect(write.server.seen).toHaveLength(1);
  });

  test.each([
    ['no answer', silence],
    ['a body that stops', slowBody],
  ])('%s', async (_what, step) => {
    const read = await start([step, GOOD]);
    expect(await outcomeOf(read.client.graphql(READ, {}, { attemptMs: 500 }))).toBe('done');
    expect(read.server.seen).toHaveLength(2);

    const write = await start([step, GOOD]);
    expect(await outcomeOf(write.client.graphql(WRITE, {}, { attemptMs: 500 }))).toBe('unknown-outcome');
    expect(write.server.seen).toHaveLength(1);
  });

  test('a read that never gets an answer ends as a timeout at its deadline', async () => {
    const { client } = await start([silence]);
    const error = await failure(client.graphql(READ, {}, { attemptMs: 60, deadlineMs: 5_000 }));
    expect(error.kind).toBe('timeout');
    expect(error.message).toMatch(/^Viewer got no whole answer within .* \(\d+ attempts in .*\)/);
  });

  test.each(['read', 'write'] as const)('a refused connection is safe to repeat: %s', async (effect) => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const clock = testClock();
    const client = testClient(`http://127.0.0.1:${port}`, { clock });
    const error = await failure(client.graphql(effect === 'read' ? READ : WRITE, {}));
    expect(error.kind).toBe('network');
    expect(error.message).toContain('ECONNREFUSED');
    expect(clock.waits.length).toBeGreaterThan(3);
    await client.close();
  });
});

describe('answers that are none', () => {
  test.each([
    ['an empty body', answer(200, ''), 'an empty body'],
    ['half a document', answer(200, '{"data": {"viewer": {"id"'), 'JSON that is broken or cut off'],
    [
      'a page',
      answer(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }),
      'text/html instead of JSON',
    ],
    ['a list', answer(200, '[]'), 'not a GraphQL answer'],
    ['neither data nor errors', answer(200, '{}'), 'neither data nor errors'],
    ['null data', answer(200, '{"data": null}'), 'neither data nor errors'],
  ])('%s', async (_what, step, message) => {
    const read = await start([step, GOOD]);
    const error = await failure(read.client.graphql(READ, {}));
    expect([error.kind, error.message]).toEqual(['server', expect.stringContaining(message)]);
    expect(read.server.seen).toHaveLength(1);

    const write = await start([step, GOOD]);
    expect(await outcomeOf(write.client.graphql(WRITE, {}))).toBe('unknown-outcome');
    expect(write.server.seen).toHaveLength(1);
  });

  test('a missing content type is no reason to refuse JSON', async () => {
    const { client } = await start([answer(200, '{"data": {"viewer": {"id": "x"}}}', {})]);
    expect(await client.graphql(READ, {})).toEqual({ viewer: { id: 'x' } });
  });
});

describe('errors that the server means', () => {
  test('in a 200 answer', async () => {
    const { client, server } = await start([errors(200, 'queue\nnot found', 'second')]);
    const error = await failure(client.graphql(WRITE, {}));
    expect(error).toMatchObject({ kind: 'refused', serverMessages: ['queue not found', 'second'] });
    expect(error.message).toBe('Push was refused: queue not found; second.');
    expect(server.seen).toHaveLength(1);
  });

  test('beside a result of a write: it was executed', async () => {
    const body = JSON.stringify({ data: { push: { id: 'y' } }, errors: [{ message: 'late' }] });
    const { client } = await start([answer(200, body)]);
    expect(await outcomeOf(client.graphql(WRITE, {}))).toBe('unknown-outcome');
  });

  test('beside data that is taken all the same', async () => {
    const body = JSON.stringify({ data: { viewer: { id: 'y' } }, errors: [{ message: 'teams' }] });
    const { client } = await start([answer(200, body)]);
    expect(await client.graphql({ ...READ, acceptPartial: true }, {})).toEqual({ viewer: { id: 'y' } });
    expect(await outcomeOf(client.graphql(READ, {}))).toBe('refused');
  });

  test.each([
    'Cannot query field "runSpec" on type "PushPayload".',
    'Unknown argument "first" on field "RunQueue.items".',
    'Field "priority" is not defined by type "PushInput".',
    'Unknown type "JSONString".',
  ])('an old server: %s', async (message) => {
    for (const status of [200, 400]) {
      const { client, server } = await start([errors(status, message)]);
      const error = await failure(client.graphql(WRITE, {}));
      expect(error.kind).toBe('unsupported-server');
      expect(error.message).toContain(message.slice(0, -1));
      expect(server.seen).toHaveLength(1);
    }
  });

  test.each([
    ['GraphQL errors', '{"errors": [{"message": "a"}, {"message": "b"}]}', 'HTTP 400: a; b.'],
    ['an error text', '{"error": "bad"}', 'HTTP 400: bad.'],
    ['an error object', '{"error": {"message": "bad"}}', 'HTTP 400: bad.'],
    ['plain text', 'two\nlines', 'HTTP 400: two lines.'],
    ['a page', '<!doctype html><p>no</p>', 'HTTP 400.'],
    ['nothing', '', 'HTTP 400.'],
    ['a long text', 'x'.repeat(5_000), `HTTP 400: ${'x'.repeat(299)}…`],
  ])('text of a refusal: %s', async (_what, body, message) => {
    const { client } = await start([answer(400, body, { 'x-request-id': 'req-1' })]);
    const error = await failure(client.graphql(READ, {}));
    expect(error.message).toBe(`Viewer was answered with ${message}`);
    expect([error.status, error.requestId]).toEqual([400, 'req-1']);
  });

  test('secrets in what the server says are cut', async () => {
    const basic = Buffer.from(`api:${API_KEY}`).toString('base64');
    const said = `key ${API_KEY} in ${basic} and https://user:pass@host/x`;
    const { client } = await start([errors(403, said)]);
    const error = await failure(client.graphql(READ, {}));
    expect(error.message).toContain('key *** in *** and https://***@host/x');
    expect(JSON.stringify([error.serverMessages, error.message, String(error.cause)])).not.toContain(API_KEY);
  });
});

describe('waiting', () => {
  const limited = (headers: Record<string, string>) => answer(429, '{}', headers);

  test.each([
    // The injected random number is a half: half of the spread comes on top.
    ['seconds', { 'retry-after': '7' }, 7_000 + 1_750],
    ['fractions', { 'retry-after': '0.25' }, 250 + 63],
    ['a date', { 'retry-after': 'Wed, 25 Nov 2026 12:00:09 GMT' }, 9_000 + 2_250],
    ['more than is left', { 'retry-after': '3600' }, 59_000],
  ])('Retry-After in %s', async (_form, headers, wait) => {
    const clock = testClock();
    const { client, server } = await start([limited(headers), GOOD], { clock });
    await client.graphql(WRITE, {});
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBe(wait);
    expect(server.seen).toHaveLength(2);
  });

  test('a limit that lasts beyond the deadline', async () => {
    const { client } = await start([limited({})]);
    const error = await failure(client.graphql(WRITE, {}));
    expect(error.kind).toBe('rate-limited');
    expect(error.hint).toContain('limits how often');
  });

  test('an exhausted allowance delays the next request until the window ends', async () => {
    const clock = testClock();
    const spent = data({ viewer: { id: 'x' } }, { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' });
    const { client } = await start([spent, GOOD], { clock });
    await client.graphql(READ, {});
    expect(clock.waits).toEqual([]);
    await client.graphql(READ, {});
    expect(clock.waits).toEqual([12_000]);
  });

  test('backoff doubles and is logged without secrets', async () => {
    const clock = testClock();
    const logger = listLogger();
    const { client } = await start([errors(500, API_KEY), errors(500, 'x'), errors(500, 'x'), GOOD], {
      clock,
      logger,
    });
    await client.graphql(READ, {});
    expect(clock.waits).toEqual([375, 750, 1_500]);
    expect(logger.lines).toHaveLength(3);
    expect(logger.lines[0]).toBe('Viewer was answered with HTTP 500: ***. Next attempt in 0.4s.');
  });
});

describe('the signal of the caller', () => {
  test.each([
    ['before', undefined],
    ['while the answer is awaited', silence],
    ['while the body is awaited', slowBody],
  ])('aborted %s', async (_when, step) => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the user');
    const { client, server } = await start([
      (...args) => {
        (step ?? silence)(...args);
        controller.abort(reason);
      },
    ]);
    if (step === undefined) controller.abort(reason);
    await expect(client.graphql(WRITE, {}, { signal: controller.signal })).rejects.toBe(reason);
    expect(server.seen).toHaveLength(step === undefined ? 0 : 1);
  });

  test('aborted between two attempts', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled by the user');
    const clock = testClock();
    const waiting = {
      now: () => clock.now(),
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
          controller.abort(reason);
        }),
    };
    const { client } = await start([errors(503, 'busy')], { clock: waiting });
    await expect(client.graphql(READ, {}, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('ten requests at a time', () => {
  /** Holds every request back until ten are there (or all that are still to come), and then a while for an eleventh. */
  function holding(total: number) {
    const held: ServerResponse[] = [];
    const counts = { most: 0 };
    let answered = 0;
    const step: Step = (response) => {
      held.push(response);
      counts.most = Math.max(counts.most, held.length);
      if (held.length !== Math.min(10, total - answered)) return;
      setTimeout(() => {
        answered += held.length;
        for (const one of held.splice(0)) GOOD(one, {} as never, {} as never);
      }, 30);
    };
    return { step, counts };
  }

  test('and no more', async () => {
    const { step, counts } = holding(35);
    const { client, server } = await start([step]);
    await Promise.all(Array.from({ length: 35 }, () => client.graphql(READ, {})));
    expect(server.seen).toHaveLength(35);
    expect(counts.most).toBe(10);
  });

  test('one call that is cancelled while it queues does not hold up the others', async () => {
    const { step } = holding(24);
    const { client, server } = await start([step]);
    const controller = new AbortController();
    const calls = Array.from({ length: 25 }, (_, index) =>
      client.graphql(READ, {}, index === 15 ? { signal: controller.signal } : {}),
    );
    controller.abort(new Error('enough'));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(server.seen).toHaveLength(24);
  });
});

test('numbers of variables and of answers keep every digit', async () => {
  const { client, server } = await start([
    answer(200, '{"data": {"push": {"big": 1152921504606846977, "f": 1.0, "n": NaN}}}'),
  ]);
  const result = await client.graphql<{ push: Record<string, unknown> }>(WRITE, { big: 2n ** 60n + 1n });
  expect(server.seen[0]?.body).toContain('"big":1152921504606846977');
  expect(String(result.push['big'])).toBe('1152921504606846977');
  expect(String(result.push['f'])).toBe('1.0');
  expect(result.push['n']).toBeNaN();
});
