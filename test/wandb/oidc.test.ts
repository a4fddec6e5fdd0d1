import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from '../../src/wandb/create-client.ts';
import { identityCredentials } from '../../src/wandb/identity-credentials.ts';
import { decodeClaims } from '../../src/wandb/jwt.ts';
import { failure, listLogger, outcomeOf, READ, WRITE } from './support/client.ts';
import type { TestClock } from './support/clock.ts';
import { testClock } from './support/clock.ts';
import type { FaultServer, Step } from './support/fault-server.ts';
import { answer, cutBeforeHeaders, data, startFaultServer } from './support/fault-server.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/x:environment:prod',
  aud: 'acme',
};
const ASSERTION = `${encode({ alg: 'RS256' })}.${encode(CLAIMS)}.c2lnbmF0dXJl`;
const servers: FaultServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const granted = (token: string, seconds: unknown = 3_600) =>
  answer(200, JSON.stringify({ access_token: token, expires_in: seconds, token_type: 'Bearer' }));

async function source(steps: readonly Step[], clock: TestClock = testClock()) {
  const server = await startFaultServer(steps);
  servers.push(server);
  const secrets: string[] = [];
  const logger = listLogger();
  const assertions: number[] = [];
  const credentials = identityCredentials({
    baseUrl: server.baseUrl,
    env: {},
    clock,
    random: () => 0,
    logger,
    onSecret: (secret) => secrets.push(secret),
    getAssertion: () => {
      assertions.push(clock.now());
      return Promise.resolve(`${ASSERTION}\n`);
    },
  });
  return { server, credentials, clock, secrets, logger, assertions };
}

test('one exchange, as the protocol has it', async () => {
  const { server, credentials, secrets } = await source([granted('access-1')]);
  expect(await credentials.token()).toBe('access-1');
  const [seen] = server.seen;
  expect(seen).toMatchObject({ method: 'POST', url: '/oidc/token' });
  expect(seen?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(seen?.headers.authorization).toBeUndefined();
  expect(seen?.body).toBe(`grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=${ASSERTION}`);
  expect(secrets).toEqual([ASSERTION, 'access-1']);
});

describe('renewal', () => {
  test.each([
    // life in seconds, the last moment that is still good, the first that is not
    [3_600, 3_299, 3_300],
    [600, 299, 300],
    [300, 149, 150],
    [2, 0.999, 1],
  ])('a token that lives %d s', async (life, good, over) => {
    const { server, credentials, clock, assertions } = await source([
      granted('first', life),
      granted('second', life),
    ]);
    await credentials.token();
    clock.advance(good * 1_000);
    expect(await credentials.token()).toBe('first');
    clock.advance((over - good) * 1_000);
    expect(await credentials.token()).toBe('second');
    expect(server.seen).toHaveLength(2);
    expect(assertions).toHaveLength(2);
  });

  test('whoever asks meanwhile shares one exchange', async () => {
    const { server, credentials } = await source([granted('shared')]);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => credentials.token()));
    expect(new Set(tokens)).toEqual(new Set(['shared']));
    expect(server.seen).toHaveLength(1);
  });

  test('one that gives up does not end it for the others', async () => {
    const { credentials } = await source([granted('shared')]);
    const controller = new AbortController();
    const reason = new Error('enough');
    const first = credentials.token(controller.signal);
    const second = credentials.token();
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(await second).toBe('shared');
  });

  test('a renewal that fails leaves the token in use while it lasts', async () => {
    const refused = answer(400, '{"error": "no"}');
    const { credentials, clock, logger } = await source([granted('old', 600), refused]);
    await credentials.token();
    clock.advance(400_000);
    expect(await credentials.token()).toBe('old');
    expect(logger.lines).toEqual([expect.stringContaining('could not be renewed yet')]);
    clock.advance(200_000);
    expect((await failure(credentials.token())).kind).toBe('auth');
  });
});

describe('failures', () => {
  test('a refusal is final and says what the token says, never the token', async () => {
    const said = answer(401, JSON.stringify({ error: `bad ${ASSERTION}` }));
    const { server, credentials } = await source([said, granted('never')]);
    const error = await failure(credentials.token());
    expect(error.kind).toBe('auth');
    expect(error.message).toContain('HTTP 401: bad ***');
    expect(error.message).toContain(`iss="${CLAIMS.iss}", sub="${CLAIMS.sub}", aud="acme"`);
    expect(error.message).not.toContain(ASSERTION);
    expect(error.hint).toContain('service account');
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['429', answer(429, '{}')],
    ['500', answer(500, '{}')],
    ['503', answer(503, '{}')],
    ['a cut connection', cutBeforeHeaders],
  ])('%s is tried again, three times at most', async (_what, step) => {
    const good = await source([step, step, step, granted('late')]);
    expect(await good.credentials.token()).toBe('late');
    const bad = await source([step]);
    await failure(bad.credentials.token());
    expect(bad.server.seen).toHaveLength(4);
  });

  test.each([
    ['no JSON', answer(200, 'hello'), 'not JSON'],
    ['no token', answer(200, '{"expires_in": 3}'), 'without an access_token'],
    ['null', answer(200, 'null'), 'without an access_token'],
  ])('%s', async (_what, step, message) => {
    const { credentials } = await source([step]);
    const error = await failure(credentials.token());
    expect([error.kind, error.message]).toEqual(['server', expect.stringContaining(message)]);
  });
});

test('requests carry the access token; every token is announced; a token file is read anew', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'wandb-oidc-'));
  const file = join(directory, 'token');
  await writeFile(file, `${ASSERTION}\n`);
  const server = await startFaultServer([
    granted('one', 2),
    data({ viewer: { id: 'x' } }),
    granted('two', 2),
    data({}),
  ]);
  servers.push(server);
  const clock = testClock();
  const secrets: string[] = [];
  const client = createClient({
    baseUrl: server.baseUrl,
    env: { WANDB_IDENTITY_TOKEN_FILE: file },
    clock,
    onSecret: (secret) => secrets.push(secret),
  });
  await client.graphql(READ, {});
  clock.advance(5_000);
  await writeFile(file, ASSERTION.replace('c2ln', 'AAAA'));
  await client.graphql(READ, {});
  await client.close();
  await rm(directory, { recursive: true });
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    'Bearer one',
    undefined,
    'Bearer two',
  ]);
  expect(server.seen[2]?.body).toContain('AAAA');
  expect(secrets).toEqual([ASSERTION, 'one', ASSERTION.replace('c2ln', 'AAAA'), 'two']);
});

test.each([
  ['a write is sent once more', [granted('old'), answer(401, '{}'), granted('new'), data({ ok: 1 })], 'done'],
  ['and not a second time', [granted('old'), answer(401, '{}'), granted('new'), answer(401, '{}')], 'auth'],
] as const)('a token that ended on its way is replaced: %s', async (_name, steps, outcome) => {
  const { server, credentials, clock } = await source([...steps]);
  const client = createClient({ baseUrl: server.baseUrl, env: {}, credentials, clock });
  expect(await outcomeOf(client.graphql(WRITE, {}))).toBe(outcome);
  await client.close();
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    'Bearer old',
    undefined,
    'Bearer new',
  ]);
});

test.each(['', 'a.b', 'a.b.c', 'a..c', `x.${encode([1])}.y`])('%j has no claims', (token) => {
  expect(decodeClaims(token)).toBeUndefined();
});
