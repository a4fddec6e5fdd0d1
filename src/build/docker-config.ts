import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from '../common/errors.ts';
import { DOCKER_HUB } from './reference.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What docker keeps of one login. */
export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** A refresh token: good for asking the registry's token server only. */
  | { readonly kind: 'identity'; readonly token: string }
  /** A token for the registry itself. */
  | { readonly kind: 'bearer'; readonly token: string };

const Entry = v.object({
  auth: v.nullish(v.string(), ''),
  username: v.nullish(v.string(), ''),
  password: v.nullish(v.string(), ''),
  identitytoken: v.nullish(v.string(), ''),
  registrytoken: v.nullish(v.string(), ''),
});

const Config = v.object({
  auths: v.nullish(v.record(v.string(), Entry), {}),
  credsStore: v.nullish(v.string(), ''),
  credHelpers: v.nullish(v.record(v.string(), v.string()), {}),
});

export type DockerConfig = v.InferOutput<typeof Config>;

/** Folder of docker's client configuration: `DOCKER_CONFIG`, else `.docker` in the home directory. */
export function dockerConfigDirectory(env: Env): string {
  const given = env['DOCKER_CONFIG'];
  if (given !== undefined && given !== '') return given;
  const home = env['HOME'] ?? env['USERPROFILE'];
  return join(home === undefined || home === '' ? homedir() : home, '.docker');
}

/**
 * Reads `config.json` of a folder; an absent file is an empty one.
 * @throws LaunchError when it cannot be read; its content, which holds passwords, is never part of the message
 */
export async function readDockerConfig(directory: string): Promise<DockerConfig> {
  const file = join(directory, 'config.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return v.parse(Config, {});
    throw new LaunchError(`Docker's configuration ${file} cannot be read.`, {
      cause: error,
      hint: 'Check who owns it: it must be readable for the user of the runner.',
    });
  }
  return parseDockerConfig(text, `Docker's configuration ${file}`);
}

/** @param what how messages name the text @throws LaunchError */
export function parseDockerConfig(text: string, what: string): DockerConfig {
  const parsed = text.trim() === '' ? {} : parseJsonObject(text);
  const config = v.safeParse(Config, parsed);
  if (config.success) return config.output;
  throw new LaunchError(`${what} is not what docker writes.`, {
    hint: 'Write it again by docker login, or remove it.',
  });
}

/** `undefined` for what is no JSON: the parser's own message would repeat parts of the text. */
function parseJsonObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The key under which docker keeps the login of a registry. */
export function serverKey(registry: string): string {
  return registry === DOCKER_HUB ? 'https://index.docker.io/v1/' : registry;
}

/** The helper program's name, without `docker-credential-`, that has the login of a server; null: the file has it. */
export function helperFor(config: DockerConfig, server: string): string | null {
  const helper = config.credHelpers[server] ?? config.credsStore;
  return helper === '' ? null : helper;
}

/**
 * The login that the file itself holds; null when there is none. Keys are hosts, or addresses of hosts, as older
 * clients wrote them.
 */
export function storedCredential(config: DockerConfig, server: string): Credential | null {
  const key = Object.hasOwn(config.auths, server)
    ? server
    : Object.keys(config.auths).find((candidate) => hostOf(candidate) === server);
  const entry = key === undefined ? undefined : config.auths[key];
  if (entry === undefined) return null;
  if (entry.registrytoken !== '') return { kind: 'bearer', token: entry.registrytoken };
  if (entry.identitytoken !== '') return { kind: 'identity', token: entry.identitytoken };
  const [username, password] = entry.auth === '' ? [entry.username, entry.password] : decode(entry.auth);
  return username === '' && password === '' ? null : { kind: 'password', username, password };
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
}

/** Base64 of `user:password`. Docker pads the password with NUL bytes at times. */
function decode(auth: string): [username: string, password: string] {
  const plain = Buffer.from(auth, 'base64').toString('utf8');
  const colon = plain.indexOf(':');
  return colon < 0 ? ['', ''] : [plain.slice(0, colon), plain.slice(colon + 1).replace(/\0+$/, '')];
}
