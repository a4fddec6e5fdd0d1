import { expect, test } from '@jest/globals';
import { commentKey, commentMarker } from '../../src/github/comment-key.ts';
import { keepComment } from '../../src/github/comment.ts';
import { headShaOf, pullRequestNumber } from '../../src/github/comment-target.ts';
import type { GitHubStandIn } from '../support/github/stand-in.ts';
import { REPOSITORY, withGitHub } from './publish-support.ts';

const KEY = commentKey('eval', { workflow: 'w', job: 'j', step: 's' }, '');
const TARGET = { repository: REPOSITORY, number: 7, key: KEY };
const BOT = 'github-actions[bot]';

function fill(github: GitHubStandIn, count: number, login = 'octocat', body = 'looks good'): void {
  for (let i = 0; i < count; i += 1) {
    github.comments.push({ id: github.comments.length + 1, issue: 7, login, body });
  }
}

const methods = (github: GitHubStandIn): string[] => github.requests.map(({ method }) => method);

test('the first comment is made, the second is an edit of it', () =>
  withGitHub(async (github, api) => {
    expect(await keepComment(api, TARGET, 'one')).toMatchObject({ did: 'created' });
    expect(await keepComment(api, TARGET, 'two')).toMatchObject({ did: 'edited' });
    expect(github.comments).toMatchObject([{ issue: 7, login: BOT, body: `${commentMarker(KEY)}\ntwo` }]);
    expect(github.faults).toEqual([]);
  }));

test('ours is found on the last of many pages', () =>
  withGitHub(async (github, api) => {
    fill(github, 400);
    github.comments[399] = { id: 400, issue: 7, login: BOT, body: `${commentMarker(KEY)}\nold` };
    expect(await keepComment(api, TARGET, 'new')).toMatchObject({ did: 'edited' });
    expect(github.comments).toHaveLength(400);
    expect(github.comments[399]?.body).toContain('new');
    expect(
      github.requests.filter(({ method }) => method === 'GET').map(({ query }) => query['page']),
    ).toEqual(['1', '2', '3', '4', '5']);
  }));

test('a comment of somebody else is left alone, whatever it holds', () =>
  withGitHub(async (github, api) => {
    fill(github, 1, 'mallory', `${commentMarker(KEY)}\nfake`);
    fill(github, 1, BOT, `See ${commentMarker(KEY)}`);
    expect(await keepComment(api, TARGET, 'mine')).toMatchObject({ did: 'created' });
    expect(github.comments.map(({ body }) => body.split('\n').at(-1))).toEqual([
      'fake',
      `See ${commentMarker(KEY)}`,
      'mine',
    ]);
  }));

test('two steps at once leave one comment, the older', () =>
  withGitHub(async (github, api) => {
    await Promise.all([keepComment(api, TARGET, 'a'), keepComment(api, TARGET, 'b')]);
    await keepComment(api, TARGET, 'c');
    expect(github.comments.map(({ body }) => body)).toEqual([`${commentMarker(KEY)}\nc`]);
  }));

test('spare comments of an earlier race go', () =>
  withGitHub(async (github, api) => {
    fill(github, 3, BOT, `${commentMarker(KEY)}\nold`);
    await keepComment(api, TARGET, 'new');
    expect(github.comments).toMatchObject([{ id: 1, body: `${commentMarker(KEY)}\nnew` }]);
  }));

test('a push whose answer was lost is looked for, not repeated', () =>
  withGitHub(async (github, api) => {
    github.intercept({ matches: /POST/, status: 502, message: 'Bad Gateway', after: true, times: 1 });
    expect(await keepComment(api, TARGET, 'one')).toMatchObject({ did: 'created' });
    expect(github.comments).toHaveLength(1);
    expect(methods(github).filter((method) => method === 'POST')).toHaveLength(3);
  }));

test('a comment that was deleted meanwhile is made again', () =>
  withGitHub(async (github, api) => {
    fill(github, 1, BOT, `${commentMarker(KEY)}\nold`);
    github.intercept({ matches: /PATCH/, status: 404, message: 'Not Found', times: 2 });
    expect(await keepComment(api, TARGET, 'new')).toMatchObject({ did: 'created' });
  }));

test('keys tell steps, legs of a matrix and chosen texts apart, and cannot leave their comment', () => {
  const place = { workflow: 'train', job: 'gpu', step: 'launch' };
  const keys = [
    commentKey('sticky', place, ''),
    commentKey('sticky', place, '{"lr":1}'),
    commentKey('sticky', { ...place, step: 'other' }, ''),
    commentKey('eval', place, ''),
    commentKey('eval --> <b>', place, ''),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(commentKey('eval', place, '{"lr":1}')).toBe(commentKey('eval', { ...place, job: 'x' }, ''));
  for (const key of keys) expect(commentMarker(key)).toMatch(/^<!-- wandb-launch: [\w./]+ [0-9a-f]{16} -->$/);
});

const pullRequest = {
  number: 7,
  headSha: 'a'.repeat(40),
  headRef: 'topic',
  baseRef: 'main',
  headRepository: 'acme/models',
  fork: false,
};
const SHA = 'c'.repeat(40);

test('the pull request is that of the event, else an open one of the commit', () =>
  withGitHub(async (github, api) => {
    const push = { sha: SHA, pullRequest: null, triggeringRun: null, commentedPullRequest: null };
    expect(await pullRequestNumber(api, REPOSITORY, { ...push, pullRequest })).toBe(7);
    expect(await pullRequestNumber(api, REPOSITORY, { ...push, commentedPullRequest: 9 })).toBe(9);
    expect(github.requests).toHaveLength(0);
    expect(await pullRequestNumber(api, REPOSITORY, push)).toBeNull();
    github.pulls.push({ number: 1, state: 'closed', headSha: SHA });
    expect(await pullRequestNumber(api, REPOSITORY, push)).toBeNull();
    github.pulls.push({ number: 2, state: 'open', headSha: 'd'.repeat(40) });
    expect(await pullRequestNumber(api, REPOSITORY, push)).toBe(2);
    github.pulls.push({ number: 3, state: 'open', headSha: SHA });
    expect(await pullRequestNumber(api, REPOSITORY, push)).toBe(3);
    expect(github.faults).toEqual([]);
  }));

test('the commit of a check is the author’s, or that of the run that is followed', () => {
  const run = { event: 'push', headSha: 'b'.repeat(40), headRepository: 'acme/models' };
  expect(headShaOf({ sha: SHA, pullRequest, triggeringRun: null })).toBe(pullRequest.headSha);
  expect(headShaOf({ sha: SHA, pullRequest: null, triggeringRun: run })).toBe(run.headSha);
  expect(headShaOf({ sha: SHA, pullRequest: null, triggeringRun: null })).toBe(SHA);
});
