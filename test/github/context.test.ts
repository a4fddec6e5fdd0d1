import { expect, test } from '@jest/globals';
import { readContext } from '../../src/github/context.ts';
import { chosenKey, idempotencyKey, runIdOf } from '../../src/github/idempotency.ts';
import { provenance } from '../../src/github/provenance.ts';

const ENV = {
  GITHUB_REPOSITORY: 'acme/vision',
  GITHUB_SHA: 'c'.repeat(40),
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_ACTOR: 'octocat',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_WORKFLOW: 'Train',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'train',
  GITHUB_ACTION: 'launch',
  GITHUB_SERVER_URL: 'https://user:pass@ghe.example.com',
  GITHUB_API_URL: 'https://ghe.example.com/api/v3',
  RUNNER_ENVIRONMENT: 'github-hosted',
};
const PAYLOAD = {
  number: 7,
  pull_request: {
    number: 7,
    head: { ref: 'topic', sha: 'a'.repeat(40), repo: { full_name: 'acme/vision' } },
    base: { ref: 'main', repo: { full_name: 'acme/vision' } },
  },
};

const context = readContext(ENV, () => JSON.stringify(PAYLOAD));

test('the facts of the runner are read into one object', () => {
  expect(context).toMatchObject({
    repository: 'acme/vision',
    runId: '4711',
    attempt: 2,
    job: 'train',
    step: 'launch',
    runner: 'hosted',
    pullRequest: { number: 7, headSha: 'a'.repeat(40), headRef: 'topic', baseRef: 'main', fork: false },
    triggeringRun: null,
  });
});

test('an empty environment and a payload that cannot be read are no failure', () => {
  const empty = readContext({}, () => '{');
  expect(empty).toMatchObject({ repository: '', attempt: 1, runner: 'self-hosted', pullRequest: null });
  const unreadable = readContext(ENV, () => {
    throw new Error('gone');
  });
  expect(unreadable.pullRequest).toMatchObject({ fork: true, headRepository: null });
});

test.each<[string, string, object, number | null]>([
  ['a comment on a pull request', 'issue_comment', { number: 9, pull_request: { url: 'x' } }, 9],
  ['a comment on an issue', 'issue_comment', { number: 9 }, null],
  ['a number that is none', 'issue_comment', { number: '9', pull_request: {} }, null],
  ['a pull request that is labelled as an issue', 'issues', { number: 9, pull_request: { url: 'x' } }, null],
])('the pull request of a comment: %s', (_name, event, issue, number) => {
  const payload = JSON.stringify({ issue, comment: { body: '/launch' } });
  const read = readContext({ ...ENV, GITHUB_EVENT_NAME: event }, () => payload);
  expect(read).toMatchObject({ pullRequest: null, commentedPullRequest: number });
});

test('provenance tells of the author commit, and no address has a password', () => {
  const { github } = provenance(context);
  expect(github).toEqual({
    repository: 'acme/vision',
    remote: 'https://***@ghe.example.com/acme/vision',
    sha: 'a'.repeat(40),
    ref: 'refs/pull/7/merge',
    actor: 'octocat',
    event: 'pull_request',
    workflow: 'Train',
    job: 'train',
    workflow_run_url: 'https://***@ghe.example.com/acme/vision/actions/runs/4711',
    attempt: 2,
    pull_request: { number: 7, head_ref: 'topic', base_ref: 'main', merge_sha: 'c'.repeat(40) },
  });
});

test('provenance of a push has the commit and no pull request', () => {
  const push = readContext({ ...ENV, GITHUB_EVENT_NAME: 'push' }, () => '{}');
  expect(provenance(push).github).toMatchObject({ sha: 'c'.repeat(40), event: 'push' });
  expect(provenance(push).github).not.toHaveProperty('pull_request');
});

const IDENTITY = { context, matrix: '{"seed": 1}', spec: { job: 'a/b/c:v1', overrides: { x: 1, y: 2 } } };
const KEY = idempotencyKey(IDENTITY);

test('the key is the same for another attempt, another spelling and another order', () => {
  expect(KEY).toMatch(/^[\da-f]{64}$/);
  const again = {
    context: { ...context, attempt: 3, repository: 'Acme/Vision' },
    matrix: '{\n  "seed": 1\n}',
    spec: { overrides: { y: 2, x: 1 }, job: 'a/b/c:v1' },
  };
  expect(idempotencyKey(again)).toBe(KEY);
});

test.each([
  ['repository', { ...IDENTITY, context: { ...context, repository: 'acme/other' } }],
  ['workflow run', { ...IDENTITY, context: { ...context, runId: '4712' } }],
  ['job', { ...IDENTITY, context: { ...context, job: 'test' } }],
  ['step', { ...IDENTITY, context: { ...context, step: 'launch_2' } }],
  ['matrix', { ...IDENTITY, matrix: '{"seed": 2}' }],
  ['spec', { ...IDENTITY, spec: { job: 'a/b/c:v2' } }],
])('another %s gives another key', (_name, identity) => {
  expect(idempotencyKey(identity)).not.toBe(KEY);
});

test('parts of a key cannot slide into each other', () => {
  const shifted = { ...IDENTITY, context: { ...context, job: 'trainlaunch', step: '' } };
  expect(idempotencyKey(shifted)).not.toBe(KEY);
  expect(chosenKey('acme/vision', 'nightly')).not.toBe(chosenKey('acme/other', 'nightly'));
  expect(chosenKey('Acme/Vision', 'nightly')).toBe(chosenKey('acme/vision', 'nightly'));
});

test('run ids are legal, deterministic, and new for each generation', () => {
  const ids = Array.from({ length: 1_000 }, (_, generation) => runIdOf(KEY, generation));
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{20}$/);
  expect(runIdOf(KEY, 0)).toBe(ids[0]);
});
