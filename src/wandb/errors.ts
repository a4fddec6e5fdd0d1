import { LaunchError } from '../common/errors.ts';

/**
 * - `auth`: the credentials are not accepted (401, null viewer)
 * - `permission`: accepted, but not allowed (403)
 * - `not-found`: 404
 * - `refused`: the server read the request and said no (400, 422, errors in a 200 answer)
 * - `conflict`: 409
 * - `rate-limited`: 429 until the deadline
 * - `server`: 5xx, or an answer that is not what the protocol promises
 * - `network`: no connection; nothing was executed
 * - `unknown-outcome`: a write was sent and its answer never came: it may have been executed
 * - `timeout`: a read did not end within its deadline
 * - `unsupported-server`: the server does not know a field or argument that this client needs
 */
export type WandbErrorKind =
  | 'auth'
  | 'permission'
  | 'not-found'
  | 'refused'
  | 'conflict'
  | 'rate-limited'
  | 'server'
  | 'network'
  | 'unknown-outcome'
  | 'timeout'
  | 'unsupported-server';

export interface WandbErrorDetails {
  readonly kind: WandbErrorKind;
  /** Name of the operation, or method and path of a file request; never a query string (signatures live there). */
  readonly operation: string;
  readonly status?: number;
  /** The messages of a GraphQL `errors` list. */
  readonly serverMessages?: readonly string[];
  readonly requestId?: string;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** A call to W&B that failed. */
export class WandbError extends LaunchError {
  override readonly name: string = 'WandbError';
  readonly kind: WandbErrorKind;
  readonly operation: string;
  readonly status: number | undefined;
  readonly serverMessages: readonly string[];
  readonly requestId: string | undefined;

  constructor(message: string, details: WandbErrorDetails) {
    super(message, { cause: details.cause, ...(details.hint === undefined ? {} : { hint: details.hint }) });
    this.kind = details.kind;
    this.operation = details.operation;
    this.status = details.status;
    this.serverMessages = details.serverMessages ?? [];
    this.requestId = details.requestId;
  }
}
