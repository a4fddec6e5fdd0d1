import type { Clock } from '../common/clock.ts';
import type { Logger } from '../common/logger.ts';

/** Where the secret of a request comes from. `token` is asked before every request and renews itself. */
export type Credentials =
  | { readonly kind: 'key'; readonly apiKey: string }
  | {
      readonly kind: 'token';
      token(signal?: AbortSignal): Promise<string>;
      /** The server did not accept this token: `token` is to give another. Without it a refusal is final. */
      forget?(token: string): void;
    };

export interface ClientOptions {
  /** Address of the API, such as `https://api.wandb.ai`. Default: `WANDB_BASE_URL` of `env`, then the public cloud. */
  readonly baseUrl?: string;
  /** Address of the web app, for links. Default: `WANDB_APP_URL` of `env`, else derived from `baseUrl`. */
  readonly appUrl?: string;
  /** An API key or a source of access tokens. Default: `WANDB_API_KEY` of `env`. */
  readonly credentials?: Credentials;
  /** Variables for defaults, proxies (`https_proxy`, `no_proxy`), CA bundles and attribution. Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** Called once with every secret in use, before anything is logged: the action masks them. */
  readonly onSecret?: (secret: string) => void;
  /** A number in [0, 1) for the jitter of retries. Default: `Math.random`. */
  readonly random?: () => number;
}

/** Limits of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call, retries and waits included. Default 60 000. */
  readonly deadlineMs?: number;
  /** Milliseconds for one attempt. Default 30 000. */
  readonly attemptMs?: number;
}

/** `read` may be repeated at will; `write` only when it is certain that the server did not execute it. */
export type Effect = 'read' | 'write';

/** A GraphQL operation: its name as the Python client sends it, where it has one, and its text. */
export interface Operation {
  readonly name: string;
  readonly effect: Effect;
  readonly document: string;
  /** Statuses that this operation repeats besides the usual ones. */
  readonly alsoRetry?: readonly number[];
  /** Takes the data of an answer although it also holds errors: for fields that are nice to know. */
  readonly acceptPartial?: boolean;
}

/** A request to a file address. Addresses below the base URL get credentials only when `authorized` is set. */
export interface FileRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'HEAD';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called once an attempt, so that a retry sends the whole body again. */
  readonly body?: () => Uint8Array | string | AsyncIterable<Uint8Array>;
  /** Bytes of the body; required for a streamed one (S3 refuses chunked uploads). */
  readonly contentLength?: number;
  readonly authorized?: boolean;
  /** Default: `write` for POST, else `read` (a repeated PUT writes the same bytes to the same place). */
  readonly effect?: Effect;
}

export interface FileResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body. That of a GET must be consumed, or cancelled through the signal of the call; others are small and read. */
  readonly body: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
}

/** W&B over the wire. Made by `createClient`; everything that speaks to a server takes one. */
export interface WandbClient {
  /** No trailing slash. */
  readonly baseUrl: string;
  readonly appUrl: string;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly clock: Clock;
  /**
   * Sends one operation and returns its `data`.
   * @throws WandbError of any kind; `kind` says which.
   */
  graphql<Data>(operation: Operation, variables: Record<string, unknown>, call?: CallOptions): Promise<Data>;
  /**
   * Uploads to or downloads from an address that the server handed out. Resolves for 2xx only.
   * @throws WandbError
   */
  file(request: FileRequest, call?: CallOptions): Promise<FileResponse>;
  /** Closes idle connections, so that the process can end at once. */
  close(): Promise<void>;
}
