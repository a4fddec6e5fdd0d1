import { PERMISSION_HINT } from './identity.ts';
import { sameRepository, type Context } from './context.ts';
import type { Mode, NoKey } from './inputs/types.ts';

/**
 * - `trusted`: only people with write access can cause the event
 * - `no-secrets`: GitHub withholds the repository's secrets
 * - `foreign`: anybody can cause it or write its text, and secrets are there
 */
export type Trust = 'trusted' | 'no-secrets' | 'foreign';

export interface Classification {
  readonly trust: Trust;
  /** The event in words, to go on with "…". */
  readonly what: string;
}

/** Events that need write access to the repository. Whatever is not known counts as foreign. */
const TRUSTED_EVENTS = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'release',
  'merge_group',
  'create',
  'delete',
  'deployment',
  'deployment_status',
]);

/** What such events have led to, by GitHub's own security researchers. */
export const PWN_REQUESTS =
  'https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/';

/** Runs that Dependabot causes by these events get no secrets but its own. */
const DEPENDABOT_EVENTS = new Set([
  'push',
  'create',
  'deployment',
  'deployment_status',
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

type EventFacts = Pick<Context, 'eventName' | 'actor' | 'repository' | 'pullRequest' | 'triggeringRun'>;

/** The row of the event table that an event belongs to. */
export function classifyEvent(context: EventFacts): Classification {
  const { eventName, actor, pullRequest } = context;
  if (actor === 'dependabot[bot]' && DEPENDABOT_EVENTS.has(eventName)) {
    return { trust: 'no-secrets', what: 'a run caused by Dependabot' };
  }
  if (eventName === 'pull_request') {
    return pullRequest?.fork === false
      ? { trust: 'trusted', what: 'a pull request from this repository' }
      : { trust: 'no-secrets', what: 'a pull request from a fork' };
  }
  if (eventName === 'workflow_run') return classifyWorkflowRun(context);
  if (TRUSTED_EVENTS.has(eventName)) return { trust: 'trusted', what: `the event ${eventName}` };
  return { trust: 'foreign', what: `the event ${eventName || 'of unknown name'}` };
}

/** Secrets are there, and what the triggering run left behind may be anybody's. */
function classifyWorkflowRun({ repository, triggeringRun }: EventFacts): Classification {
  if (!sameRepository(triggeringRun?.headRepository ?? null, repository)) {
    return { trust: 'foreign', what: 'a workflow_run that follows a run of a fork' };
  }
  const event = triggeringRun?.event ?? '';
  // A pull request from a fork has been told apart by its repository already.
  if (event === 'pull_request' || event === 'workflow_run' || TRUSTED_EVENTS.has(event)) {
    return { trust: 'trusted', what: 'a workflow_run that follows a run of this repository' };
  }
  return { trust: 'foreign', what: `a workflow_run that follows the event ${event || 'of unknown name'}` };
}

export interface EventQuestion {
  readonly mode: Mode;
  /** Whether the step builds an image, which runs what the source says. */
  readonly builds?: boolean;
  readonly noKey: NoKey;
  /** Whether the step can prove who it is: by an API key, or by tokens of GitHub. */
  readonly hasKey: boolean;
  /** Default: `key`. */
  readonly identity?: 'key' | 'oidc';
  readonly runner: Context['runner'];
  /** Whether the check that `allow-untrusted` names was made and passed. */
  readonly untrustedAllowed?: boolean;
}

export type EventDecision =
  | { readonly kind: 'allow' }
  /** The step ends green with this as its notice. */
  | { readonly kind: 'skip'; readonly message: string }
  /** The step fails. `hint` is the remedy. `foreign`: the check that `allow-untrusted` names would open it. */
  | { readonly kind: 'refuse'; readonly message: string; readonly hint: string; readonly foreign?: true };

/** Whether a step may go on, decided before any request is made. */
export function decideEvent(context: EventFacts, question: EventQuestion): EventDecision {
  const { mode, hasKey, noKey, builds = false } = question;
  const doing = builds ? `Mode ${mode} with build` : `Mode ${mode}`;
  const { trust, what } = classifyEvent(context);
  // A fork gets no secrets; a key that is there all the same comes from the machine or a setting of the repository.
  const foreign =
    trust === 'foreign' || (trust === 'no-secrets' && context.pullRequest?.fork === true && hasKey);
  if (foreign && question.untrustedAllowed !== true) {
    return {
      kind: 'refuse',
      message: `${doing} is refused for ${what}: people without write access can cause it, and a key is within reach.`,
      hint:
        'Run this step on push, schedule, workflow_dispatch, release or a pull_request from this repository, or name ' +
        `a check with allow-untrusted; see ${PWN_REQUESTS}.`,
      foreign: true,
    };
  }
  if (trust === 'no-secrets' && (mode === 'agent' || mode === 'launch' || builds)) {
    const offline = mode === 'launch' && noKey === 'offline' && question.runner === 'hosted';
    if (offline) return { kind: 'allow' };
    return {
      kind: 'refuse',
      message: `${doing} is refused for ${what}: it would run code of others on this runner.`,
      hint: `Keep the step from such runs, with if: github.event_name != 'pull_request' for one.`,
    };
  }
  if (hasKey || (mode === 'launch' && noKey === 'offline')) return { kind: 'allow' };
  if (question.identity === 'oidc') return withoutToken(trust, what, noKey);
  const reason =
    trust === 'no-secrets' ? `GitHub withholds secrets from ${what}` : 'the secret is missing or empty';
  if (noKey === 'skip') {
    return { kind: 'skip', message: `Skipped: there is no W&B API key (${reason}), and no-key is skip.` };
  }
  return {
    kind: 'refuse',
    message: `There is no W&B API key: ${reason}.`,
    hint: 'Pass api-key: ${{ secrets.WANDB_API_KEY }}, or set no-key: skip to end such steps with a notice.',
  };
}

function withoutToken(trust: Trust, what: string, noKey: NoKey): EventDecision {
  const reason =
    trust === 'no-secrets'
      ? `GitHub gives ${what} none`
      : 'the job has no permission for one, or its workflow was called without it';
  if (noKey === 'skip') {
    return {
      kind: 'skip',
      message: `Skipped: there is no identity token of GitHub (${reason}), and no-key is skip.`,
    };
  }
  return {
    kind: 'refuse',
    message: `There is no identity token of GitHub: ${reason}.`,
    hint: PERMISSION_HINT,
  };
}
