import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dockerConfigDirectory } from '../../src/build/docker-config.ts';
import { credentialFor } from '../../src/build/docker-credentials.ts';
import { LaunchError } from '../../src/common/errors.ts';
import { withFolder } from './support/folder.ts';

const HUB = 'https://index.docker.io/v1/';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const auth = (text: string) => ({ auth: base64(text) });
const password = (username: string, secret: string) => ({ kind: 'password', username, password: secret });

/** The credential that a registry gets from a `config.json`; helpers are shell scripts by their name. */
function lookUp(
  registry: string,
  config: unknown,
  helpers: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
) {
  return withFolder(async (directory) => {
    const text = typeof config === 'string' ? config : JSON.stringify(config);
    if (config !== undefined) await writeFile(join(directory, 'config.json'), text);
    const bin = join(directory, 'bin');
    await mkdir(bin);
    for (const [name, script] of Object.entries(helpers)) {
      await writeFile(join(bin, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`);
      await chmod(join(bin, `docker-credential-${name}`), 0o755);
    }
    const PATH = `${bin}:${process.env['PATH'] ?? ''}`;
    return credentialFor(registry, { directory, env: { PATH, ...env } });
  });
}

describe('logins that config.json holds', () => {
  test.each<[string, string, unknown, unknown]>([
    ['no file', 'ghcr.io', undefined, null],
    ['an empty file', 'ghcr.io', '', null],
    ['an empty object', 'ghcr.io', {}, null],
    ['null in place of each part', 'ghcr.io', { auths: null, credHelpers: null, credsStore: null }, null],
    ['another registry', 'ghcr.io', { auths: { 'quay.io': auth('u:p') } }, null],
    ['base64 of user and password', 'ghcr.io', { auths: { 'ghcr.io': auth('u:p') } }, password('u', 'p')],
    ['a colon in the password', 'ghcr.io', { auths: { 'ghcr.io': auth('u:p:q') } }, password('u', 'p:q')],
    ['NUL after the password', 'ghcr.io', { auths: { 'ghcr.io': auth('u:p\0\0') } }, password('u', 'p')],
    [
      'user and password in plain',
      'a.io',
      { auths: { 'a.io': { username: 'u', password: 'p' } } },
      password('u', 'p'),
    ],
    ['a port', 'localhost:5000', { auths: { 'localhost:5000': auth('u:p') } }, password('u', 'p')],
    ['the same host, another port', 'localhost:5000', { auths: { 'localhost:5001': auth('u:p') } }, null],
    ['an address as key', 'a.io', { auths: { 'https://a.io/v1/': auth('u:p') } }, password('u', 'p')],
    ['docker.io under its old address', 'docker.io', { auths: { [HUB]: auth('u:p') } }, password('u', 'p')],
    [
      'a token for the registry',
      'a.io',
      { auths: { 'a.io': { registrytoken: 't' } } },
      { kind: 'bearer', token: 't' },
    ],
    [
      'an identity token beside a name',
      'a.azurecr.io',
      { auths: { 'a.azurecr.io': { ...auth('00000000-0000-0000-0000-000000000000:'), identitytoken: 't' } } },
      { kind: 'identity', token: 't' },
    ],
    ['a place-holder, as a store leaves it', 'a.io', { auths: { 'a.io': {} } }, null],
    ['something that is no base64 of a pair', 'a.io', { auths: { 'a.io': { auth: base64('none') } } }, null],
    ['keys of other programs', 'a.io', { auths: {}, HttpHeaders: { a: 'b' }, plugins: {} }, null],
  ])('%s', async (_, registry, config, credential) => {
    expect(await lookUp(registry, config)).toEqual(credential);
  });

  test.each(['{', '1', '{"auths": 1}', '{"auths": {"a.io": "s3cret"}}', '{"credsStore": {"s3cret": 1}}'])(
    'what docker did not write is an error without its content: %s',
    async (text) => {
      const error = await lookUp('a.io', text).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(LaunchError);
      expect((error as LaunchError).message).toMatch(/config\.json is not what docker writes/);
      expect((error as LaunchError).message).not.toContain('s3cret');
    },
  );

  test('DOCKER_AUTH_CONFIG goes first, and the file has the rest', async () => {
    const config = { auths: { 'a.io': auth('file:1'), 'b.io': auth('file:2') } };
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'a.io': auth('variable:3') } }) };
    expect(await lookUp('a.io', config, {}, env)).toEqual(password('variable', '3'));
    expect(await lookUp('b.io', config, {}, env)).toEqual(password('file', '2'));
  });
});

describe('credential helpers', () => {
  const gives = (username: string, secret: string) =>
    `printf '%s' '${JSON.stringify({ ServerURL: 'x', Username: username, Secret: secret })}'`;

  test('a store is asked, with the server on its standard input', async () => {
    const script = `read server\nprintf '{"Username": "%s", "Secret": "%s"}' "$1" "$server"`;
    expect(await lookUp('docker.io', { credsStore: 'test' }, { test: script })).toEqual(password('get', HUB));
  });

  test('it sees what logs in to clouds, and no key, input or token of the runner', async () => {
    const script = `printf '{"Username": "%s", "Secret": "%s"}' "$AWS_PROFILE" "[$WANDB_API_KEY$INPUT_API_KEY$ACTIONS_RUNTIME_TOKEN]"`;
    const env = { AWS_PROFILE: 'ci', WANDB_API_KEY: 'a', INPUT_API_KEY: 'b', ACTIONS_RUNTIME_TOKEN: 'c' };
    const found = await lookUp('docker.io', { credsStore: 'test' }, { test: script }, env);
    expect(found).toEqual(password('ci', '[]'));
  });

  test('the helper of a registry goes before the store, and both before the file', async () => {
    const config = { credsStore: 'store', credHelpers: { 'a.io': 'own' }, auths: { 'a.io': auth('file:1') } };
    const helpers = { store: gives('store', '2'), own: gives('own', '3') };
    expect(await lookUp('a.io', config, helpers)).toEqual(password('own', '3'));
    expect(await lookUp('b.io', config, helpers)).toEqual(password('store', '2'));
  });

  test('the user <token> is an identity token', async () => {
    const helpers = { test: gives('<token>', 'refresh') };
    expect(await lookUp('a.io', { credsStore: 'test' }, helpers)).toEqual({
      kind: 'identity',
      token: 'refresh',
    });
  });

  test.each([
    ['not found', 'printf "credentials not found in native keychain"; exit 1'],
    ['empty', gives('', '')],
  ])('a helper without the login gives none: %s', async (_, script) => {
    expect(await lookUp('a.io', { credsStore: 'test' }, { test: script })).toBeNull();
  });

  test.each<[string, unknown, Readonly<Record<string, string>>, RegExp]>([
    ['is not there', { credsStore: 'absent' }, {}, /There is no docker-credential-absent/],
    [
      'fails',
      { credsStore: 'test' },
      { test: 'echo broken >&2; exit 3' },
      /cannot give the login of a\.io: broken/,
    ],
    ['says nothing', { credsStore: 'test' }, { test: 'exit 3' }, /it gave no reason/],
    ['prints no JSON', { credsStore: 'test' }, { test: 'echo s3cret' }, /answer .* docker would not read/],
    ['prints a number', { credsStore: 'test' }, { test: 'echo 1' }, /answer .* docker would not read/],
    ['has a path for a name', { credsStore: '../../bin/sh' }, {}, /credential helper that is no program/],
  ])('a helper that %s is an error', async (_, config, helpers, message) => {
    const error = await lookUp('a.io', config, helpers).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LaunchError);
    expect((error as LaunchError).message).toMatch(message);
    expect((error as LaunchError).message).not.toContain('s3cret');
  });

  test('a cancel ends a helper that hangs, and all that it started', async () => {
    const cancel = new AbortController();
    await withFolder(async (directory) => {
      const file = join(directory, 'docker-credential-slow');
      await writeFile(join(directory, 'config.json'), '{"credsStore": "slow"}');
      await writeFile(file, '#!/bin/sh\nsleep 600 &\nwait\n');
      await chmod(file, 0o755);
      const env = { PATH: `${directory}:${process.env['PATH'] ?? ''}` };
      const asked = credentialFor('a.io', { directory, env, signal: cancel.signal });
      setImmediate(() => cancel.abort(new Error('cancelled')));
      await expect(asked).rejects.toThrow('cancelled');
    });
  });
});

test.each([
  [{ DOCKER_CONFIG: '/a' }, '/a'],
  [{ HOME: '/home/u' }, '/home/u/.docker'],
  [{ DOCKER_CONFIG: '', HOME: '/home/u' }, '/home/u/.docker'],
])('the folder of docker by %j is %s', (env, directory) =>
  expect(dockerConfigDirectory(env)).toBe(directory),
);
