import { Agent, request, type IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import { LaunchError, messageOf } from '../../common/errors.ts';
import type { DockerClient } from './client.ts';
import { reachOf, type Reach } from './reach.ts';

/** What the engine answered; of a bad status `text` is its own sentence. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the version, with its query. */
  readonly path: string;
  readonly signal?: AbortSignal;
  /** Milliseconds until the answer is there. Default 60 000. */
  readonly timeoutMs?: number;
}

/** The engine could not be reached, or broke off. The message is in the words of docker's client. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
}

/** The newest version of the API whose answers are known here; an older engine is asked in its own. */
const NEWEST = '1.47';
/** Longer answers are an error: nothing that is asked for here has them. */
const MAX_ANSWER = 32_000_000;

interface Way {
  readonly agent: Agent;
  readonly version: string;
}

/**
 * The HTTP API of a Docker engine. What a job needs at its start and its end goes this way: a request costs a
 * millisecond of the processor, a start of docker's client fifty.
 */
export class EngineApi {
  readonly #client: DockerClient;
  #way: Promise<Way> | null = null;

  constructor(client: DockerClient) {
    this.#client = client;
  }

  /**
   * Sends a request and reads the whole answer. A bad status is the caller's to judge.
   * @throws ApiError; LaunchError when the deadline passed; the reason of `signal` when that aborted
   */
  async ask(call: ApiCall): Promise<ApiAnswer> {
    const { timeoutMs = 60_000, signal } = call;
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    const limited = { ...call, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
    try {
      const response = await this.#send(await this.#found(limited.signal), limited);
      const text = await textOf(response);
      const status = response.statusCode ?? 0;
      return { status, text: status < 400 ? text : sentenceOf(text, status) };
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.aborted) {
        throw new LaunchError(`The Docker engine did not answer within ${Math.ceil(timeoutMs / 1000)} s.`, {
          cause: error,
          hint: 'Look at the engine: it may be overloaded or hang.',
        });
      }
      throw error;
    }
  }

  /**
   * Sends a request whose answer is a stream, and resolves once the engine has taken it up.
   * @throws ApiError, also for a bad status
   */
  async stream(call: Omit<ApiCall, 'timeoutMs'>): Promise<Readable> {
    const response = await this.#send(await this.#found(call.signal), call);
    const status = response.statusCode ?? 0;
    if (status >= 400) throw new ApiError(sentenceOf(await textOf(response), status));
    return response;
  }

  /** Found out once, and again when that failed. */
  async #found(signal: AbortSignal | undefined): Promise<Way> {
    const way = (this.#way ??= this.#find(signal));
    try {
      return await way;
    } catch (error) {
      if (this.#way === way) this.#way = null;
      throw error;
    }
  }

  async #find(signal: AbortSignal | undefined): Promise<Way> {
    const agent = agentOf(await reachOf(this.#client, signal));
    const { apiVersion } = this.#client;
    if (apiVersion !== null) return { agent, version: apiVersion };
    const ping = await this.#send(
      { agent, version: '' },
      { method: 'GET', path: '/_ping', ...(signal ? { signal } : {}) },
    );
    ping.resume();
    return { agent, version: olderOf(String(ping.headers['api-version'] ?? NEWEST), NEWEST) };
  }

  async #send(way: Way, call: ApiCall): Promise<IncomingMessage> {
    for (;;) {
      const { response, wasReused } = sent(way, call);
      try {
        return await response;
      } catch (error) {
        call.signal?.throwIfAborted();
        // The engine closes idle connections, and all when it is restarted. Whatever is asked for here can be repeated.
        if (!wasReused()) throw new ApiError(inDockersWords(error), { cause: error });
      }
    }
  }
}

function sent(
  { agent, version }: Way,
  { method, path, signal }: ApiCall,
): { readonly response: Promise<IncomingMessage>; readonly wasReused: () => boolean } {
  const asked = request({
    agent,
    method,
    host: 'docker',
    path: version === '' ? path : `/v${version}${path}`,
    headers: { 'Content-Length': 0 },
    ...(signal ? { signal } : {}),
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject);
  });
  asked.end();
  return { response, wasReused: () => asked.reusedSocket };
}

function agentOf(reach: Reach): Agent {
  const agent = new Agent({ keepAlive: reach.keepAlive });
  return Object.assign(agent, { createConnection: (): Duplex => reach.open() });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_ANSWER) throw new Error('its answer is too long');
      chunks.push(chunk);
    }
  } catch (error) {
    throw new ApiError(inDockersWords(error), { cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The engine's errors are `{"message": "…"}`. */
function sentenceOf(text: string, status: number): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // What stands between us and the engine (a proxy of sockets) may answer in its own words.
  }
  return text.trim() || `HTTP status ${status}`;
}

/** So that one table of causes explains both ways of talking to an engine. */
function inDockersWords(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM')
    return `permission denied while trying to connect to the Docker daemon socket (${messageOf(error)})`;
  return `error during connect: ${messageOf(error)}`;
}

/** Of two versions such as `1.47`, the older. */
export function olderOf(one: string, other: string): string {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor) ? one : other;
}
