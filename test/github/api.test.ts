import { expect, test } from '@jest/globals';
import { GitHubApiError, isRateLimited, type Failure } from '../../src/github/api-errors.ts';
import { retryDelay } from '../../src/github/api-retry.ts';
import { repositoryOf } from '../../src/github/api.ts';
import { REPOSITORY, withGitHub } from './publish-support.ts';

const NOW = 1_000_000;

function failure(status: number | null, message = '', headers: Failure['headers'] = {}): Failure {
  return { status, message, headers };
}

test.each<[string, Failure, boolean, number | null]>([
  ['a 502 of what may happen twice', failure(502), true, 750],
  ['a 502 of what may not', failure(502), false, null],
  ['no answer', failure(null), true, 750],
  ['429 with a time', failure(429, '', { 'retry-after': '7' }), false, 7_000],
  ['403 with a time', failure(403, 'secondary rate limit', { 'retry-after': '3' }), false, 3_000],
  [
    'the hour is used up, and ends soon',
    failure(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1010' }),
    true,
    11_000,
  ],
  [
    'the hour is used up, and ends late',
    failure(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4000' }),
    true,
    null,
  ],
  [
    'a secondary limit without a time',
    failure(403, 'You have exceeded a secondary rate limit'),
    false,
    60_000,
  ],
  ['a missing permission', failure(403, 'Resource not accessible by integration'), true, null],
  ['a bad request', failure(422, 'Validation Failed'), true, null],
])('%s', (_name, failed, repeatable, expected) => {
  const question = { failure: failed, tries: 1, repeatable, now: NOW, patienceMs: 60_000, random: 0.5 };
  expect(retryDelay(question)).toBe(expected);
  expect(retryDelay({ ...question, tries: 4 })).toBeNull();
});

test('a limit is told from a missing permission', () => {
  expect(isRateLimited(failure(403, 'Resource not accessible by integration'))).toBe(false);
  expect(isRateLimited(failure(403, 'API rate limit exceeded'))).toBe(true);
});

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const POST = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const PULL = { ...REPOSITORY, issue_number: 7 };

test('reads are repeated after a 5xx, with a pause', () =>
  withGitHub(async (github, api, slept) => {
    github.intercept({ matches: /GET/, status: 502, message: 'Bad Gateway', times: 2 });
    expect(await api.request(LIST, PULL)).toEqual([]);
    expect(github.requests).toHaveLength(3);
    expect(slept).toEqual([750, 1_500]);
    expect(api.remaining()).toBe(900);
  }));

test('a push is not repeated after a 5xx, but after a limit', () =>
  withGitHub(async (github, api, slept) => {
    github.intercept({ matches: /POST/, status: 502, message: 'Bad Gateway', times: 1 });
    await expect(api.request(POST, { ...PULL, body: 'x' })).rejects.toMatchObject({
      kind: 'unavailable',
      status: 502,
    });
    github.intercept({
      matches: /POST/,
      status: 403,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '2' },
      times: 1,
    });
    await api.request(POST, { ...PULL, body: 'x' });
    expect(slept).toEqual([2_000]);
    expect(github.comments).toHaveLength(1);
    expect(github.faults).toEqual([]);
  }));

test.each([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'forbidden'],
  [410, 'invalid'],
  [422, 'invalid'],
] as const)('the answer %d is %s, told in one line', (status, kind) =>
  withGitHub(async (github, api) => {
    github.intercept({ matches: /./, status, message: 'Not so' });
    const error = await api.request(LIST, PULL).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GitHubApiError);
    expect(error).toMatchObject({ kind, status, message: `GitHub answered ${status}: Not so` });
  }),
);

test('a cancel ends a request', () =>
  withGitHub(async (_github, api) => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(api.request(LIST, PULL, { signal })).rejects.toThrow('cancelled');
    await expect(api.author({ signal })).rejects.toThrow('cancelled');
  }));

test('a repository has two parts', () => {
  expect(repositoryOf('acme/models')).toEqual(REPOSITORY);
  for (const text of ['', 'acme', 'a/b/c', '/b']) expect(() => repositoryOf(text)).toThrow(GitHubApiError);
});
