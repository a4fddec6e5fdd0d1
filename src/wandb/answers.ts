import { messageOf } from '../common/errors.ts';
import { parseJson } from '../common/json.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { Effect } from './client.ts';
import type { Headers } from './retry.ts';

/** A whole answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The two members of a GraphQL answer that count. */
export interface GraphqlAnswer {
  readonly data: Record<string, unknown> | null;
  /** Messages of its errors, each one line; empty when all is well. */
  readonly messages: readonly string[];
}

const LONGEST_MESSAGE = 300;
const MOST_MESSAGES = 3;

/**
 * Reads the answer to a GraphQL request.
 * @throws AttemptFailure for everything that is not 2xx with a GraphQL document in it
 */
export function readGraphqlAnswer(answer: Answer): GraphqlAnswer {
  if (answer.status >= 300) throw statusFailure(answer);
  const type = mediaType(answer.headers);
  const details = requestIdOf(answer.headers);
  const unreadable = (what: string, cause?: unknown, hint?: string) =>
    new AttemptFailure({ what: 'unreadable' }, `was answered with HTTP ${answer.status} and ${what}`, {
      ...details,
      status: answer.status,
      ...(cause === undefined ? {} : { cause }),
      ...(hint === undefined ? {} : { hint }),
    });

  if (answer.text.trim() === '') throw unreadable('an empty body.');
  if (type !== '' && !isJson(type)) {
    throw unreadable(
      `${type} instead of JSON.`,
      undefined,
      'Check that base-url is the API of the server and not its web app, and that no login page or proxy answers for it.',
    );
  }
  let document: unknown;
  try {
    document = parseJson(answer.text);
  } catch (error) {
    throw unreadable(`JSON that is broken or cut off (${firstLine(messageOf(error), 80)}).`, error);
  }
  if (!isRecord(document)) throw unreadable('JSON that is not a GraphQL answer.');
  const messages = messagesOf(document);
  const data = document['data'];
  if (isRecord(data)) return { data, messages };
  if (messages.length > 0) return { data: null, messages };
  throw unreadable('neither data nor errors.');
}

/** The failure of an answer outside 200 to 299, with what the server says about it. */
export function statusFailure(answer: Answer): AttemptFailure {
  const { status, headers } = answer;
  const details = requestIdOf(headers);
  if (status < 400) {
    return new AttemptFailure({ what: 'status', status, headers }, redirectText(status, headers), {
      ...details,
      hint: 'Set base-url to the address that the server really has; credentials are not sent on to another one.',
    });
  }
  const serverMessages = bodyMessages(answer);
  const missing = serverMessages.find(isSchemaMismatch);
  const said = serverMessages.length === 0 ? '' : `: ${serverMessages.join('; ')}`;
  if (missing !== undefined) return unsupported(missing, { ...details, status, serverMessages });
  return new AttemptFailure(
    { what: 'status', status, headers },
    `was answered with HTTP ${status}${endSentence(said)}`,
    { ...details, serverMessages },
  );
}

/**
 * The failure of a 2xx answer with errors in it. A write that left a result beside its errors was executed, if only
 * in part, and is not to be repeated.
 */
export function errorsFailure(answer: GraphqlAnswer, effect: Effect, headers: Headers): AttemptFailure {
  const { messages } = answer;
  const details = { ...requestIdOf(headers), serverMessages: messages };
  const missing = messages.find(isSchemaMismatch);
  if (missing !== undefined) return unsupported(missing, details);
  const hasResult = Object.values(answer.data ?? {}).some((value) => value !== null);
  return new AttemptFailure({ what: 'declined' }, `was refused: ${endSentence(messages.join('; '))}`, {
    ...details,
    ...(hasResult && effect === 'write' ? { kind: 'unknown-outcome' as const } : {}),
  });
}

function unsupported(message: string, details: AttemptFailure['details']): AttemptFailure {
  return new AttemptFailure({ what: 'declined' }, `is not known to this server: ${endSentence(message)}`, {
    ...details,
    kind: 'unsupported-server',
    hint: 'This W&B server is older than what is asked of it: update it, or leave out what needs it.',
  });
}

/** How GraphQL engines word that a document does not fit their schema. Such a document was not executed. */
function isSchemaMismatch(message: string): boolean {
  return /Cannot query field|Unknown argument|is not defined by type|Unknown type "/.test(message);
}

function redirectText(status: number, headers: Headers): string {
  const location = headers['location'] ?? '';
  const target = URL.canParse(location) ? new URL(location) : undefined;
  const where = target === undefined ? 'elsewhere' : `to ${target.origin}${target.pathname}`;
  return `was answered with HTTP ${status}, a redirect ${where}, which is not followed.`;
}

/** `{"errors": [{"message"}]}`, `{"error": "…"}`, `{"error": {"message"}}`, else the text itself unless it is a page. */
function bodyMessages({ headers, text }: Answer): string[] {
  let document: unknown;
  try {
    document = parseJson(text);
  } catch {
    document = undefined;
  }
  if (isRecord(document)) {
    const messages = messagesOf(document);
    if (messages.length > 0) return messages;
  }
  if (mediaType(headers) === 'text/html' || /^\s*<(!doctype|html)/i.test(text)) return [];
  const line = firstLine(text);
  return line === '' ? [] : [line];
}

function messagesOf(document: Record<string, unknown>): string[] {
  const { errors, error } = document;
  const list: unknown[] = Array.isArray(errors)
    ? errors
    : error === undefined || error === null
      ? []
      : [error];
  return list
    .map((item) => (isRecord(item) ? item['message'] : item))
    .map((message) =>
      typeof message === 'string' && message.trim() !== '' ? firstLine(message) : 'no reason given',
    )
    .slice(0, MOST_MESSAGES);
}

/** One line of foreign text, shortened. */
export function firstLine(text: string, most: number = LONGEST_MESSAGE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function mediaType(headers: Headers): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function requestIdOf(headers: Headers): { requestId?: string } {
  const requestId = headers['x-request-id'] ?? headers['x-wandb-request-id'] ?? headers['cf-ray'];
  return requestId === undefined ? {} : { requestId: firstLine(requestId, 80) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
