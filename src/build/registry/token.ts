import * as v from 'valibot';
import { isLoopback } from '../../wandb/urls.ts';
import type { Credential } from '../docker-config.ts';
import { DOCKER_HUB } from '../reference.ts';
import type { Challenge } from './challenge.ts';
import { oddAnswer, statusError } from './errors.ts';
import type { Transport } from './transport.ts';

/** By which token servers tell clients apart. */
const CLIENT_ID = 'wandb-launch-action';
/** What a token is good for when its server does not say (the standard's own default). */
const DEFAULT_SECONDS = 60;
const MOST_SECONDS = 3_600;

const Answer = v.object({
  token: v.nullish(v.string(), ''),
  access_token: v.nullish(v.string(), ''),
  expires_in: v.nullish(v.number(), DEFAULT_SECONDS),
});

export interface Token {
  readonly value: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export interface TokenRequest {
  readonly registry: string;
  readonly repository: string;
  readonly challenge: Challenge;
  readonly credential: Credential | null;
}

/**
 * Asks the token server that a registry names for a token to read one repository, as docker does: by GET with a
 * password or anonymously, by POST with an identity token.
 * @throws RegistryError; the reason of `signal`
 */
export async function fetchToken(
  transport: Transport,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<Token> {
  const { registry, repository, challenge, credential } = request;
  const realm = checkRealm(challenge.parameters['realm'] ?? '', registry);
  // What is asked for is ours to say: a registry must not make us fetch a token for something else.
  const query = new URLSearchParams({ scope: `repository:${repository}:pull` });
  const service = challenge.parameters['service'];
  if (service !== undefined && service !== '') query.set('service', service);
  const headers: Record<string, string> = {};
  let answer;
  if (credential?.kind === 'identity') {
    query.set('grant_type', 'refresh_token');
    query.set('client_id', CLIENT_ID);
    query.set('refresh_token', credential.token);
    headers['content-type'] = 'application/x-www-form-urlencoded';
    answer = await transport.ask(
      registry,
      { method: 'POST', url: realm, headers, body: query.toString() },
      signal,
    );
  } else {
    if (credential?.kind === 'password') headers['authorization'] = basic(credential);
    for (const [name, value] of query) realm.searchParams.set(name, value);
    answer = await transport.ask(registry, { method: 'GET', url: realm, headers }, signal);
  }
  if (answer.status < 200 || answer.status > 299) {
    throw statusError(answer.status, { registry, repository, hasCredential: credential !== null });
  }
  const parsed = v.safeParse(Answer, parseJson(answer.body));
  const value = parsed.success ? parsed.output.token || parsed.output.access_token : '';
  if (!parsed.success || !/^[\x21-\x7e]+$/.test(value))
    throw oddAnswer(registry, 'its token server gave no token');
  const seconds = Math.max(DEFAULT_SECONDS, parsed.output.expires_in);
  return { value, expiresIn: Math.min(seconds, MOST_SECONDS) };
}

export function basic(credential: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${credential.username}:${credential.password}`).toString('base64')}`;
}

/** Where a login may be sent: by https, or within this machine; that of Docker Hub to Docker only. */
function checkRealm(text: string, registry: string): URL {
  const realm = URL.canParse(text) ? new URL(text) : null;
  if (realm === null) throw oddAnswer(registry, 'it names no token server');
  const isLocal = isLoopback(realm.hostname) && isLoopback(hostname(registry));
  if (realm.protocol !== 'https:' && !(realm.protocol === 'http:' && isLocal)) {
    throw oddAnswer(registry, `its token server is not at an https address (${realm.origin})`);
  }
  if (registry === DOCKER_HUB && !/(^|\.)docker\.(io|com)$/.test(realm.hostname)) {
    throw oddAnswer(registry, `its token server is not one of Docker (${realm.origin})`);
  }
  realm.username = '';
  realm.password = '';
  realm.hash = '';
  return realm;
}

/** Host of `host:port`; an IPv6 address keeps its brackets. */
export function hostname(registry: string): string {
  return registry.replace(/:\d+$/, '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
