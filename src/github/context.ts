import type { Env } from './inputs/types.ts';
import { at, isCommentOnPullRequest, readPayload, readText, textAt } from './payload.ts';

export interface PullRequest {
  readonly number: number;
  /** Commit of the author; the step's own `sha` is a merge of it into the base. */
  readonly headSha: string | null;
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** `owner/name`; null when the fork is gone. */
  readonly headRepository: string | null;
  /** Whether it comes from another repository. Also true when the payload does not say. */
  readonly fork: boolean;
}

/** The run that a `workflow_run` event tells of. */
export interface TriggeringRun {
  readonly event: string | null;
  /** Commit that it ran on. */
  readonly headSha: string | null;
  readonly headRepository: string | null;
}

/** Where the step runs, and why. Facts of the runner, read once. */
export interface Context {
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly eventName: string;
  readonly workflow: string;
  readonly runId: string;
  readonly attempt: number;
  /** Id of the job in the workflow file. */
  readonly job: string;
  /** Id of the step, or the name that the runner gives one without. */
  readonly step: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Page of this workflow run. */
  readonly workflowRunUrl: string;
  readonly runner: 'hosted' | 'self-hosted';
  readonly pullRequest: PullRequest | null;
  /** Number of the pull request that an `issue_comment` is on; its commit is not in the payload. */
  readonly commentedPullRequest: number | null;
  readonly triggeringRun: TriggeringRun | null;
}

/** Events whose payload holds a pull request. */
const PULL_REQUEST_EVENTS = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** Never throws: what is not there is empty, and who decides on it decides for safety. */
export function readContext(env: Env, readFile: (path: string) => string = readText): Context {
  const text = (name: string): string => env[name] ?? '';
  const payload = readPayload(env, { readFile });
  const eventName = text('GITHUB_EVENT_NAME');
  const repository = text('GITHUB_REPOSITORY');
  const serverUrl = text('GITHUB_SERVER_URL') || 'https://github.com';
  return {
    repository,
    sha: text('GITHUB_SHA'),
    ref: text('GITHUB_REF'),
    actor: text('GITHUB_ACTOR'),
    eventName,
    workflow: text('GITHUB_WORKFLOW'),
    runId: text('GITHUB_RUN_ID'),
    attempt: Number(text('GITHUB_RUN_ATTEMPT')) || 1,
    job: text('GITHUB_JOB'),
    step: text('GITHUB_ACTION'),
    serverUrl,
    apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
    workflowRunUrl: `${serverUrl}/${repository}/actions/runs/${text('GITHUB_RUN_ID')}`,
    // An unknown place is somebody's own machine until it says otherwise.
    runner: text('RUNNER_ENVIRONMENT') === 'github-hosted' ? 'hosted' : 'self-hosted',
    pullRequest: readPullRequest(eventName, payload, repository),
    commentedPullRequest: readCommentedPullRequest(eventName, payload),
    triggeringRun: readTriggeringRun(eventName, payload),
  };
}

function readPullRequest(eventName: string, payload: unknown, repository: string): PullRequest | null {
  const pull = at(payload, 'pull_request');
  if (!PULL_REQUEST_EVENTS.has(eventName)) return null;
  const headRepository = textAt(pull, 'head', 'repo', 'full_name');
  return {
    number: Number(at(pull, 'number') ?? at(payload, 'number') ?? 0),
    headSha: textAt(pull, 'head', 'sha'),
    headRef: textAt(pull, 'head', 'ref'),
    baseRef: textAt(pull, 'base', 'ref'),
    headRepository,
    fork: !sameRepository(headRepository, textAt(pull, 'base', 'repo', 'full_name') ?? repository),
  };
}

function readCommentedPullRequest(eventName: string, payload: unknown): number | null {
  if (eventName !== 'issue_comment' || !isCommentOnPullRequest(payload)) return null;
  const number = at(payload, 'issue', 'number');
  return typeof number === 'number' && number > 0 ? number : null;
}

function readTriggeringRun(eventName: string, payload: unknown): TriggeringRun | null {
  if (eventName !== 'workflow_run') return null;
  return {
    event: textAt(payload, 'workflow_run', 'event'),
    headSha: textAt(payload, 'workflow_run', 'head_sha'),
    headRepository: textAt(payload, 'workflow_run', 'head_repository', 'full_name'),
  };
}

/** Names of repositories do not differ by case. */
export function sameRepository(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== '' && a.toLowerCase() === b.toLowerCase();
}
