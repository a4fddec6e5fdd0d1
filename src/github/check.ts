import * as v from 'valibot';
import type { Outcome } from '../launch/result.ts';
import type { ApiCall, GitHubApi, Repository } from './api.ts';
import { GitHubApiError } from './api-errors.ts';
import { pagesOf } from './pages.ts';

/** Bytes of a check's summary, and of its text. */
export const CHECK_BYTES = 65_535;
/** Characters of a check's title that GitHub shows whole. */
const TITLE_LENGTH = 255;
const NAME_LENGTH = 100;

export type CheckConclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'timed_out';

/** `neutral` passes as a required check: the step is green, but nothing is known about the run yet. */
export const CONCLUSIONS: Readonly<Record<Outcome, CheckConclusion>> = {
  succeeded: 'success',
  queued: 'neutral',
  detached: 'neutral',
  'job-failed': 'failure',
  'gate-failed': 'failure',
  'agent-failed': 'failure',
  'submit-failed': 'failure',
  refused: 'failure',
  unknown: 'failure',
  cancelled: 'cancelled',
  'claim-timeout': 'timed_out',
  'run-timeout': 'timed_out',
};

/** A check run, before it exists. */
export interface CheckTarget {
  readonly repository: Repository;
  readonly sha: string;
  readonly name: string;
  /** Names this one attempt of this one step, so that a check run whose creation was cut off is found again. */
  readonly externalId: string;
}

export interface CheckPage {
  readonly title: string;
  /** Markdown of at most `CHECK_BYTES` bytes each. */
  readonly summary: string;
  readonly text?: string;
  /** Page of the run or of the queue. */
  readonly detailsUrl: string | null;
}

/** `true` names a check after the job, with the matrix as GitHub itself writes it; any other text is the name. */
export function checkName(asked: string, job: string, matrix: string): string {
  if (asked !== 'true') return asked.slice(0, NAME_LENGTH);
  const values = matrixValues(matrix);
  return `W&B Launch: ${job}${values.length === 0 ? '' : ` (${values.join(', ')})`}`.slice(0, NAME_LENGTH);
}

function matrixValues(matrix: string): string[] {
  try {
    const parsed: unknown = JSON.parse(matrix);
    const values = typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : [];
    return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  } catch {
    return [];
  }
}

const CheckSchema = v.object({ id: v.number(), external_id: v.optional(v.nullable(v.string())) });
const ListSchema = v.object({ check_runs: v.array(CheckSchema) });

/**
 * Makes a check run, `in_progress` or with a conclusion.
 * @returns its id
 * @throws GitHubApiError
 */
export async function createCheck(
  api: GitHubApi,
  { repository, sha, name, externalId }: CheckTarget,
  page: CheckPage,
  conclusion: CheckConclusion | null,
  call: ApiCall = {},
): Promise<number> {
  const body = { ...repository, name, head_sha: sha, external_id: externalId, ...fields(page, conclusion) };
  const parsed = v.safeParse(
    CheckSchema,
    await api.request('POST /repos/{owner}/{repo}/check-runs', body, call),
  );
  if (parsed.success) return parsed.output.id;
  throw new GitHubApiError('invalid', 'GitHub answered with something that is no check run.', null);
}

/** @throws GitHubApiError */
export async function updateCheck(
  api: GitHubApi,
  repository: Repository,
  id: number,
  page: CheckPage,
  conclusion: CheckConclusion | null,
  call: ApiCall = {},
): Promise<void> {
  const route = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
  await api.request(route, { ...repository, check_run_id: id, ...fields(page, conclusion) }, call);
}

/** The id of a check run whose creation got no answer; null when it was not made. @throws GitHubApiError */
export async function findCheck(
  api: GitHubApi,
  { repository, sha, name, externalId }: CheckTarget,
  call: ApiCall = {},
): Promise<number | null> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
  const parameters = { ...repository, ref: sha, check_name: name, filter: 'all' };
  const items = (answer: unknown): readonly v.InferOutput<typeof CheckSchema>[] => {
    const parsed = v.safeParse(ListSchema, answer);
    return parsed.success ? parsed.output.check_runs : [];
  };
  for await (const page of pagesOf(api, route, parameters, items, call)) {
    const found = page.items.find((check) => check.external_id === externalId);
    if (found) return found.id;
  }
  return null;
}

function fields(page: CheckPage, conclusion: CheckConclusion | null): Record<string, unknown> {
  const { title, summary, text, detailsUrl } = page;
  return {
    ...(conclusion === null ? { status: 'in_progress' } : { status: 'completed', conclusion }),
    ...(isWebAddress(detailsUrl) ? { details_url: detailsUrl } : {}),
    output: { title: title.slice(0, TITLE_LENGTH), summary, ...(text === undefined ? {} : { text }) },
  };
}

function isWebAddress(text: string | null): boolean {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text);
}
