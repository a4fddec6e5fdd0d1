import { parseJson, toJson } from './json.ts';

export interface LoggedRequest {
  /** Milliseconds since 1970, by the server's clock. */
  time: number;
  method: string;
  /** Without the signature of storage addresses. */
  path: string;
  operation: string | null;
  rootFields: string[];
  /** GraphQL variables, or the body of a file stream post; secrets cut. */
  variables: unknown;
  /** Without `Authorization`. */
  headers: Record<string, string>;
  /** How the client authenticated: `Basic`, `Bearer`, or nothing. */
  scheme: string | null;
  status: number;
  /** Messages of the errors in a GraphQL answer. */
  errors: string[];
  /** Whether the client got no answer. */
  dropped: boolean;
}

/** Together these bound the memory that the log takes. */
const LIMIT = 5_000;
const LARGEST_BODY = 20_000;
/** In JSON, and in JSON inside JSON. */
const KEY_IN_SPEC = /(_wandb_api_key\\*"\s*:\s*\\*")[^"\\]*/g;

/** The newest requests, for tests and for people who wonder what a client does. */
export class RequestLog {
  readonly #secrets: () => readonly string[];
  #entries: LoggedRequest[] = [];

  constructor(secrets: () => readonly string[]) {
    this.#secrets = secrets;
  }

  add(entry: LoggedRequest): void {
    this.#entries.push({ ...entry, variables: this.#cut(entry.variables) });
    if (this.#entries.length > LIMIT) this.#entries.shift();
  }

  list(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }

  #cut(value: unknown): unknown {
    if (value === undefined || value === null) return null;
    let text = toJson(value);
    if (text.length > LARGEST_BODY) return `${text.length} characters left out`;
    for (const secret of this.#secrets()) text = text.replaceAll(secret, '***');
    return parseJson(text.replace(KEY_IN_SPEC, '$1***'));
  }
}
