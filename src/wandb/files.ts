import { statusFailure } from './answers.ts';
import { AttemptFailure } from './attempt-failure.ts';
import { readStart, readText } from './body.ts';
import type { AttemptContext } from './calls.ts';
import type { FileRequest, FileResponse } from './client.ts';
import type { Http, HttpResponse } from './http.ts';
import type { Headers } from './retry.ts';
import { isBelow } from './urls.ts';

export interface FileAttempt {
  readonly http: Http;
  readonly baseUrl: string;
  readonly request: FileRequest;
  readonly context: AttemptContext;
  readonly userAgent: string;
  readonly authorization: () => Promise<Headers>;
  readonly onAnswer: (status: number, headers: Headers) => void;
}

const MOST_REDIRECTS = 5;
const LARGEST_SMALL_BODY = 16 * 1024 * 1024;
const ERROR_BODY = 16 * 1024;

/** Absolute form of an address that a server handed out: self-hosted ones also hand out paths. */
export function resolveFileUrl(baseUrl: string, url: string): URL {
  return new URL(url, `${baseUrl}/`);
}

/**
 * Sends one file request. A GET or HEAD follows redirects, and sends no credentials behind one.
 * @throws AttemptFailure for everything that is not 2xx
 */
export async function sendFile(attempt: FileAttempt): Promise<FileResponse> {
  const { request, context } = attempt;
  let url = resolveFileUrl(attempt.baseUrl, request.url);
  const trusted = request.authorized === true && isBelow(attempt.baseUrl, url);
  let headers: Headers = { ...ownHeaders(attempt), ...(trusted ? await attempt.authorization() : {}) };

  for (let redirects = 0; ; redirects += 1) {
    const response = await attempt.http.send(
      { method: request.method, url, headers, ...(request.body ? { body: request.body() } : {}) },
      context.signal,
    );
    if (trusted && redirects === 0) attempt.onAnswer(response.status, response.headers);
    const target = redirectTarget(request, response, url);
    if (target === undefined) return await accept(request, response, context);
    await readStart(response.body, ERROR_BODY);
    if (redirects === MOST_REDIRECTS) {
      throw new AttemptFailure({ what: 'declined' }, `was redirected more than ${MOST_REDIRECTS} times.`);
    }
    url = target;
    headers = ownHeaders(attempt);
  }
}

function ownHeaders({ request, userAgent }: FileAttempt): Headers {
  const headers = { 'user-agent': userAgent, ...request.headers };
  return request.contentLength === undefined
    ? headers
    : { ...headers, 'content-length': String(request.contentLength) };
}

function redirectTarget(request: FileRequest, response: HttpResponse, from: URL): URL | undefined {
  const location = response.headers['location'];
  const follows = request.method === 'GET' || request.method === 'HEAD';
  if (!follows || location === undefined || ![301, 302, 303, 307, 308].includes(response.status))
    return undefined;
  if (!URL.canParse(location, from.href)) return undefined;
  const target = new URL(location, from);
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw new AttemptFailure(
      { what: 'declined' },
      `was redirected from https to ${target.protocol}//${target.host}.`,
    );
  }
  return target;
}

async function accept(
  request: FileRequest,
  response: HttpResponse,
  context: AttemptContext,
): Promise<FileResponse> {
  const { status, headers } = response;
  if (status < 200 || status > 299) {
    throw statusFailure({ status, headers, text: await readStart(response.body, ERROR_BODY) });
  }
  if (request.method !== 'GET') {
    const text = await readText(response.body, LARGEST_SMALL_BODY);
    return { status, headers, body: bytesOf(text), text: () => Promise.resolve(text) };
  }
  const body = streamed(response.body, context.keep());
  return { status, headers, body, text: () => readText(body, LARGEST_SMALL_BODY) };
}

// An async generator, because that is the type of a streamed body.
// eslint complains of a generator without await, hence the promise.
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield await Promise.resolve(Buffer.from(text));
}

async function* streamed(
  body: AsyncIterable<Uint8Array>,
  { done, failed }: ReturnType<AttemptContext['keep']>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw failed(error);
  } finally {
    done();
  }
}
