import { expect, test } from '@jest/globals';
import { readContext, type Context } from '../../src/github/context.ts';
import { classifyEvent, decideEvent, type EventDecision } from '../../src/github/events.ts';
import type { Mode, NoKey } from '../../src/github/inputs/types.ts';

const REPOSITORY = 'acme/vision';

/** Payloads with the shape that GitHub sends, cut to what matters and its surroundings. */
function pullRequest(head: string | null): object {
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      title: '::error::x',
      head: {
        ref: 'topic',
        sha: 'a'.repeat(40),
        repo: head === null ? null : { full_name: head, fork: head !== REPOSITORY },
      },
      base: { ref: 'main', sha: 'b'.repeat(40), repo: { full_name: REPOSITORY } },
    },
    repository: { full_name: REPOSITORY },
  };
}

function workflowRun(event: string, head: string | null): object {
  return {
    action: 'completed',
    workflow_run: {
      id: 1,
      event,
      head_branch: 'main',
      head_repository: head === null ? null : { full_name: head },
    },
    repository: { full_name: REPOSITORY },
  };
}

function context(eventName: string, payload: object = {}, actor = 'octocat'): Context {
  const env = {
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_ACTOR: actor,
  };
  return readContext(env, () => JSON.stringify(payload));
}

const BOT = 'dependabot[bot]';
const FORK = 'stranger/vision';

test.each([
  ['push', {}, 'octocat', 'trusted'],
  ['schedule', {}, 'octocat', 'trusted'],
  ['workflow_dispatch', { inputs: {} }, 'octocat', 'trusted'],
  ['repository_dispatch', { client_payload: {} }, 'octocat', 'trusted'],
  ['release', {}, 'octocat', 'trusted'],
  ['merge_group', {}, 'octocat', 'trusted'],
  ['pull_request', pullRequest(REPOSITORY), 'octocat', 'trusted'],
  ['pull_request', pullRequest('Acme/Vision'), 'octocat', 'trusted'],
  ['workflow_run', workflowRun('push', REPOSITORY), 'octocat', 'trusted'],
  ['workflow_run', workflowRun('pull_request', REPOSITORY), 'octocat', 'trusted'],
  ['pull_request', pullRequest(FORK), 'octocat', 'no-secrets'],
  ['pull_request', pullRequest(null), 'octocat', 'no-secrets'],
  ['pull_request', {}, 'octocat', 'no-secrets'],
  ['pull_request', pullRequest(REPOSITORY), BOT, 'no-secrets'],
  ['push', {}, BOT, 'no-secrets'],
  ['pull_request_target', pullRequest(REPOSITORY), BOT, 'no-secrets'],
  ['pull_request_target', pullRequest(FORK), 'octocat', 'foreign'],
  ['pull_request_target', pullRequest(REPOSITORY), 'octocat', 'foreign'],
  ['issue_comment', { comment: { body: '/launch' } }, 'octocat', 'foreign'],
  ['issue_comment', { comment: { body: '/launch' } }, BOT, 'foreign'],
  ['issues', {}, 'octocat', 'foreign'],
  ['discussion', {}, 'octocat', 'foreign'],
  ['discussion_comment', {}, 'octocat', 'foreign'],
  ['pull_request_review', pullRequest(REPOSITORY), 'octocat', 'foreign'],
  ['pull_request_review_comment', pullRequest(FORK), 'octocat', 'foreign'],
  ['fork', {}, 'octocat', 'foreign'],
  ['watch', {}, 'octocat', 'foreign'],
  ['gollum', {}, 'octocat', 'foreign'],
  ['workflow_run', workflowRun('pull_request', FORK), 'octocat', 'foreign'],
  ['workflow_run', workflowRun('push', null), 'octocat', 'foreign'],
  ['workflow_run', workflowRun('issue_comment', REPOSITORY), 'octocat', 'foreign'],
  ['workflow_run', {}, 'octocat', 'foreign'],
  ['an_event_of_tomorrow', {}, 'octocat', 'foreign'],
  ['', {}, 'octocat', 'foreign'],
] as const)('%s %j by %s is %s', (eventName, payload, actor, trust) => {
  expect(classifyEvent(context(eventName, payload, actor)).trust).toBe(trust);
});

const TRUSTED = context('push');
const NO_SECRETS = context('pull_request', pullRequest(FORK));
const DEPENDABOT = context('pull_request', pullRequest(REPOSITORY), BOT);
const FOREIGN = context('issue_comment');

type Row = readonly [string, Context, Mode, NoKey, boolean, EventDecision['kind']];
const TABLE: readonly Row[] = [
  ...(['add', 'attach', 'launch', 'agent'] as const).flatMap((mode): Row[] => [
    ['trusted', TRUSTED, mode, 'fail', true, 'allow'],
    ['trusted', TRUSTED, mode, 'skip', true, 'allow'],
    ['trusted without key', TRUSTED, mode, 'fail', false, 'refuse'],
    ['trusted without key', TRUSTED, mode, 'skip', false, 'skip'],
    ['foreign', FOREIGN, mode, 'fail', true, 'refuse'],
    ['foreign', FOREIGN, mode, 'skip', true, 'refuse'],
    ['foreign', FOREIGN, mode, 'skip', false, 'refuse'],
  ]),
  ['trusted without key', TRUSTED, 'launch', 'offline', false, 'allow'],
  ...(['add', 'attach'] as const).flatMap((mode): Row[] => [
    ['no secrets', NO_SECRETS, mode, 'fail', false, 'refuse'],
    ['no secrets', NO_SECRETS, mode, 'skip', false, 'skip'],
    ['Dependabot', DEPENDABOT, mode, 'skip', false, 'skip'],
    ['Dependabot with a secret of its own', DEPENDABOT, mode, 'fail', true, 'allow'],
    ['a fork with the key of the machine', NO_SECRETS, mode, 'fail', true, 'refuse'],
  ]),
  ...(['launch', 'agent'] as const).flatMap((mode): Row[] => [
    ['no secrets', NO_SECRETS, mode, 'fail', false, 'refuse'],
    ['no secrets', NO_SECRETS, mode, 'skip', false, 'refuse'],
    ['no secrets', NO_SECRETS, mode, 'fail', true, 'refuse'],
    ['Dependabot', DEPENDABOT, mode, 'fail', true, 'refuse'],
  ]),
];

test.each(TABLE)('%s (%#): mode %#', (_name, event, mode, noKey, hasKey, kind) => {
  const decision = decideEvent(event, { mode, noKey, hasKey, runner: 'hosted' });
  expect(decision.kind).toBe(kind);
  if (decision.kind !== 'allow') expect(decision.message).toMatch(/^[A-Z][^\r\n]*\.$/);
  if (decision.kind === 'refuse') expect(decision.hint).toMatch(/^[A-Z][^\r\n]*\.$/);
});

test('offline runs code of others on machines of GitHub only', () => {
  const question = { mode: 'launch', noKey: 'offline', hasKey: false } as const;
  expect(decideEvent(NO_SECRETS, { ...question, runner: 'hosted' }).kind).toBe('allow');
  expect(decideEvent(NO_SECRETS, { ...question, runner: 'self-hosted' }).kind).toBe('refuse');
});

test('a check that was passed opens what is foreign, and only that', () => {
  const question = { noKey: 'fail', hasKey: true, runner: 'hosted', untrustedAllowed: true } as const;
  expect(decideEvent(FOREIGN, { ...question, mode: 'agent' }).kind).toBe('allow');
  expect(decideEvent(DEPENDABOT, { ...question, mode: 'agent' }).kind).toBe('refuse');
});

test('the sentences name the mode, the event and the remedy', () => {
  expect(decideEvent(FOREIGN, { mode: 'add', noKey: 'fail', hasKey: true, runner: 'hosted' })).toEqual({
    kind: 'refuse',
    message: expect.stringMatching(/^Mode add is refused for the event issue_comment: /),
    hint: expect.stringMatching(/push.*allow-untrusted.*https:\/\//),
    foreign: true,
  });
  expect(decideEvent(DEPENDABOT, { mode: 'add', noKey: 'skip', hasKey: false, runner: 'hosted' })).toEqual({
    kind: 'skip',
    message: expect.stringMatching(/withholds secrets from a run caused by Dependabot/),
  });
});
