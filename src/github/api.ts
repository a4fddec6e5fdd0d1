import type { Clock } from '../common/clock.ts';
import type { Logger } from '../common/logger.ts';
import { errorOf, failureOf, GitHubApiError } from './api-errors.ts';
import { retryDelay } from './api-retry.ts';

/** `owner/name` in its two parts, as GitHub's routes take them. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

export interface ApiCall {
  readonly signal?: AbortSignal;
}

/** GitHub's REST API, as far as a step needs it. */
export interface GitHubApi {
  /**
   * One request by its route, such as `GET /repos/{owner}/{repo}/issues/comments/{comment_id}`; its answer is data of
   * others. `POST` is repeated only when GitHub certainly did not carry it out.
   * @throws GitHubApiError
   */
  request(route: string, parameters: Readonly<Record<string, unknown>>, call?: ApiCall): Promise<unknown>;
  /** The account that the token writes as, `github-actions[bot]` for that of a workflow; null when it is not told. */
  author(call?: ApiCall): Promise<string | null>;
  /** Requests that the token may still make in this hour; null before the first answer. */
  remaining(): number | null;
}

export interface ApiOptions {
  readonly token: string;
  /** `GITHUB_API_URL`: that of an Enterprise server has a path. */
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds that a limit of GitHub is waited for. */
  readonly patienceMs?: number;
}

/** Milliseconds that one answer may take. */
const DEADLINE_MS = 15_000;
const PATIENCE_MS = 60_000;

/** Loads octokit only now: most steps never need it. */
export async function createGitHubApi(options: ApiOptions): Promise<GitHubApi> {
  const { token, apiUrl, logger, clock, random, patienceMs = PATIENCE_MS } = options;
  const { getOctokit } = await import('@actions/github');
  const debug = (message: string): void => logger.debug(`GitHub: ${message}`);
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    userAgent: 'wandb-launch-action',
    log: { debug, info: debug, warn: debug, error: debug },
  });
  let remaining: number | null = null;

  function note(headers: Readonly<Record<string, unknown>>): void {
    const value = Number(headers['x-ratelimit-remaining'] ?? NaN);
    if (Number.isFinite(value)) remaining = value;
  }

  const request: GitHubApi['request'] = async (route, parameters, { signal } = {}) => {
    for (let tries = 1; ; tries += 1) {
      signal?.throwIfAborted();
      try {
        const deadline = AbortSignal.timeout(DEADLINE_MS);
        const both = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
        const answer = await octokit.request(route, { ...parameters, request: { signal: both } });
        note(answer.headers);
        return answer.data as unknown;
      } catch (error) {
        signal?.throwIfAborted();
        const failure = failureOf(error);
        note(failure.headers);
        const repeatable = !route.startsWith('POST ');
        const question = { failure, tries, repeatable, now: clock.now(), patienceMs, random: random() };
        const delay = retryDelay(question);
        if (delay === null) throw errorOf(failure, error);
        debug(`${route}: ${failure.message}; trying again in ${Math.round(delay)} ms`);
        await clock.sleep(delay, signal);
      }
    }
  };

  return {
    request,
    async author({ signal } = {}) {
      try {
        const deadline = AbortSignal.timeout(DEADLINE_MS);
        const both = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
        // `GET /user` is closed to the token of a workflow; this is not.
        const answer = await octokit.graphql<{ readonly viewer?: { readonly login?: unknown } } | undefined>(
          'query { viewer { login } }',
          { request: { signal: both } },
        );
        const login = answer?.viewer?.login;
        return typeof login === 'string' ? login : null;
      } catch (error) {
        signal?.throwIfAborted();
        debug(`the account of the token is not known: ${failureOf(error).message}`);
        return null;
      }
    },
    remaining: () => remaining,
  };
}

/** @throws GitHubApiError when the text is no `owner/name` */
export function repositoryOf(text: string): Repository {
  const [owner, repo, ...rest] = text.split('/');
  if (!owner || !repo || rest.length > 0) {
    throw new GitHubApiError('invalid', 'GITHUB_REPOSITORY does not name a repository.', null);
  }
  return { owner, repo };
}
