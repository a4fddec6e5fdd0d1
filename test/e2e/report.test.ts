/** What the pull request sees: one comment, and a check run that never stays open. GitHub is a stand-in. */
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import { cancelAsRunner, type StepOptions } from '../support/action.ts';
import { startGitHub, type GitHubStandIn } from '../support/github/stand-in.ts';
import { takeAndStart, type Held } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, annotations, eventually, until, withWorld, type World } from './support/world.ts';

const HEAD = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
const EVENT = {
  number: 7,
  pull_request: {
    number: 7,
    head: { sha: HEAD, ref: 'topic', repo: { full_name: 'acme/models' } },
    base: { ref: 'main', repo: { full_name: 'acme/models' } },
  },
};
const BOT = 'github-actions[bot]';
const MARKER = /^<!-- wandb-launch: train\/train\/launch [0-9a-f]{16} -->\n/;

/** A world with a GitHub beside it, whose description every exchange must fit. */
function withBoth(act: (world: World, github: GitHubStandIn) => Promise<void>): Promise<void> {
  return withWorld(async (world) => {
    const github = await startGitHub();
    try {
      await act(world, github);
      expect(github.faults).toEqual([]);
    } finally {
      await github.close();
    }
  });
}

function onPullRequest(github: GitHubStandIn, env: StepOptions['env'] = {}): Partial<StepOptions> {
  const facts = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
  return { event: EVENT, env: { GITHUB_API_URL: github.apiUrl, ...facts, ...env } };
}

/** Starts a step, and plays an agent whose run ends well. */
async function stepThatEndsWell(
  world: World,
  github: GitHubStandIn,
  over: Readonly<Record<string, string>>,
  options: Partial<StepOptions> = onPullRequest(github),
  act: (held: Held) => Promise<void> = () => Promise.resolve(),
) {
  const step = await world.start({ 'github-token': github.token, ...over }, options);
  const held = await takeAndStart(world, { lr: 0.1 });
  await held.send({ summary: { 'val/acc': 0.93 } });
  await act(held);
  await held.finish();
  const { main, summary } = await afterPost(step);
  return { ...main, summary };
}

/** In front of a GitHub: lets requests wait for ever until it is opened. */
async function startGate(apiUrl: string) {
  let isOpen = false;
  const server = createServer((request, response) => {
    if (!isOpen) return;
    const { method, headers } = request;
    const onward = forward(new URL(request.url ?? '/', apiUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(apiUrl).pathname}`,
    open: () => void (isOpen = true),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function requestsOf(github: GitHubStandIn): string[] {
  return github.requests.map(({ method, path }) => `${method} ${path.replace(/\d{4,}$/, 'ID')}`);
}

sideBySide('the report on GitHub', {
  'two runs on one pull request: one comment': () =>
    withBoth(async (world, github) => {
      const first = await stepThatEndsWell(world, github, { comment: 'sticky' });
      expect(first.exitCode).toBe(0);
      expect(github.comments).toMatchObject([{ issue: 7, login: BOT }]);
      const body = github.comments[0]?.body ?? '';
      expect(body).toMatch(MARKER);
      expect(body).toContain('Succeeded');
      expect(body).toContain('| val/acc | 0.93 |');
      expect(body).toContain(HEAD.slice(0, 7));
      const again = onPullRequest(github, { GITHUB_RUN_ID: '4712' });
      const second = await stepThatEndsWell(world, github, { comment: 'sticky' }, again);
      expect(second.exitCode).toBe(0);
      expect(github.comments).toHaveLength(1);
      expect(github.comments[0]?.body).toContain(second.outputs['run-id']);
      expect(github.comments[0]?.body).not.toContain(first.outputs['run-id']);
      expect(requestsOf(github)).toEqual([
        'GET /repos/acme/models/issues/7/comments',
        'POST /repos/acme/models/issues/7/comments',
        'GET /repos/acme/models/issues/7/comments',
        'POST /graphql',
        'GET /repos/acme/models/issues/7/comments',
        'POST /graphql',
        'PATCH /repos/acme/models/issues/comments/ID',
      ]);
    }),

  '400 comments on the pull request, and one that pretends to be ours: still one': () =>
    withBoth(async (world, github) => {
      for (let id = 1; id <= 400; id += 1) {
        github.comments.push({ id, issue: 7, login: 'octocat', body: `comment ${id}` });
      }
      await stepThatEndsWell(world, github, { comment: 'sticky' });
      const ours = github.comments.filter(({ login }) => login === BOT);
      expect(ours).toHaveLength(1);
      const forged = github.comments[3] as { body: string };
      forged.body = `${MARKER.exec(ours[0]?.body ?? '')?.[0]}forged`;
      await stepThatEndsWell(
        world,
        github,
        { comment: 'sticky' },
        onPullRequest(github, { GITHUB_RUN_ID: '4712' }),
      );
      expect(github.comments).toHaveLength(401);
      expect(github.comments[3]?.body).toMatch(/forged$/);
    }),

  '403 everywhere: a green step, notices that name the permissions, the summary': () =>
    withBoth(async (world, github) => {
      github.intercept({ matches: /./, status: 403, message: 'Resource not accessible by integration' });
      const step = await stepThatEndsWell(world, github, { comment: 'sticky', check: 'true' });
      expect(step.exitCode).toBe(0);
      expect(step.outputs).toMatchObject({ outcome: 'succeeded' });
      expect(step.summary).toContain('Succeeded');
      expect(annotations(step, 'notice')).toEqual([
        expect.stringMatching(/^No check: GitHub answered 403: Resource not accessible.*checks: write/),
        expect.stringMatching(
          /^No comment: GitHub answered 403: Resource not accessible.*pull-requests: write/,
        ),
      ]);
    }),

  'no token, and no pull request: a green step with a notice': () =>
    withBoth(async (world, github) => {
      const push = { env: { GITHUB_API_URL: github.apiUrl } };
      const none = await stepThatEndsWell(world, github, { comment: 'sticky' }, push);
      expect(annotations(none, 'notice').join()).toMatch(/No comment: no open pull request holds the commit/);
      const later = { env: { ...push.env, GITHUB_RUN_ID: '4712' } };
      const mute = await stepThatEndsWell(world, github, { comment: 'sticky', 'github-token': '' }, later);
      expect(annotations(mute, 'notice').join()).toMatch(/No comment: The input github-token is empty/);
      expect([none.exitCode, mute.exitCode]).toEqual([0, 0]);
    }),

  'on push the comment goes to the open pull request of the commit': () =>
    withBoth(async (world, github) => {
      github.pulls.push({ number: 12, state: 'open', headSha: HEAD });
      const push = { env: { GITHUB_API_URL: github.apiUrl, GITHUB_SHA: HEAD } };
      await stepThatEndsWell(world, github, { comment: 'eval' }, push);
      expect(github.comments).toMatchObject([
        { issue: 12, body: expect.stringMatching(/^<!-- wandb-launch: eval /) },
      ]);
    }),

  'a check run is in progress while the step waits, and concluded in the end': () =>
    withBoth(async (world, github) => {
      const step = await stepThatEndsWell(
        world,
        github,
        { check: 'true' },
        onPullRequest(github),
        async () => {
          const check = await eventually('a check run', () => github.checks[0]);
          expect(check).toMatchObject({ status: 'in_progress', head_sha: HEAD, name: 'W&B Launch: train' });
          expect(check.output.summary).toContain('| queue | [acme/gpu](');
        },
      );
      expect(github.checks).toMatchObject([
        {
          status: 'completed',
          conclusion: 'success',
          details_url: step.outputs['run-url'],
          output: { title: expect.stringMatching(/Succeeded/), summary: expect.stringContaining('val/acc') },
        },
      ]);
    }),

  'a run that fails makes a check that fails, and the step is as red as without it': () =>
    withBoth(async (world, github) => {
      const step = await world.start({ 'github-token': github.token, check: 'train' }, onPullRequest(github));
      const held = await takeAndStart(world);
      await held.send({ log: ['Traceback', `the key is ${world.server.apiKey}`] });
      await held.finish(1);
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expect(github.checks).toMatchObject([{ name: 'train', status: 'completed', conclusion: 'failure' }]);
      expect(github.checks[0]?.output.summary).toContain('Traceback');
      // No runner masks what goes to GitHub.
      expect(JSON.stringify(github.requests)).not.toContain(world.server.apiKey);
    }),

  'a launch that never reached its queue is told as well': () =>
    withBoth(async (world, github) => {
      const step = await world.step(
        { 'github-token': github.token, check: 'train', comment: 'sticky', job: 'acme/vision/nosuch:latest' },
        onPullRequest(github),
      );
      expect(step.exitCode).toBe(1);
      expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
      expect(github.comments[0]?.body).toContain('Nothing was queued');
    }),

  'a cancel concludes the check run': () =>
    withBoth(async (world, github) => {
      const step = await world.start(
        { 'github-token': github.token, check: 'true', comment: 'sticky' },
        onPullRequest(github),
      );
      const held = await takeAndStart(world);
      await until(step, 'is running');
      await eventually('a check run', () => github.checks[0]);
      const stopped = held.heedStop();
      await cancelAsRunner(step);
      await stopped;
      await afterPost(step);
      expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
      expect(github.comments).toMatchObject([{ body: expect.stringContaining('Cancelled') }]);
    }),

  'when only the telling was cut off, post leaves the launch alone and concludes the check run': () =>
    withBoth(async (world, github) => {
      const gate = await startGate(github.apiUrl);
      try {
        const step = await world.start(
          { 'github-token': github.token, check: 'true', wait: 'none' },
          onPullRequest(github, { GITHUB_API_URL: gate.url }),
        );
        await until(step, 'queued:');
        step.child.kill('SIGKILL');
        await step.ended;
        gate.open();
        const { summary } = await afterPost(step);
        expect((await world.item()).state).toBe('pending');
        expect(github.checks.at(-1)).toMatchObject({ status: 'completed', conclusion: 'neutral' });
        expect(summary).not.toContain('Cancelled');
      } finally {
        gate.close();
      }
    }),

  'after a kill post concludes the check run': () =>
    withBoth(async (world, github) => {
      const step = await world.start(
        { 'github-token': github.token, check: 'true', comment: 'sticky' },
        onPullRequest(github),
      );
      const held = await takeAndStart(world);
      await until(step, 'is running');
      await eventually('a check run', () => github.checks[0]);
      const stopped = held.heedStop();
      step.child.kill('SIGKILL');
      await step.ended;
      expect(github.checks).toMatchObject([{ status: 'in_progress' }]);
      await afterPost(step);
      await stopped;
      expect(github.checks).toMatchObject([{ status: 'completed', conclusion: 'cancelled' }]);
      expect(github.comments).toHaveLength(1);
    }),
});
