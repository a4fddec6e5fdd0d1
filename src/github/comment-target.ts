import * as v from 'valibot';
import type { ApiCall, GitHubApi, Repository } from './api.ts';
import type { Context } from './context.ts';

type EventFacts = Pick<Context, 'sha' | 'pullRequest' | 'triggeringRun'>;

/**
 * The commit that a check belongs to: of a pull request that of its author, since nobody looks at the merge that
 * GitHub made for the run; of a `workflow_run` that of the run it follows.
 */
export function headShaOf({ sha, pullRequest, triggeringRun }: EventFacts): string {
  return pullRequest?.headSha ?? triggeringRun?.headSha ?? sha;
}

const PullsSchema = v.array(
  v.object({
    number: v.number(),
    state: v.string(),
    head: v.object({ sha: v.string() }),
  }),
);

/**
 * Number of the pull request that a step belongs to: that of the event, else an open one that holds the commit, first
 * of all one whose newest commit it is. Null when there is none.
 * @throws GitHubApiError
 */
export async function pullRequestNumber(
  api: GitHubApi,
  repository: Repository,
  context: EventFacts & Pick<Context, 'commentedPullRequest'>,
  call: ApiCall = {},
): Promise<number | null> {
  if (context.pullRequest !== null && context.pullRequest.number > 0) return context.pullRequest.number;
  if (context.commentedPullRequest !== null) return context.commentedPullRequest;
  const sha = headShaOf(context);
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const answer = await api.request(route, { ...repository, commit_sha: sha, per_page: 100 }, call);
  const parsed = v.safeParse(PullsSchema, answer);
  const open = parsed.success ? parsed.output.filter(({ state }) => state === 'open') : [];
  return (open.find(({ head }) => head.sha === sha) ?? open[0])?.number ?? null;
}
