import type { GraphQLClient } from 'graphql-request';
import { stringifyJson } from '../common/json.ts';
import { errorsFailure, readGraphqlAnswer } from './answers.ts';
import type { GraphqlAnswer } from './answers.ts';
import { readText } from './body.ts';
import type { Operation } from './client.ts';
import type { Http } from './http.ts';
import type { Headers } from './retry.ts';

export interface GraphqlAttempt {
  readonly url: URL;
  readonly headers: Headers;
  readonly operation: Operation;
  readonly variables: Record<string, unknown>;
  readonly signal: AbortSignal;
  /** Sees status and headers of every answer. */
  readonly onAnswer: (status: number, headers: Headers) => void;
}

/** Larger answers are no answers: a spec, a history page or a list of items is far below. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

/**
 * Sends one GraphQL request through graphql-request, over `http`.
 * @throws AttemptFailure
 */
export async function sendGraphql(http: Http, attempt: GraphqlAttempt): Promise<Record<string, unknown>> {
  const { operation, signal } = attempt;
  let answer = undefined as GraphqlAnswer | undefined;
  let headers: Headers = {};

  const fetchOverHttp = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const response = await http.send(
      {
        method: 'POST',
        url: attempt.url,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), ...attempt.headers },
        body: init?.body as string,
      },
      signal,
    );
    headers = response.headers;
    attempt.onAnswer(response.status, headers);
    const text = await readText(response.body, LARGEST_ANSWER);
    answer = readGraphqlAnswer({ status: response.status, headers, text });
    return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } });
  };

  const client = await makeClient(attempt.url, fetchOverHttp, () => answer);
  const result = await client.rawRequest<Record<string, unknown> | null>({
    query: operation.document,
    variables: attempt.variables,
    signal,
  });
  const messages = answer?.messages ?? [];
  if (messages.length > 0 && !(operation.acceptPartial === true && result.data !== null)) {
    throw errorsFailure({ data: result.data, messages }, operation.effect, headers);
  }
  return result.data ?? {};
}

/**
 * The library builds the request from document and variables and takes the answer apart. How the text of both is
 * written and read is ours: no number may change on its way, and the answer may hold bare NaN.
 */
async function makeClient(
  url: URL,
  fetch: (url: unknown, init?: RequestInit) => Promise<Response>,
  read: () => GraphqlAnswer | undefined,
): Promise<GraphQLClient> {
  const { GraphQLClient } = await import('graphql-request');
  return new GraphQLClient(url.href, {
    fetch,
    errorPolicy: 'all',
    jsonSerializer: {
      stringify: (body: unknown) => stringifyJson(body),
      parse: () => ({ data: read()?.data ?? null }),
    },
  });
}
