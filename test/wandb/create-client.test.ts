import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '../../src/wandb/create-client.ts';
import { findPassword } from '../../src/wandb/netrc.ts';
import { API_KEY, listLogger, READ, testClient } from './support/client.ts';
import type { FaultServer } from './support/fault-server.ts';
import { data, startFaultServer } from './support/fault-server.ts';

const BASIC = Buffer.from(`api:${API_KEY}`).toString('base64');
let home: string;
let server: FaultServer | undefined;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'wandb-home-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe('addresses', () => {
  test.each([
    [{}, {}, 'https://api.wandb.ai', 'https://wandb.ai'],
    [
      {},
      { WANDB_BASE_URL: 'https://api.corp.example/' },
      'https://api.corp.example',
      'https://app.corp.example',
    ],
    [{}, { WANDB_BASE_URL: ' ' }, 'https://api.wandb.ai', 'https://wandb.ai'],
    [
      { baseUrl: 'http://localhost:1/' },
      { WANDB_BASE_URL: 'https://x.y' },
      'http://localhost:1',
      'http://localhost:1',
    ],
    [{}, { WANDB_APP_URL: 'https://ui.example/' }, 'https://api.wandb.ai', 'https://ui.example'],
    [
      { appUrl: 'https://a.b' },
      { WANDB_APP_URL: 'https://ui.example' },
      'https://api.wandb.ai',
      'https://a.b',
    ],
  ])('%j with %j', (options, env, baseUrl, appUrl) => {
    const client = createClient({ ...options, env: { ...env, WANDB_API_KEY: API_KEY } });
    expect([client.baseUrl, client.appUrl]).toEqual([baseUrl, appUrl]);
  });

  test('one that cannot be meant', () => {
    expect(() => createClient({ baseUrl: 'https://wandb.ai', env: {} })).toThrow('web app');
  });
});

describe('credentials', () => {
  const none = () => ({ HOME: join(home, 'empty') });

  test('none', () => {
    expect(() => createClient({ env: none() })).toThrow('No W&B API key was given.');
    expect(() => createClient({ env: { ...none(), WANDB_API_KEY: ' \n' } })).toThrow('No W&B API key');
  });

  test('two', () => {
    const env = { WANDB_API_KEY: API_KEY, WANDB_IDENTITY_TOKEN_FILE: '/x' };
    expect(() => createClient({ env })).toThrow('Both WANDB_API_KEY and WANDB_IDENTITY_TOKEN_FILE are set.');
  });

  test('a mistake is named, and white space cut with a warning', () => {
    expect(() => createClient({ env: { WANDB_API_KEY: `Bearer ${API_KEY}` } })).toThrow(
      'authorization scheme',
    );
    const logger = listLogger();
    const client = createClient({ env: { WANDB_API_KEY: `${API_KEY}\n` }, logger });
    expect(client.credentials).toEqual({ kind: 'key', apiKey: API_KEY });
    expect(logger.lines).toEqual([expect.stringContaining('White space')]);
  });

  test('of a netrc file', async () => {
    await writeFile(join(home, '.netrc'), `machine corp.example:8443\n  login user\n  password ${API_KEY}\n`);
    await writeFile(join(home, 'other'), `machine api.wandb.ai login user password ${API_KEY}`);
    const corp = createClient({ baseUrl: 'https://corp.example:8443', env: { HOME: home } });
    expect(corp.credentials).toMatchObject({ apiKey: API_KEY });
    expect(() => createClient({ baseUrl: 'https://corp.example', env: { HOME: home } })).toThrow(
      'No W&B API key',
    );
    const named = createClient({ env: { HOME: home, NETRC: '~/other' } });
    expect(named.credentials).toMatchObject({ apiKey: API_KEY });
  });

  test('the key and the form in which it travels are announced once', async () => {
    server = await startFaultServer([data({})]);
    const secrets: string[] = [];
    const client = testClient(server.baseUrl, { onSecret: (secret) => secrets.push(secret) });
    await client.graphql(READ, {});
    await client.graphql(READ, {});
    await client.close();
    expect(secrets).toEqual([API_KEY, BASIC]);
    expect(server.seen[0]?.headers.authorization).toBe(`Basic ${BASIC}`);
  });
});

describe('netrc', () => {
  const text = `
# machine commented.example login x password wrong
machine a.example
  login user
  password "quoted"
macdef init
machine macro.example password wrong

machine b.example:8080 login user account acc password pb default login anon password pd
machine late.example password pl`;
  test.each([
    ['a.example', 'quoted'],
    ['b.example:8080', 'pb'],
    ['b.example', undefined],
    ['macro.example', undefined],
    ['commented.example', undefined],
    ['late.example', 'pl'],
    ['machine', undefined],
  ])('%s', (machine, password) => expect(findPassword(text, machine)).toBe(password));
});

describe('headers', () => {
  test('of attribution and of gateways', async () => {
    server = await startFaultServer([data({})]);
    const client = testClient(server.baseUrl, {
      env: {
        WANDB_USERNAME: 'kim',
        WANDB_USER_EMAIL: 'kim@example.com',
        WANDB__EXTRA_HTTP_HEADERS: '{"CF-Access-Client-Id": "abc"}',
      },
    });
    await client.graphql(READ, {});
    await client.close();
    expect(server.seen[0]?.headers).toMatchObject({
      'user-agent': 'wandb-launch-action',
      'content-type': 'application/json',
      'x-wandb-username': 'kim',
      'x-wandb-user-email': 'kim@example.com',
      'cf-access-client-id': 'abc',
    });
    expect(server.seen[0]?.headers['use-admin-privileges']).toBeUndefined();
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      query: READ.document,
      variables: {},
      operationName: 'Viewer',
    });
  });

  test.each(['[]', 'x', '{"a": 1}', '"text"'])('WANDB__EXTRA_HTTP_HEADERS=%s is refused', (value) => {
    const env = { WANDB__EXTRA_HTTP_HEADERS: value };
    expect(() => testClient('https://corp.example', { env })).toThrow('not a JSON object of texts');
  });
});
