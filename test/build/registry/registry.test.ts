import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseReference } from '../../../src/build/reference.ts';
import {
  createRegistry,
  digestsOf,
  type Registry,
  RegistryError,
} from '../../../src/build/registry/index.ts';
import { silentLogger } from '../../../src/common/logger.ts';
import { oneLine } from '../../../src/common/errors.ts';
import { AttemptFailure } from '../../../src/wandb/attempt-failure.ts';
import { selfSignedCertificate } from '../../support/certificate.ts';
import { type Seen, startServer, type TestServer } from '../support/http-server.ts';

const DIGEST = `sha256:${'5a'.repeat(32)}`;
const PASSWORD = 'pass-w0rd';
const BASIC = `Basic ${Buffer.from(`ci:${PASSWORD}`).toString('base64')}`;
const INDEX = 'application/vnd.oci.image.index.v1+json';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function server(answer: (request: Seen, response: ServerResponse) => void): Promise<TestServer> {
  const started = await startServer(answer);
  closing.push(() => started.close());
  return started;
}

interface SetUp {
  readonly registry: Registry;
  readonly secrets: string[];
  readonly waits: number[];
}

/** A client whose docker has these logins. Its waits take no time. */
async function client(auths: Readonly<Record<string, unknown>> = {}, env = {}): Promise<SetUp> {
  const directory = await mkdtemp(join(tmpdir(), 'registry-'));
  await writeFile(join(directory, 'config.json'), JSON.stringify({ auths }));
  const secrets: string[] = [];
  const waits: number[] = [];
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  const registry = createRegistry({
    env: { DOCKER_CONFIG: directory, ...env },
    onSecret: (secret) => secrets.push(secret),
    clock,
    random: () => 0,
  });
  closing.push(() => registry.close());
  closing.push(() => rm(directory, { recursive: true }));
  return { registry, secrets, waits };
}

const login = (host: string) => ({ [host]: { auth: BASIC.slice('Basic '.length) } });

function found(response: ServerResponse, digest = DIGEST): void {
  response
    .writeHead(200, { 'docker-content-digest': digest, 'content-type': `${INDEX}; charset=utf-8` })
    .end();
}

function status(response: ServerResponse, code: number, headers = {}): void {
  response.writeHead(code, headers).end();
}

async function failure(promise: Promise<unknown>): Promise<RegistryError> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RegistryError);
  return error as RegistryError;
}

describe('headManifest', () => {
  test('asks by HEAD for all that a tag may stand for', async () => {
    const { host, seen } = await server((_, response) => found(response));
    const { registry } = await client();
    const manifest = await registry.headManifest(parseReference(`${host}/team/app/x:1`));
    expect(manifest).toEqual({ digest: DIGEST, mediaType: INDEX });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'HEAD', url: '/v2/team/app/x/manifests/1' });
    for (const type of [
      'oci.image.index',
      'oci.image.manifest',
      'manifest.list.v2',
      'distribution.manifest.v2',
    ]) {
      expect(seen[0]?.headers['accept']).toContain(type);
    }
    expect(seen[0]?.headers['authorization']).toBeUndefined();
  });

  test('asks by digest when there is one', async () => {
    const { host, seen } = await server((_, response) => found(response));
    const { registry } = await client();
    await registry.headManifest(parseReference(`${host}/x:1@${DIGEST}`));
    expect(seen[0]?.url).toBe(`/v2/x/manifests/${DIGEST}`);
  });

  test('404 is null', async () => {
    const { host } = await server((_, response) => status(response, 404));
    const { registry } = await client();
    expect(await registry.headManifest(parseReference(`${host}/x:1`))).toBeNull();
  });

  test('a registry that tells no digest gives the manifest, which is measured', async () => {
    const manifest = '{"schemaVersion": 2}';
    const { host } = await server(({ method }, response) => {
      response.writeHead(200, { 'content-type': INDEX }).end(method === 'GET' ? manifest : undefined);
    });
    const { registry } = await client();
    const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
    expect(await registry.headManifest(parseReference(`${host}/x:1`))).toEqual({ digest, mediaType: INDEX });
  });

  test.each([
    ['no digest', 'latest', /the digest that it tells is none/],
    ['a short one', 'sha256:abc', /the digest that it tells is none/],
    ['another than was asked for', `sha256:${'6b'.repeat(32)}`, /asked for .* it gave/],
  ])('an answer with %s is refused', async (_, digest, message) => {
    const { host } = await server((__, response) => found(response, digest));
    const { registry } = await client();
    const error = await failure(registry.headManifest(parseReference(`${host}/x@${DIGEST}`)));
    expect(error.message).toMatch(message);
    expect(error.kind).toBe('unexpected');
  });
});

describe('Basic', () => {
  const guarded = () =>
    server(({ headers }, response) => {
      if (headers['authorization'] === BASIC) found(response);
      else status(response, 401, { 'www-authenticate': 'Basic realm="test"' });
    });

  test('the login that docker has is used, kept for the next question, and told as a secret', async () => {
    const { host, seen } = await guarded();
    const { registry, secrets } = await client(login(host));
    await registry.headManifest(parseReference(`${host}/x:1`));
    await registry.headManifest(parseReference(`${host}/x:2`));
    expect(seen.map(({ headers }) => headers['authorization'])).toEqual([undefined, BASIC, BASIC]);
    expect(secrets).toEqual([PASSWORD, BASIC.slice('Basic '.length)]);
  });

  test('without a login the error says where to log in', async () => {
    const { host } = await guarded();
    const { registry } = await client();
    const error = await failure(registry.headManifest(parseReference(`${host}/team/x:1`)));
    expect(error.kind).toBe('auth');
    expect(oneLine(error)).toMatch(
      /wants a login for .*\/team\/x, and docker has none\. Log in in an earlier step/,
    );
  });

  test('a wrong password is told as one, and not shown', async () => {
    const { host } = await guarded();
    const { registry } = await client({ [host]: { username: 'ci', password: 'wrong-word' } });
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.kind).toBe('auth');
    expect(oneLine(error)).toMatch(/does not accept the login.*password is wrong or has expired/);
    expect(oneLine(error)).not.toContain('wrong-word');
  });
});

describe('Bearer', () => {
  interface Realm {
    readonly realm?: string;
    readonly token?: (request: Seen, response: ServerResponse) => void;
    readonly accepts?: boolean;
  }

  async function tokenServer({ realm, token, accepts = true }: Realm = {}): Promise<TestServer> {
    const started: TestServer = await server((request, response) => {
      if (request.url.startsWith('/token')) {
        if (token) token(request, response);
        else response.end(JSON.stringify({ token: 'bearer-token', expires_in: 300 }));
      } else if (accepts && request.headers['authorization'] === 'Bearer bearer-token') {
        found(response);
      } else {
        const address = realm ?? `http://${started.host}/token`;
        status(response, 401, {
          'www-authenticate': `Bearer realm="${address}",service="reg",scope="evil:*"`,
        });
      }
    });
    return started;
  }

  test('the token server gets the password, and the registry the token', async () => {
    const { host, seen } = await tokenServer();
    const { registry, secrets } = await client(login(host));
    expect(await registry.headManifest(parseReference(`${host}/team/x:1`))).toMatchObject({ digest: DIGEST });
    expect(seen.map(({ method, headers }) => [method, headers['authorization']])).toEqual([
      ['HEAD', undefined],
      ['GET', BASIC],
      ['HEAD', 'Bearer bearer-token'],
    ]);
    const query = new URL(`http://x${seen[1]?.url ?? ''}`).searchParams;
    expect(Object.fromEntries(query)).toEqual({ service: 'reg', scope: 'repository:team/x:pull' });
    expect(secrets).toContain('bearer-token');
  });

  test('the token is used again for the same repository, and not for another', async () => {
    const { host, seen } = await tokenServer();
    const { registry } = await client();
    for (const name of ['a:1', 'a:2', 'b:1']) await registry.headManifest(parseReference(`${host}/${name}`));
    expect(seen.filter(({ url }) => url.startsWith('/token'))).toHaveLength(2);
  });

  test('anonymously when there is no login', async () => {
    const { host, seen } = await tokenServer();
    const { registry } = await client();
    await registry.headManifest(parseReference(`${host}/x:1`));
    expect(seen[1]?.headers['authorization']).toBeUndefined();
  });

  test('an identity token is exchanged by POST, in the body', async () => {
    const { host, seen } = await tokenServer({
      token: (_, response) => response.end(JSON.stringify({ access_token: 'bearer-token' })),
    });
    const { registry } = await client({ [host]: { identitytoken: 'refresh-token' } });
    await registry.headManifest(parseReference(`${host}/x:1`));
    expect(seen[1]).toMatchObject({ method: 'POST', url: '/token' });
    expect(Object.fromEntries(new URLSearchParams(seen[1]?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-token',
      service: 'reg',
      scope: 'repository:x:pull',
    });
  });

  test('a token for the registry itself goes there', async () => {
    const { host, seen } = await tokenServer();
    const { registry } = await client({ [host]: { registrytoken: 'bearer-token' } });
    await registry.headManifest(parseReference(`${host}/x:1`));
    expect(seen.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  test.each([
    ['plain http elsewhere', 'http://auth.example.com/token'],
    ['no address', 'token'],
    ['a file', 'file:///etc/passwd'],
    ['nothing', ''],
  ])('a token server at %s is refused, and gets nothing', async (_, realm) => {
    const { host, seen } = await tokenServer({ realm });
    const { registry } = await client(login(host));
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.message).toMatch(/token server/);
    expect(seen).toHaveLength(1);
  });

  test.each<[string, string]>([
    ['no JSON', '<html>'],
    ['no token', '{}'],
    ['a token with a line break', JSON.stringify({ token: 'a\r\nb' })],
    ['a number', JSON.stringify({ token: 1 })],
  ])('a token server that gives %s is refused', async (_, body) => {
    const { host } = await tokenServer({ token: (__, response) => response.end(body) });
    const { registry } = await client();
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.message).toMatch(/gave no token/);
  });

  test('a token server that declines the password makes it an error of the login', async () => {
    const { host } = await tokenServer({ token: (_, response) => status(response, 401) });
    const { registry } = await client(login(host));
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.kind).toBe('auth');
  });

  test('declined with a token that was given is a matter of rights', async () => {
    const { host } = await tokenServer({ accepts: false });
    const { registry } = await client(login(host));
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.kind).toBe('permission');
  });
});

describe('errors by status', () => {
  test.each([
    [403, 'permission', /does not let this login read/, 1],
    [429, 'rate-limited', /rate limit/, 4],
    [500, 'server', /answered HTTP 500/, 4],
    [503, 'server', /answered HTTP 503/, 4],
    [307, 'unexpected', /answered HTTP 307/, 1],
    [405, 'unexpected', /answered HTTP 405/, 1],
  ])('%d is %s', async (code, kind, message, attempts) => {
    const { host, seen } = await server((_, response) => status(response, code));
    const { registry } = await client();
    const error = await failure(registry.headManifest(parseReference(`${host}/x:1`)));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(seen).toHaveLength(attempts);
  });

  test('what passes is tried again, and not before the registry says so', async () => {
    let asked = 0;
    const { host } = await server((_, response) => {
      asked += 1;
      if (asked === 1) status(response, 429, { 'retry-after': '7' });
      else if (asked === 2) status(response, 502);
      else found(response);
    });
    const { registry, waits } = await client();
    expect(await registry.headManifest(parseReference(`${host}/x:1`))).toMatchObject({ digest: DIGEST });
    expect(waits[0]).toBe(7_000);
    expect(waits).toHaveLength(2);
  });

  test('a registry that is not there', async () => {
    const { registry } = await client();
    const error = await failure(registry.headManifest(parseReference('127.0.0.1:1/x:1')));
    expect(error.kind).toBe('network');
    expect(error.message).toMatch(/^The registry 127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
  });

  test('a name that nobody has is not tried again', async () => {
    let asked = 0;
    const registry = createRegistry({
      env: { DOCKER_CONFIG: '/nonexistent' },
      http: {
        send: () => {
          asked += 1;
          const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
          const said = 'was not sent: no connection (getaddrinfo ENOTFOUND registry.example).';
          return Promise.reject(new AttemptFailure({ what: 'not-sent' }, said, { cause }));
        },
        close: () => Promise.resolve(),
      },
    });
    const error = await failure(registry.headManifest(parseReference('registry.example/x:1')));
    expect(error.message).toBe(
      'The registry registry.example cannot be reached: getaddrinfo ENOTFOUND registry.example.',
    );
    expect(asked).toBe(1);
  });

  test('a cancel ends the question with its reason', async () => {
    const { host } = await server(() => undefined);
    const { registry } = await client();
    const cancel = new AbortController();
    const asked = registry.headManifest(parseReference(`${host}/x:1`), { signal: cancel.signal });
    setImmediate(() => cancel.abort(new Error('cancelled')));
    await expect(asked).rejects.toThrow('cancelled');
  });
});

describe('TLS', () => {
  test('a certificate that nobody vouches for is told as that; NODE_EXTRA_CA_CERTS makes it good', async () => {
    const certificate = selfSignedCertificate();
    const secure = await startServer((_, response) => found(response), certificate);
    closing.push(() => secure.close());
    const { registry } = await client();
    const reference = parseReference(`${secure.host}/x:1`);
    const error = await failure(registry.headManifest(reference));
    expect(error.kind).toBe('tls');
    expect(oneLine(error)).toMatch(/No secure connection to the registry .*certificate.*NODE_EXTRA_CA_CERTS/);

    const directory = await mkdtemp(join(tmpdir(), 'registry-'));
    closing.push(() => rm(directory, { recursive: true }));
    const file = join(directory, 'ca.pem');
    await writeFile(file, certificate.cert);
    const trusting = await client({}, { NODE_EXTRA_CA_CERTS: file });
    expect(await trusting.registry.headManifest(reference)).toMatchObject({ digest: DIGEST });
  });

  test('a registry elsewhere is never spoken to in plain http', async () => {
    const urls: string[] = [];
    const registry = createRegistry({
      env: { DOCKER_CONFIG: '/nonexistent' },
      http: {
        send: ({ url }) => {
          urls.push(url.href);
          return Promise.resolve({ status: 404, headers: {}, body: Readable.from([]) });
        },
        close: () => Promise.resolve(),
      },
    });
    for (const text of ['busybox', 'ghcr.io/a/b:1', 'registry.example:5000/x', 'localhost.example/x']) {
      expect(await registry.headManifest(parseReference(text))).toBeNull();
    }
    expect(urls).toEqual([
      'https://registry-1.docker.io/v2/library/busybox/manifests/latest',
      'https://ghcr.io/v2/a/b/manifests/1',
      'https://registry.example:5000/v2/x/manifests/latest',
      'https://localhost.example/v2/x/manifests/latest',
    ]);
  });
});

describe('Docker Hub', () => {
  test.each([
    ['https://auth.docker.io/token', true],
    ['https://auth.docker.io.example.com/token', false],
    ['https://example.com/token', false],
  ])('its login goes to Docker only: %s', async (realm, goes) => {
    const sent: { url: string; authorization: string | undefined }[] = [];
    const directory = await mkdtemp(join(tmpdir(), 'registry-'));
    closing.push(() => rm(directory, { recursive: true }));
    const auths = login('https://index.docker.io/v1/');
    await writeFile(join(directory, 'config.json'), JSON.stringify({ auths }));
    const registry = createRegistry({
      env: { DOCKER_CONFIG: directory },
      http: {
        send: ({ url, headers }) => {
          sent.push({ url: url.href, authorization: headers['authorization'] });
          const isToken = url.pathname === '/token';
          const body = Readable.from(isToken ? [Buffer.from('{"token": "t"}')] : []);
          const given = headers['authorization'] === 'Bearer t' || isToken;
          const challenge = { 'www-authenticate': `Bearer realm="${realm}",service="registry.docker.io"` };
          return Promise.resolve(
            given
              ? { status: 200, headers: { 'docker-content-digest': DIGEST }, body }
              : { status: 401, headers: challenge, body },
          );
        },
        close: () => Promise.resolve(),
      },
    });
    const asked = registry.headManifest(parseReference('team/x:1'));
    if (goes) expect(await asked).toMatchObject({ digest: DIGEST });
    else expect((await failure(asked)).message).toMatch(/token server is not one of Docker/);
    expect(sent.filter(({ authorization }) => authorization?.startsWith('Basic ')).length).toBe(goes ? 1 : 0);
  });
});

describe('digestsOf', () => {
  test('gives digests, and null for what cannot be asked', async () => {
    const { host } = await server(({ url }, response) =>
      url.includes('/known/') ? found(response) : status(response, 403),
    );
    const { registry } = await client();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warning: (message: string) => void warnings.push(message) };
    const digestOf = digestsOf(registry, logger, new AbortController().signal);
    expect(await digestOf(`${host}/known:1`)).toBe(DIGEST);
    expect(await digestOf(`${host}/other:1`)).toBeNull();
    expect(await digestOf(`${host}/other:1`)).toBeNull();
    expect(await digestOf('No Reference')).toBeNull();
    expect(warnings.map((text) => text.replace(/\(.+\)/, '(…)'))).toEqual(
      [`${host}/other:1`, 'No Reference'].map(
        (image) => `The digest of ${image} is not known (…): the tag knows it by its name only.`,
      ),
    );
  });

  test('a cancel is not an unknown digest', async () => {
    const { host } = await server(() => undefined);
    const { registry } = await client();
    const cancel = new AbortController();
    const asked = digestsOf(registry, silentLogger, cancel.signal)(`${host}/x:1`);
    setImmediate(() => cancel.abort(new Error('cancelled')));
    await expect(asked).rejects.toThrow('cancelled');
  });
});
