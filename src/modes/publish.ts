import * as v from 'valibot';
import { mapTexts } from '../common/map-texts.ts';
import { oneLine } from '../common/errors.ts';
import { createGitHubApi, repositoryOf, type GitHubApi } from '../github/api.ts';
import { GitHubApiError } from '../github/api-errors.ts';
import { CheckFeed, type SavedCheck } from '../github/check-feed.ts';
import { CHECK_BYTES, checkName, CONCLUSIONS, type CheckPage } from '../github/check.ts';
import { COMMENT_BYTES, keepComment } from '../github/comment.ts';
import { commentKey } from '../github/comment-key.ts';
import { headShaOf, pullRequestNumber } from '../github/comment-target.ts';
import type { CommonInputs } from '../github/inputs/index.ts';
import type { LaunchTimes, Outcome, QueuedRun, LaunchState, RunResult } from '../launch/index.ts';
import { imageOf } from '../launch/spec.ts';
import {
  OUTCOME_WORDS,
  renderItems,
  renderLive,
  renderRun,
  renderRunParts,
  type ItemsPage,
  type LiveRun,
  type Origin,
} from '../report/index.ts';
import type { Step } from './step.ts';

/** Milliseconds for all that is told to GitHub in the end, waits for its limits included. */
const END_MS = 180_000;
/** The same after a cancel: the runner kills the step ten seconds after it. */
const CANCELLED_MS = 2_000;

export type PublishInputs = Pick<CommonInputs, 'comment' | 'check' | 'githubToken' | 'matrix'>;

type PublishStep = Pick<
  Step,
  'context' | 'logger' | 'clock' | 'random' | 'cancellation' | 'cut' | 'save' | 'saved'
>;

/**
 * Where a launch is told of besides the log and the summary: a check run, live from the first `update` on, and a
 * comment on the pull request, written once at the end. Never throws: what cannot be told is a notice.
 */
export interface Publisher {
  /** Shows how the launch stands now, soon. */
  update(live: LiveRun): void;
  /** Tells the end; false when that was cut off, so that `post` must do it again. */
  end(result: RunResult): Promise<boolean>;
  /** The same for several launches, with the outcome of all. */
  endAll(page: ItemsPage, outcome: Outcome): Promise<boolean>;
}

/** The publisher of a step. In `post` it goes on with the check run that the step left. */
export function createPublisher(inputs: PublishInputs, step: PublishStep): Publisher {
  const { context, logger, clock, random, cut } = step;
  const token = inputs.githubToken;
  let made: Promise<GitHubApi> | undefined;
  const api = (): Promise<GitHubApi> => {
    if (token === undefined) {
      throw new GitHubApiError('forbidden', 'The input github-token is empty.', null);
    }
    made ??= createGitHubApi({ token, apiUrl: context.apiUrl, logger, clock, random });
    return made;
  };
  const feed = checkFeed(inputs, step, api);
  const origin = originOf(step);

  async function conclude({ outcome, checkPage }: Told, signal: AbortSignal): Promise<void> {
    await feed?.conclude(CONCLUSIONS[outcome], checkPage(), { signal });
  }

  async function comment({ markdown }: Told, signal: AbortSignal): Promise<void> {
    if (inputs.comment === undefined) return;
    const repository = repositoryOf(context.repository);
    const number = await pullRequestNumber(await api(), repository, context, { signal });
    if (number === null) {
      logger.notice(`No comment: no open pull request holds the commit ${headShaOf(context)}.`);
      return;
    }
    const key = commentKey(inputs.comment, context, inputs.matrix);
    const target = { repository, number, key };
    const { did, url } = await keepComment(await api(), target, markdown(), { signal });
    logger.info(`Comment ${did}: ${url}`);
  }

  /** Whether it came to an end, good or bad. */
  async function settle(
    what: 'check' | 'comment',
    work: Promise<void>,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      logger.notice(`${excuse(what, error, context.pullRequest?.fork === true)}`);
      return true;
    }
  }

  return {
    update(live) {
      const page = renderLive(mapTexts(live, cut), { limit: CHECK_BYTES, origin });
      feed?.show({ ...page, detailsUrl: live.runUrl ?? live.queueUrl });
    },
    end(result) {
      const shown = mapTexts(result, cut);
      return tell({
        outcome: result.outcome,
        checkPage: () => ({
          ...renderRunParts(shown, { limit: CHECK_BYTES, origin }),
          detailsUrl: shown.runUrl ?? shown.queueUrl,
        }),
        markdown: () => renderRun(shown, { limit: COMMENT_BYTES, origin }),
      });
    },
    endAll(page, outcome) {
      const shown = mapTexts(page, cut);
      return tell({
        outcome,
        checkPage: () => ({
          title: `${page.items.length} launches: ${OUTCOME_WORDS[outcome]}`,
          summary: renderItems(shown, { limit: CHECK_BYTES }),
          detailsUrl: null,
        }),
        markdown: () => renderItems(shown, { limit: COMMENT_BYTES }),
      });
    },
  };

  async function tell(told: Told): Promise<boolean> {
    const { signal: cancelled, hurry } = step.cancellation;
    const ms = cancelled.aborted ? CANCELLED_MS : END_MS;
    const signal = AbortSignal.any([hurry, AbortSignal.timeout(ms)]);
    // The check first: one that stays in progress would be a lie.
    const concluded = await settle('check', conclude(told, signal), signal);
    const commented = await settle('comment', comment(told, signal), signal);
    return concluded && commented;
  }
}

/** An end as it is told: its pages are made only where they are wanted. */
interface Told {
  readonly outcome: Outcome;
  readonly checkPage: () => CheckPage;
  readonly markdown: () => string;
}

const REMEDIES = {
  comment: 'permissions: pull-requests: write',
  check: 'permissions: checks: write',
} as const;

/** Why something was not written, and what to do about it, in one line. */
function excuse(what: 'check' | 'comment', error: unknown, fork: boolean): string {
  const forbidden = error instanceof GitHubApiError && error.kind === 'forbidden';
  const remedy = fork
    ? 'The token of a pull request from a fork can only read.'
    : `Give the job ${REMEDIES[what]}.`;
  return [
    `No ${what}: ${oneLine(error)}${/[.!?]$/.test(oneLine(error)) ? '' : '.'}`,
    ...(forbidden ? [remedy] : []),
    'The report is in the job summary.',
  ].join(' ');
}

function checkFeed(
  inputs: PublishInputs,
  { context, clock, logger, save, saved }: PublishStep,
  api: () => Promise<GitHubApi>,
): CheckFeed | null {
  const options = {
    api: async () => api(),
    clock,
    save: (check: SavedCheck) => save('check', check),
  };
  if (inputs.check === undefined) return null;
  const left = v.safeParse(SavedCheckSchema, saved('check'));
  if (left.success) return new CheckFeed({ ...left.output, unsure: true }, options);
  if (context.commentedPullRequest !== null) {
    // The commit of such a run is the default branch's: a check there would judge what it is not about.
    logger.notice('No check: the event of a comment does not name the commit of its pull request.');
    return null;
  }
  const [owner = '', repo = ''] = context.repository.split('/');
  const { runId, attempt, job, step } = context;
  const target = {
    repository: { owner, repo },
    sha: headShaOf(context),
    name: checkName(inputs.check, job, inputs.matrix),
    externalId: [runId, attempt, job, step, inputs.matrix.replace(/\s+/g, '')].join('/').slice(0, 200),
  };
  return new CheckFeed({ target, id: null, unsure: false }, options);
}

const SavedCheckSchema = v.object({
  target: v.object({
    repository: v.object({ owner: v.string(), repo: v.string() }),
    sha: v.string(),
    name: v.string(),
    externalId: v.string(),
  }),
  id: v.nullable(v.number()),
});

function originOf({ context }: PublishStep): Origin {
  return {
    commit: headShaOf(context),
    workflow: context.workflow,
    job: context.job,
    url: context.workflowRunUrl,
  };
}

/** A launch under way, as pages show it. */
export function liveRun(
  queuedRun: QueuedRun,
  { state, times }: { readonly state: LaunchState; readonly times: LaunchTimes },
  message: string | null,
): LiveRun {
  const { spec } = queuedRun;
  const job = spec?.['job'];
  return {
    state,
    times,
    message,
    queue: queuedRun.queue,
    queueUrl: queuedRun.queueUrl,
    itemId: queuedRun.id === '' ? null : queuedRun.id,
    run: queuedRun.runRef,
    runUrl: queuedRun.runUrl,
    displayName: null,
    job: typeof job === 'string' && job !== '' ? job : null,
    image: spec === null ? null : imageOf(spec),
  };
}
