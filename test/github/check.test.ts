import { expect, test } from '@jest/globals';
import { CheckFeed, type SavedCheck } from '../../src/github/check-feed.ts';
import { checkName, CONCLUSIONS, type CheckPage } from '../../src/github/check.ts';
import type { GitHubApi } from '../../src/github/api.ts';
import { OUTCOME_WORDS } from '../../src/report/index.ts';
import type { GitHubStandIn } from '../support/github/stand-in.ts';
import { REPOSITORY, withGitHub } from './publish-support.ts';

const TARGET = {
  repository: REPOSITORY,
  sha: 'a'.repeat(40),
  name: 'W&B Launch',
  externalId: '1/1/train/launch/',
};

function page(title: string): CheckPage {
  return { title, summary: `## ${title}`, detailsUrl: 'https://wandb.ai/acme/vision/runs/abc' };
}

/** A clock whose pauses end when the test says so. */
function handClock() {
  let now = 0;
  const waiting: { until: number; resolve: () => void; reject: (reason: Error) => void }[] = [];
  return {
    now: () => now,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        if (ms === 0) return resolve();
        waiting.push({ until: now + ms, resolve, reject });
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        return undefined;
      }),
    pass(ms: number) {
      now += ms;
      for (const { until, resolve } of waiting) if (until <= now) resolve();
    },
  };
}

function feedOf(
  api: GitHubApi,
  saved: SavedCheck[] = [],
  from: { id: number | null; unsure: boolean } = { id: null, unsure: false },
) {
  const clock = handClock();
  const options = {
    api: () => Promise.resolve(api),
    clock,
    save: (check: SavedCheck) => void saved.push(check),
  };
  return { clock, saved, feed: new CheckFeed({ target: TARGET, ...from }, options) };
}

async function requestsReach(github: GitHubStandIn, count: number): Promise<void> {
  for (let turn = 0; turn < 500 && github.requests.length < count; turn += 1) {
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(github.requests).toHaveLength(count);
}

test('a check run is live, politely, and concluded once', () =>
  withGitHub(async (github, api) => {
    const { feed, clock, saved } = feedOf(api);
    feed.show(page('Waiting'));
    await requestsReach(github, 1);
    expect(github.checks).toMatchObject([
      { status: 'in_progress', name: 'W&B Launch', output: { title: 'Waiting' } },
    ]);
    for (let i = 0; i < 50; i += 1) feed.show(page(`State ${i}`));
    clock.pass(19_000);
    await new Promise((done) => setTimeout(done, 30));
    expect(github.requests).toHaveLength(1);
    clock.pass(1_000);
    await requestsReach(github, 2);
    expect(github.checks[0]?.output.title).toBe('State 49');
    feed.show(page('Never shown'));
    await feed.conclude('success', { ...page('Done'), text: 'more' });
    expect(github.checks).toMatchObject([
      { status: 'completed', conclusion: 'success', output: { title: 'Done', text: 'more' } },
    ]);
    expect(github.requests.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH']);
    expect(saved.map(({ id }) => id)).toEqual([null, github.checks[0]?.id]);
    expect(github.faults).toEqual([]);
  }));

test('a page that changes nothing is not sent', () =>
  withGitHub(async (github, api) => {
    const { feed, clock } = feedOf(api);
    feed.show(page('Waiting'));
    await requestsReach(github, 1);
    feed.show(page('Waiting'));
    clock.pass(60_000);
    await new Promise((done) => setTimeout(done, 30));
    expect(github.requests).toHaveLength(1);
    await feed.conclude('neutral', page('Done'));
  }));

test('without a live page it is made concluded', () =>
  withGitHub(async (github, api) => {
    await feedOf(api).feed.conclude('failure', page('Nothing was queued'));
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect(github.requests).toHaveLength(1);
  }));

test('post goes on with the check run that was left, also when its id never came', () =>
  withGitHub(async (github, api) => {
    const first = feedOf(api);
    github.intercept({ matches: /POST/, status: 502, message: 'Bad Gateway', after: true, times: 1 });
    first.feed.show(page('Waiting'));
    await requestsReach(github, 1);
    expect(first.saved.at(-1)?.id).toBeNull();
    await feedOf(api, [], { id: null, unsure: true }).feed.conclude('cancelled', page('Cancelled'));
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
    await feedOf(api, [], { id: github.checks[0]?.id ?? 0, unsure: true }).feed.conclude(
      'failure',
      page('Failed'),
    );
    expect(github.checks).toMatchObject([{ conclusion: 'failure' }]);
    expect(github.faults).toEqual([]);
  }));

test('a creation without an answer is made good by the conclusion', () =>
  withGitHub(async (github, api) => {
    github.intercept({ matches: /POST/, status: 502, message: 'Bad Gateway', after: true, times: 1 });
    await feedOf(api).feed.conclude('success', page('Done'));
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    github.intercept({ matches: /POST/, status: 502, message: 'Bad Gateway', times: 1 });
    await feedOf(api).feed.conclude('success', page('Done'));
    expect(github.checks).toHaveLength(1);
  }));

test('a creation under way ends before the conclusion', () =>
  withGitHub(async (github, api) => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const asked: string[] = [];
    const slow: GitHubApi = {
      ...api,
      request: async (route, parameters, call) => {
        asked.push(route.split(' ')[0] ?? '');
        if (route.startsWith('POST')) await held;
        call?.signal?.throwIfAborted();
        return api.request(route, parameters, call);
      },
    };
    const { feed } = feedOf(slow);
    feed.show(page('Waiting'));
    await new Promise((done) => setImmediate(done));
    const concluded = feed.conclude('success', page('Done'));
    answer();
    await concluded;
    expect(asked).toEqual(['POST', 'PATCH']);
    expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  }));

test('a creation that never answers is cut off with the call', async () => {
  const never: GitHubApi = {
    request: (_route, _parameters, call) =>
      new Promise((_resolve, reject) => {
        const fail = (): void => reject(call?.signal?.reason as Error);
        if (call?.signal?.aborted === true) fail();
        call?.signal?.addEventListener('abort', fail);
      }),
    author: () => Promise.resolve(null),
    remaining: () => null,
  };
  const { feed } = feedOf(never);
  feed.show(page('Waiting'));
  await new Promise((done) => setImmediate(done));
  const call = new AbortController();
  const concluded = feed.conclude('success', page('Done'), { signal: call.signal });
  call.abort(new Error('too late'));
  await expect(concluded).rejects.toThrow('too late');
});

test('a missing permission is asked for once', () =>
  withGitHub(async (github, api) => {
    github.intercept({
      matches: /check-runs/,
      status: 403,
      message: 'Resource not accessible by integration',
    });
    const { feed, clock } = feedOf(api);
    feed.show(page('Waiting'));
    await requestsReach(github, 1);
    await new Promise((done) => setTimeout(done, 50));
    feed.show(page('Running'));
    clock.pass(60_000);
    await expect(feed.conclude('success', page('Done'))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(github.requests).toHaveLength(1);
  }));

test('live pages stop when the token is nearly used up; the conclusion does not', () =>
  withGitHub(async (github, api) => {
    const { feed, clock } = feedOf({ ...api, remaining: () => 42 });
    feed.show(page('Waiting'));
    await requestsReach(github, 1);
    clock.pass(60_000);
    feed.show(page('Running'));
    await new Promise((done) => setTimeout(done, 30));
    expect(github.requests).toHaveLength(1);
    await feed.conclude('success', page('Done'));
    expect(github.checks).toMatchObject([{ conclusion: 'success' }]);
  }));

test('names follow the job and its matrix, or the user', () => {
  expect(checkName('true', 'train', '')).toBe('W&B Launch: train');
  expect(checkName('true', 'train', '{"lr": 0.1, "net": "a"}')).toBe('W&B Launch: train (0.1, a)');
  expect(checkName('my check', 'train', '{"lr": 0.1}')).toBe('my check');
  expect(checkName('x'.repeat(500), 'train', '')).toHaveLength(100);
});

test('every outcome has a conclusion, and green ones never block', () => {
  expect(Object.keys(CONCLUSIONS).sort()).toEqual(Object.keys(OUTCOME_WORDS).sort());
  expect([CONCLUSIONS.succeeded, CONCLUSIONS.queued, CONCLUSIONS.detached]).toEqual([
    'success',
    'neutral',
    'neutral',
  ]);
  expect(CONCLUSIONS['run-timeout']).toBe('timed_out');
});
