import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { WandbClient } from '../../src/wandb/client.ts';
import { failure, outcomeOf, testClient } from './support/client.ts';
import type { FaultServer, Step } from './support/fault-server.ts';
import {
  answer,
  cutBeforeHeaders,
  cutInBody,
  silence,
  slowBody,
  startFaultServer,
} from './support/fault-server.ts';

const stops: (() => Promise<void>)[] = [];

beforeAll(() => import('undici'));
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(...steps: Step[]): Promise<FaultServer> {
  const server = await startFaultServer(steps);
  stops.push(() => server.stop());
  return server;
}

function clientOf(server: FaultServer, path = ''): WandbClient {
  const client = testClient(`${server.baseUrl}${path}`);
  stops.push(() => client.close());
  return client;
}

const text = (body: string) => answer(200, body, { 'content-type': 'text/plain', 'x-kind': 'a' });
const redirect = (to: string, status = 302) => answer(status, '', { location: to });

describe('credentials', () => {
  test('go below the base URL only, and only when asked for', async () => {
    const [own, other] = [await serve(text('own')), await serve(text('other'))];
    const client = clientOf(own, '/w');
    const send = async (url: string, authorized?: boolean) =>
      (await client.file({ method: 'GET', url, ...(authorized === undefined ? {} : { authorized }) })).text();
    await send(`${own.baseUrl}/w/files/x`, true);
    await send(`${own.baseUrl}/w/files/x`);
    await send(`${own.baseUrl}/wandb-other`, true);
    await send(`${own.baseUrl}/w/../x`, true);
    await send('/w/relative', true);
    await send(`${other.baseUrl}/w/files/x`, true);
    expect(own.seen.map(({ url, headers }) => [url, headers.authorization !== undefined])).toEqual([
      ['/w/files/x', true],
      ['/w/files/x', false],
      ['/wandb-other', false],
      ['/x', false],
      ['/w/relative', true],
    ]);
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  test('stay behind at a redirect, to another origin and to the same', async () => {
    const other = await serve(text('body'));
    const own = await serve(redirect('/again'), redirect(`${other.baseUrl}/signed?sig=abc`));
    const client = clientOf(own);
    const response = await client.file({ method: 'GET', url: `${own.baseUrl}/f`, authorized: true });
    expect(await response.text()).toBe('body');
    expect(own.seen.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false]);
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('redirects', () => {
  test('end', async () => {
    const own = await serve(redirect('/again'));
    const error = await failure(clientOf(own).file({ method: 'GET', url: `${own.baseUrl}/f` }));
    expect(error.message).toContain('redirected more than 5 times');
    expect(own.seen).toHaveLength(6);
  });

  test.each(['PUT', 'POST'] as const)('of a %s are not followed', async (method) => {
    const own = await serve(redirect('/again', 307));
    const request = { method, url: `${own.baseUrl}/f?sig=secret`, body: () => 'x' };
    const error = await failure(clientOf(own).file(request));
    expect(error.kind).toBe('refused');
    expect(error.message).not.toContain('secret');
    expect(own.seen).toHaveLength(1);
  });
});

describe('uploads', () => {
  test('a streamed body is sent whole again, with its length', async () => {
    let made = 0;
    const body = async function* () {
      made += 1;
      yield await Promise.resolve(Buffer.from('hello '));
      yield Buffer.from('world');
    };
    const own = await serve(cutBeforeHeaders, answer(500, 'x', {}), text('stored'));
    const response = await clientOf(own).file({
      method: 'PUT',
      url: `${own.baseUrl}/f`,
      headers: { 'content-md5': 'abc' },
      body,
      contentLength: 11,
    });
    expect([response.status, response.headers['x-kind'], await response.text()]).toEqual([
      200,
      'a',
      'stored',
    ]);
    expect(made).toBe(3);
    expect(own.seen[2]).toMatchObject({ body: 'hello world' });
    expect(own.seen[2]?.headers).toMatchObject({ 'content-length': '11', 'content-md5': 'abc' });
    expect(own.seen[2]?.headers['transfer-encoding']).toBeUndefined();
  });

  test('a POST is not repeated unless it is said to be repeatable', async () => {
    const own = await serve(cutBeforeHeaders, text('ok'));
    const client = clientOf(own);
    const post = { method: 'POST', url: `${own.baseUrl}/f`, body: () => '{}' } as const;
    expect(await outcomeOf(client.file(post))).toBe('unknown-outcome');
    expect(own.seen).toHaveLength(1);
    const again = await serve(cutBeforeHeaders, text('ok'));
    expect(
      await outcomeOf(clientOf(again).file({ ...post, url: `${again.baseUrl}/f`, effect: 'read' })),
    ).toBe('done');
    expect(again.seen).toHaveLength(2);
  });
});

describe('downloads', () => {
  test('are streamed', async () => {
    const own = await serve(text('x'.repeat(300_000)));
    const response = await clientOf(own).file({ method: 'GET', url: `${own.baseUrl}/f` });
    let size = 0;
    let chunks = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      chunks += 1;
    }
    expect(size).toBe(300_000);
    expect(chunks).toBeGreaterThan(1);
  });

  test.each([
    ['cut', cutInBody, 'network'],
    ['that stops', slowBody, 'timeout'],
  ] as const)('a body %s is an error while it is read', async (_what, step, kind) => {
    const own = await serve(step);
    const response = await clientOf(own).file(
      { method: 'GET', url: `${own.baseUrl}/f` },
      { deadlineMs: 1_500 },
    );
    const error = await failure(response.text());
    expect(error.kind).toBe(kind);
    expect(error.operation).toBe(`GET ${own.baseUrl}/f`);
  });

  test('end when the caller says so', async () => {
    const own = await serve(slowBody);
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const response = await clientOf(own).file(
      { method: 'GET', url: `${own.baseUrl}/f` },
      { signal: controller.signal },
    );
    const reading = response.text();
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test('HEAD has headers and no body', async () => {
    const own = await serve(text('never'));
    const response = await clientOf(own).file({ method: 'HEAD', url: `${own.baseUrl}/f` });
    expect([response.headers['x-kind'], await response.text()]).toEqual(['a', '']);
  });
});

test.each([
  [403, 'permission'],
  [404, 'not-found'],
  [400, 'refused'],
])('%i of a store, with what it says and without the signature', async (status, kind) => {
  const own = await serve(
    answer(status, '<Error><Code>Expired</Code></Error>', { 'content-type': 'application/xml' }),
  );
  const request = {
    method: 'PUT',
    url: `${own.baseUrl}/bucket/f?X-Amz-Signature=secret`,
    body: () => 'x',
  } as const;
  const error = await failure(clientOf(own).file(request));
  expect(error.kind).toBe(kind);
  expect(error.message).toBe(
    `PUT ${own.baseUrl}/bucket/f was answered with HTTP ${status}: <Error><Code>Expired</Code></Error>.`,
  );
});

test('a file that never comes', async () => {
  const own = await serve(silence);
  const request = { method: 'GET', url: `${own.baseUrl}/f` } as const;
  expect(await outcomeOf(clientOf(own).file(request, { attemptMs: 50, deadlineMs: 3_000 }))).toBe('timeout');
});
