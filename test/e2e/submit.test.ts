/** What reaches the queue: checks, the spec, dry runs, the events that may launch. */
import { expect } from '@jest/globals';
import { startGitServer } from '../job/support/git-server.ts';
import { sideBySide, type Scenarios } from './support/side-by-side.ts';
import { annotations, withWorld } from './support/world.ts';

sideBySide('mode: add, before and at the push', {
  'story 1: the typo that trains nothing and stays': () =>
    withWorld(async (world) => {
      const step = await world.step({ job: 'acme/vision/trian:latest' });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/job trian not found in acme\/vision\. Did you mean train\?/),
      ]);
      expect(step.outputs).toMatchObject({ outcome: 'submit-failed' });
      expect(world.mutations()).toEqual([]);
      expect(await world.items()).toEqual([]);
    }),

  'story 2: the dropped uri': () =>
    withWorld(async (world) => {
      const git = await startGitServer();
      try {
        const copy = git.repository('team/models.git');
        const commit = git.commit(copy, { 'train.py': 'print(1)' });
        git.git(copy, 'push', '-q', 'origin', 'trunk');
        const uri = `${git.url}/team/models.git`;
        const inputs = { job: '', uri, 'entry-point': 'python train.py', wait: 'none' };
        const step = await world.step(inputs, { env: { ...git.env, HOME: git.folder } });
        expect(annotations(step, 'error')).toEqual([]);
        expect(step.exitCode).toBe(0);
        const spec = (await world.item()).runSpec;
        expect(spec).toMatchObject({ project: 'models', job: step.outputs['job'] });
        expect(spec).not.toHaveProperty('uri');
        expect(step.outputs['job']).toMatch(/^acme\/models\/job-.*:v0$/);
        expect(step.stdout).toContain(commit.slice(0, 12));
      } finally {
        await git.close();
      }
    }),

  'story 2, the other end: a uri that cannot be run says what to use instead': () =>
    withWorld(async (world) => {
      const uri = `${world.server.baseUrl}/acme/vision/runs/gone`;
      const step = await world.step({ job: '', uri });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/The run acme\/vision\/gone does not exist.*Check the address/),
      ]);
      expect(world.mutations()).toEqual([]);
    }),

  'story 5: two sources for resources': () =>
    withWorld(async (world) => {
      const step = await world.step({
        'resource-args': '{"local-container": {"cpus": 2}}',
        'template-variables': 'gpus=2',
      });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/resource-args.*template-variables/),
      ]);
      expect(world.server.control.requests()).toEqual([]);
    }),

  'template variables, priority, resource-args and all the rest reach the server exactly': () =>
    withWorld(async (world) => {
      world.server.control.createQueue({
        name: 'h100',
        resource: 'kubernetes',
        prioritizationMode: 'V0',
        templateVariables: {
          gpus: { schema: { type: 'integer', minimum: 1, maximum: 8 } },
          pool: { schema: { type: 'string', default: 'a' } },
        },
        config: { resource_args: { kubernetes: { gpus: '{{gpus}}', pool: '{{pool}}' } } },
      });
      const first = await world.step({
        queue: 'h100',
        'template-variables': 'gpus: 4',
        priority: 'critical',
        'run-config': 'lr=0.10\nnote="0.10"\nbig=12345678901234567890',
        args: `--name 'two words' $HOME`,
        name: 'a run',
        author: 'grace',
        'entry-point': '["python", "x.py"]',
        provenance: 'false',
        wait: 'none',
      });
      expect(annotations(first, 'error')).toEqual([]);
      const item = await world.item('h100');
      expect(item).toMatchObject({ priority: 0 });
      expect(item.runSpec).toMatchObject({
        job: 'acme/vision/train:v0',
        entity: 'acme',
        project: 'vision',
        name: 'a run',
        author: 'grace',
        resource_args: { kubernetes: { gpus: 4, pool: 'a' } },
        overrides: { args: ['--name', 'two words', '$HOME'], entry_point: ['python', 'x.py'] },
      });
      const pushed = world.mutations()[0]?.variables as Record<string, string>;
      expect(JSON.parse(pushed['templateVariableValues'] ?? '')).toEqual({ gpus: 4 });
      expect(pushed['priority']).toBe(0);
      expect(pushed['runSpec']).toContain('"lr":0.10');
      expect(pushed['runSpec']).toContain('"note":"0.10"');
      expect(pushed['runSpec']).toContain('"big":12345678901234567890');

      const second = await world.step({
        'resource-args': '{"local-container": {"cpus": 2, "env": ["A=b"]}}',
        wait: 'none',
      });
      expect(annotations(second, 'error')).toEqual([]);
      expect((await world.item()).runSpec?.['resource_args']).toEqual({
        'local-container': { cpus: 2, env: ['A=b'] },
      });
    }),

  'dry-run: every check, the exact spec with run id and provenance, and not one mutation': () =>
    withWorld(async (world) => {
      const inputs = { 'run-config': 'lr: 0.1' };
      const dry = await world.step({ ...inputs, 'dry-run': 'true' });
      expect(dry.exitCode).toBe(0);
      expect(world.mutations()).toEqual([]);
      expect(await world.items()).toEqual([]);
      const spec = JSON.parse(dry.outputs['launch-spec'] ?? '') as Record<string, unknown>;
      expect(spec).toMatchObject({
        job: 'acme/vision/train:v0',
        run_id: expect.stringMatching(/^[a-z0-9]{20}$/),
        overrides: { run_config: { lr: 0.1, github: { repository: 'acme/models', attempt: 1 } } },
      });
      expect(dry.stdout).toContain(`"run_id": "${String(spec['run_id'])}"`);
      expect(dry.summary).toContain(String(spec['run_id']));
      expect(dry.summary).toContain('nothing was queued');

      const wet = await world.step({ ...inputs, wait: 'none' });
      expect(JSON.parse(wet.outputs['launch-spec'] ?? '')).toEqual(spec);
      const pushed = world.mutations()[0]?.variables as Record<string, string>;
      expect(JSON.parse(pushed['runSpec'] ?? '')).toEqual(spec);
    }),

  'no-key: skip is green with a notice, and asks nobody': () =>
    withWorld(async (world) => {
      const step = await world.step({ 'api-key': '', 'no-key': 'skip' });
      expect(step.exitCode).toBe(0);
      expect(annotations(step, 'notice')).toEqual([
        expect.stringMatching(/^Skipped: there is no W&B API key/),
      ]);
      expect(world.server.control.requests()).toEqual([]);
    }),

  ...refusals(),

  'a queue that is missing, and a key that is wrong, push nothing': () =>
    withWorld(async (world) => {
      const queue = await world.step({ queue: 'gpuu' });
      expect(annotations(queue, 'error')).toEqual([expect.stringMatching(/queue gpuu not found.*gpu/)]);
      const key = await world.step({ 'api-key': 'f'.repeat(40) });
      expect(annotations(key, 'error')).toEqual([expect.stringMatching(/API key/)]);
      expect([queue.exitCode, key.exitCode]).toEqual([1, 1]);
      expect(world.mutations()).toEqual([]);
      expect(queue.outputs['outcome']).toBe('submit-failed');
    }),
});

/** Events that people without write access can cause, while a key is within reach. */
function refusals(): Scenarios {
  const fork = {
    pull_request: {
      number: 7,
      head: { sha: 'f'.repeat(40), ref: 'patch', repo: { full_name: 'mallory/models' } },
      base: { ref: 'main', repo: { full_name: 'acme/models' } },
    },
  };
  const foreignRun = { workflow_run: { event: 'push', head_repository: { full_name: 'mallory/models' } } };
  const table: readonly [what: string, eventName: string, event: unknown, message: RegExp][] = [
    ['a fork’s pull_request', 'pull_request', fork, /refused for a pull request from a fork/],
    ['pull_request_target', 'pull_request_target', fork, /refused for the event pull_request_target/],
    ['issue_comment', 'issue_comment', { comment: { body: '/x' } }, /refused for the event issue_comment/],
    [
      'a workflow_run of a fork',
      'workflow_run',
      foreignRun,
      /refused for a workflow_run that follows a run of a fork/,
    ],
    ['an event whose payload says nothing', 'pull_request', {}, /from a fork/],
  ];
  const scenarios = table.map(([what, eventName, event, message]) => [
    `${what} is refused before any request`,
    () =>
      withWorld(async (world) => {
        const step = await world.step({}, { env: { GITHUB_EVENT_NAME: eventName }, event });
        expect(step.exitCode).toBe(1);
        expect(annotations(step, 'error')).toEqual([expect.stringMatching(message)]);
        expect(step.outputs).toEqual({ outcome: 'refused' });
        expect(world.server.control.requests()).toEqual([]);
      }),
  ]);
  return Object.fromEntries(scenarios) as Scenarios;
}
