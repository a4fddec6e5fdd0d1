import { createHash } from 'node:crypto';
import { systemClock, type Clock } from '../../common/clock.ts';
import { type Logger, silentLogger } from '../../common/logger.ts';
import { createHttp, type Http } from '../../wandb/http.ts';
import { isLoopback } from '../../wandb/urls.ts';
import { type Credential, dockerConfigDirectory } from '../docker-config.ts';
import { credentialFor } from '../docker-credentials.ts';
import { DOCKER_HUB, type ImageReference, isDigest } from '../reference.ts';
import { parseChallenges } from './challenge.ts';
import { oddAnswer, RegistryError, statusError } from './errors.ts';
import { basic, fetchToken, hostname } from './token.ts';
import { type Answer, MAX_BODY, Transport } from './transport.ts';

/** A manifest, or an index of manifests, as a registry has it. */
export interface Manifest {
  /** `sha256:…`. */
  readonly digest: string;
  /** As the registry says; empty when it does not. */
  readonly mediaType: string;
}

/** Questions to registries of images, with the logins that docker has for them. */
export interface Registry {
  /**
   * What a tag or digest names now; null when the registry does not know it.
   * @throws RegistryError by the status; LaunchError for a broken docker configuration; the reason of a signal
   */
  headManifest(
    reference: ImageReference,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Manifest | null>;
  close(): Promise<void>;
}

export interface RegistryOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: `DOCKER_CONFIG`, else `.docker` in the home directory. */
  readonly dockerConfigDir?: string;
  readonly signal?: AbortSignal;
  /** Told every password and token before it is used. */
  readonly onSecret?: (secret: string) => void;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly http?: Http;
}

/** All that a tag may stand for, or a registry answers 404 for what it has. */
const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export function createRegistry(options: RegistryOptions): Registry {
  return new RegistryClient(options);
}

class RegistryClient implements Registry {
  readonly #options: RegistryOptions;
  readonly #clock: Clock;
  readonly #http: Http;
  readonly #transport: Transport;
  readonly #credentials = new Map<string, Promise<Credential | null>>();
  /** Values of the header `Authorization`, by registry and repository. */
  readonly #authorizations = new Map<string, { readonly value: string; readonly until: number }>();
  /** Registries of this machine that speak TLS. */
  readonly #secureLocals = new Set<string>();

  constructor(options: RegistryOptions) {
    const logger = options.logger ?? silentLogger;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#http = options.http ?? createHttp(options.env, logger);
    const random = options.random ?? Math.random;
    this.#transport = new Transport({ http: this.#http, clock: this.#clock, random, logger });
  }

  async headManifest(
    reference: ImageReference,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<Manifest | null> {
    const signals = [this.#options.signal, options.signal].filter((signal) => signal !== undefined);
    const signal = AbortSignal.any(signals);
    const answer = await this.#ask('HEAD', reference, signal);
    if (answer.status === 404) return null;
    const manifest = this.#read(reference, answer) ?? (await this.#measure(reference, signal));
    if (reference.digest !== null && manifest.digest !== reference.digest) {
      throw oddAnswer(reference.registry, `asked for ${reference.digest} it gave ${manifest.digest}`);
    }
    return manifest;
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  /** Null when the registry does not tell the digest, which it need not. */
  #read({ registry }: ImageReference, { headers }: Answer): Manifest | null {
    const digest = headers['docker-content-digest'];
    if (digest === undefined) return null;
    if (!isDigest(digest)) throw oddAnswer(registry, 'the digest that it tells is none');
    return { digest, mediaType: mediaTypeOf(headers) };
  }

  async #measure(reference: ImageReference, signal: AbortSignal): Promise<Manifest> {
    const { body, headers } = await this.#ask('GET', reference, signal);
    if (Buffer.byteLength(body) >= MAX_BODY) throw oddAnswer(reference.registry, 'its manifest is too large');
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    return { digest, mediaType: mediaTypeOf(headers) };
  }

  /** The answer is good, or 404. */
  async #ask(method: 'HEAD' | 'GET', reference: ImageReference, signal: AbortSignal): Promise<Answer> {
    const { registry, repository } = reference;
    const key = `${registry}/${repository}`;
    const known = this.#authorizations.get(key);
    const first = known !== undefined && known.until > this.#clock.now() ? known.value : null;
    let answer = await this.#send(method, reference, first, signal);
    let hasCredential = first !== null;
    let isLoggedIn = false;
    if (answer.status === 401) {
      const credential = await this.#credential(registry, signal);
      hasCredential = credential !== null;
      const authorization = await this.#authorize(reference, answer, credential, signal);
      if (authorization !== null) {
        this.#authorizations.set(key, authorization);
        answer = await this.#send(method, reference, authorization.value, signal);
        // A token server that gave a token has accepted the login; what is declined after that is a matter of rights.
        isLoggedIn =
          hasCredential && authorization.value.startsWith('Bearer ') && credential?.kind !== 'bearer';
      }
    }
    const isGood = answer.status >= 200 && answer.status <= 299;
    if (isGood || answer.status === 404) return answer;
    this.#authorizations.delete(key);
    throw statusError(answer.status, { registry, repository, hasCredential, isLoggedIn });
  }

  async #authorize(
    { registry, repository }: ImageReference,
    { headers }: Answer,
    credential: Credential | null,
    signal: AbortSignal,
  ): Promise<{ value: string; until: number } | null> {
    const challenges = parseChallenges(headers['www-authenticate'] ?? '');
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer !== undefined && credential?.kind !== 'bearer') {
      const request = { registry, repository, challenge: bearer, credential };
      const token = await fetchToken(this.#transport, request, signal);
      this.#options.onSecret?.(token.value);
      return { value: `Bearer ${token.value}`, until: this.#clock.now() + (token.expiresIn - 10) * 1_000 };
    }
    if (credential?.kind === 'bearer') return { value: `Bearer ${credential.token}`, until: Infinity };
    const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
    return isBasic && credential?.kind === 'password' ? { value: basic(credential), until: Infinity } : null;
  }

  #credential(registry: string, signal: AbortSignal): Promise<Credential | null> {
    const known = this.#credentials.get(registry);
    if (known !== undefined) return known;
    const { env, dockerConfigDir, onSecret } = this.#options;
    const directory = dockerConfigDir ?? dockerConfigDirectory(env);
    const asked = credentialFor(registry, { env, directory, signal }).then((credential) => {
      if (credential !== null)
        onSecret?.(credential.kind === 'password' ? credential.password : credential.token);
      if (credential?.kind === 'password') onSecret?.(basic(credential).slice('Basic '.length));
      return credential;
    });
    this.#credentials.set(registry, asked);
    // A failure (a cancel, a helper that was slow) is not kept.
    asked.catch(() => this.#credentials.delete(registry));
    return asked;
  }

  async #send(
    method: 'HEAD' | 'GET',
    reference: ImageReference,
    authorization: string | null,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { registry } = reference;
    const isLocal = isLoopback(hostname(registry));
    const headers = { accept: ACCEPT, ...(authorization === null ? {} : { authorization }) };
    const ask = (scheme: 'http' | 'https'): Promise<Answer> =>
      this.#transport.ask(registry, { method, url: manifestUrl(scheme, reference), headers }, signal);
    if (!isLocal || this.#secureLocals.has(registry)) return ask('https');
    try {
      const answer = await ask('http');
      // What a TLS server written in Go says to plain http.
      if (answer.status !== 400) return answer;
    } catch (error) {
      const wasCut =
        error instanceof RegistryError && /hang up|other side closed|ECONNRESET/.test(error.message);
      if (!wasCut) throw error;
    }
    this.#secureLocals.add(registry);
    return ask('https');
  }
}

function manifestUrl(scheme: 'http' | 'https', { registry, repository, tag, digest }: ImageReference): URL {
  const host = registry === DOCKER_HUB ? 'registry-1.docker.io' : registry;
  return new URL(`${scheme}://${host}/v2/${repository}/manifests/${digest ?? tag ?? 'latest'}`);
}

function mediaTypeOf(headers: Answer['headers']): string {
  const type = headers['content-type']?.split(';', 1)[0]?.trim() ?? '';
  return /^[\w.+-]+\/[\w.+-]{1,120}$/.test(type) ? type : '';
}
