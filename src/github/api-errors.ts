import * as v from 'valibot';
import { LaunchError, messageOf } from '../common/errors.ts';

/**
 * - `forbidden`: the token lacks a permission, is missing, or has run out (401, 403, and 404, which private
 *   repositories answer instead)
 * - `invalid`: GitHub did not accept the request (409, 410, 422 and other 4xx)
 * - `rate-limited`: the budget of the token is used up for longer than is worth waiting
 * - `unavailable`: no answer, or one of the 5xx
 */
export type GitHubErrorKind = 'forbidden' | 'invalid' | 'rate-limited' | 'unavailable';

export class GitHubApiError extends LaunchError {
  override readonly name = 'GitHubApiError';
  readonly kind: GitHubErrorKind;
  /** Of the answer; null when there was none. */
  readonly status: number | null;

  constructor(kind: GitHubErrorKind, message: string, status: number | null, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
  }
}

/** What is read of an error of octokit. A request without an answer has a status there, but no response. */
const RequestErrorSchema = v.object({
  status: v.number(),
  message: v.string(),
  response: v.optional(v.object({ headers: v.record(v.string(), v.unknown()) })),
});

/** A failed request as plain data. */
export interface Failure {
  /** Null: no answer came. */
  readonly status: number | null;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function failureOf(thrown: unknown): Failure {
  const parsed = v.safeParse(RequestErrorSchema, thrown);
  if (!parsed.success || parsed.output.response === undefined) {
    return { status: null, message: messageOf(thrown), headers: {} };
  }
  const { status, message, response } = parsed.output;
  return { status, message, headers: response.headers };
}

/** Whether GitHub refused a request because of its limits: it was not carried out. */
export function isRateLimited({ status, message, headers }: Failure): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    /rate limit|abuse detection/i.test(message)
  );
}

/** The error of a request that is not tried again. */
export function errorOf(failure: Failure, cause: unknown): GitHubApiError {
  const { status } = failure;
  const said = failure.message.replace(/ - https?:\/\/\S+$/, '');
  if (isRateLimited(failure)) {
    return new GitHubApiError('rate-limited', `GitHub's rate limit is used up: ${said}`, status, cause);
  }
  if (status === null || status >= 500) {
    const what = status === null ? 'GitHub could not be reached' : `GitHub answered ${status}`;
    return new GitHubApiError('unavailable', `${what}: ${said}`, status, cause);
  }
  const kind = [401, 403, 404].includes(status) ? 'forbidden' : 'invalid';
  return new GitHubApiError(kind, `GitHub answered ${status}: ${said}`, status, cause);
}
