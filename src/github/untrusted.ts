import * as v from 'valibot';
import { messageOf, oneLine } from '../common/errors.ts';
import { repositoryOf, type GitHubApi } from './api.ts';
import { GitHubApiError } from './api-errors.ts';
import type { Permission, UntrustedCheck } from './inputs/untrusted-check.ts';
import type { Env } from './inputs/types.ts';
import { at, isCommentOnPullRequest, textAt } from './payload.ts';

export type CheckVerdict =
  | { readonly passed: true; readonly because: string }
  /** `why` goes on after "allow-untrusted asks for …, and". */
  | { readonly passed: false; readonly why: string; readonly hint: string };

/** What the check asks, and whom. */
export interface CheckTools {
  readonly api: () => Promise<GitHubApi>;
  /** A fresh identity token of this job. @throws LaunchError */
  readonly identityToken: () => Promise<string>;
  readonly decodeClaims: (token: string) => Record<string, unknown> | undefined;
  /** `owner/name`. */
  readonly repository: string;
  readonly signal: AbortSignal;
}

/**
 * Everybody who had a hand in the event: who caused it, who ran it again, and who wrote what it carries, which need not
 * be the same: a maintainer may edit a comment, or update the branch, of a stranger. Null: somebody who is not known.
 */
export function peopleBehind(env: Env, payload: unknown): readonly (string | null)[] {
  const authors = [
    // The text.
    ...['comment', 'review', 'discussion', 'issue'].flatMap((what) => {
      const isAbout = (what === 'issue' || what === 'discussion') && at(payload, 'comment') !== undefined;
      // A comment on a pull request comes with its opener as the author of an issue: whose code it is about counts.
      const isPullRequest = what === 'issue' && isCommentOnPullRequest(payload);
      return isAbout && !isPullRequest ? [] : loginsAt(payload, [what, 'user']);
    }),
    // The code.
    ...loginsAt(payload, ['pull_request', 'user']),
    ...loginsAt(payload, ['workflow_run', 'actor']),
    ...loginsAt(payload, ['workflow_run', 'triggering_actor']),
  ];
  const actors = [env['GITHUB_ACTOR'] || null, env['GITHUB_TRIGGERING_ACTOR'] || env['GITHUB_ACTOR'] || null];
  return [...new Set([...actors, ...authors])];
}

/** One login, if the payload has such a thing at all; null when its account is gone. */
function loginsAt(payload: unknown, [thing = '', role = '']: readonly string[]): (string | null)[] {
  return at(payload, thing) === undefined ? [] : [textAt(payload, thing, role, 'login')];
}

const PermissionSchema = v.object({
  permission: v.string(),
  role_name: v.optional(v.string(), ''),
  user: v.nullish(
    v.object({ permissions: v.optional(v.object({ maintain: v.optional(v.boolean(), false) })) }),
    null,
  ),
});

/** The answer of GitHub to "what may this person do here" as one of its words; `none` when it says nothing usable. */
export function permissionIn(answer: unknown): 'none' | 'read' | Permission {
  const parsed = v.safeParse(PermissionSchema, answer);
  if (!parsed.success) return 'none';
  const { permission, role_name: role, user } = parsed.output;
  if (permission === 'admin') return 'admin';
  if (permission !== 'write') return permission === 'read' ? 'read' : 'none';
  return role === 'maintain' || user?.permissions?.maintain === true ? 'maintain' : 'write';
}

const RANKS = ['none', 'read', 'write', 'maintain', 'admin'] as const;

const EnvironmentSchema = v.object({
  protection_rules: v.optional(
    v.array(v.object({ type: v.string(), reviewers: v.optional(v.array(v.unknown()), []) })),
    [],
  ),
});

/** Whether a deployment to the environment waits for somebody: delays and rules on branches keep nobody away. */
export function isReviewed(answer: unknown): boolean {
  const parsed = v.safeParse(EnvironmentSchema, answer);
  if (!parsed.success) return false;
  return parsed.output.protection_rules.some(
    ({ type, reviewers }) => type === 'required_reviewers' && reviewers.length > 0,
  );
}

/** Makes the check. What cannot be found out counts as not passed. Never rejects. */
export async function makeCheck(
  check: UntrustedCheck,
  people: readonly (string | null)[],
  tools: CheckTools,
): Promise<CheckVerdict> {
  try {
    return check.kind === 'permission'
      ? await checkPermission(check.least, people, tools)
      : await checkEnvironment(check.name, tools);
  } catch (error) {
    return {
      passed: false,
      why: `that cannot be found out: ${messageOf(error).replace(/\.$/, '')}`,
      hint: error instanceof GitHubApiError || !(error instanceof Error) ? TOKEN_HINT : hintOf(error),
    };
  }
}

const TOKEN_HINT = 'Look at the input github-token and at the permissions of the job.';

function hintOf(error: Error): string {
  return 'hint' in error && typeof error.hint === 'string' ? error.hint : `${oneLine(error)}`;
}

async function checkPermission(
  least: Permission,
  people: readonly (string | null)[],
  { api, repository, signal }: CheckTools,
): Promise<CheckVerdict> {
  const hint = `Let somebody with that permission cause the run.`;
  if (people.includes(null)) return { passed: false, why: 'not everybody behind the event is known', hint };
  const known = people.filter((person) => person !== null);
  const github = await api();
  for (const username of known) {
    const permission = await permissionOf(github, repositoryOf(repository), username, signal);
    if (RANKS.indexOf(permission) < RANKS.indexOf(least)) {
      return { passed: false, why: `${username} has ${permission}`, hint };
    }
  }
  return { passed: true, because: `${known.join(' and ')} may ${least} here` };
}

/** A name that is no person's, such as an app's, is answered with 404. */
async function permissionOf(
  api: GitHubApi,
  repository: ReturnType<typeof repositoryOf>,
  username: string,
  signal: AbortSignal,
): Promise<ReturnType<typeof permissionIn>> {
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  try {
    return permissionIn(await api.request(route, { ...repository, username }, { signal }));
  } catch (error) {
    if (error instanceof GitHubApiError && error.status === 404) return 'none';
    throw error;
  }
}

async function checkEnvironment(name: string, tools: CheckTools): Promise<CheckVerdict> {
  const claimed = tools.decodeClaims(await tools.identityToken())?.['environment'];
  if (typeof claimed !== 'string' || claimed.toLowerCase() !== name.toLowerCase()) {
    const where = typeof claimed === 'string' ? `the environment ${JSON.stringify(claimed)}` : 'none';
    return {
      passed: false,
      why: `this job runs in ${where}`,
      hint: `Set environment: ${name} on the job.`,
    };
  }
  const api = await tools.api();
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
  const parameters = { ...repositoryOf(tools.repository), environment_name: claimed };
  if (!isReviewed(await api.request(route, parameters, { signal: tools.signal }))) {
    return {
      passed: false,
      why: 'nobody has to approve a job there',
      hint: 'Give the environment required reviewers, in the settings of the repository.',
    };
  }
  return { passed: true, because: `the job was approved for the environment ${claimed}` };
}
