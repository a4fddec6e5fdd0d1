import { describe, expect, test } from '@jest/globals';
import { initialised, verdictOf } from '../../src/agent/outcome.ts';
import { newRunId, readWork } from '../../src/launch/project/work.ts';
import type { RunEnd } from '../../src/runners/runner.ts';

const spec = { entity: 'acme', project: 'Vision', job: 'acme/vision/train:v3', resource: 'local-process' };

describe('readWork', () => {
  test('a whole spec', () => {
    expect(
      readWork({
        ...spec,
        run_id: 'r1',
        name: 'nightly',
        author: 'kim',
        sweep_id: 's1',
        _resume_count: 1,
        docker: {},
        git: {},
        resource_args: {
          'local-process': { x: 1, builder: { base_image: 'img:base' } },
          kubernetes: {},
        },
        overrides: {
          entry_point: ['python', 'x.py'],
          args: ['--a'],
          working_dir: 'sub',
          run_config: { lr: 1 },
          files: { f: 1 },
          artifacts: { a: 1 },
        },
        unknown: true,
      }),
    ).toEqual({
      entity: 'acme',
      project: 'Vision',
      runId: 'r1',
      runName: 'nightly',
      author: 'kim',
      job: 'acme/vision/train:v3',
      image: null,
      resource: 'local-process',
      resourceArgs: { x: 1 },
      baseImage: 'img:base',
      entryPoint: ['python', 'x.py'],
      args: ['--a'],
      workingDir: 'sub',
      dockerfile: null,
      runConfig: { lr: 1 },
      fileOverrides: { f: 1 },
      artifacts: { a: 1 },
      sweepId: 's1',
      resumeCount: 1,
      apiKey: null,
      isScheduler: false,
    });
  });

  test.each<[string, object, object]>([
    [
      'nulls mean absent',
      { overrides: null, docker: null, resource_args: null, run_id: '' },
      { args: [], runId: null },
    ],
    ['no resource is local-container', { resource: null }, { resource: 'local-container' }],
    ['local is local-container', { resource: 'local' }, { resource: 'local-container' }],
    ['an image', { docker: { docker_image: 'img:1' } }, { image: 'img:1' }],
    ['an image_uri', { image_uri: 'img:2' }, { image: 'img:2' }],
    ['docker_image wins over image_uri', { docker: { docker_image: 'a' }, image_uri: 'b' }, { image: 'a' }],
    [
      'a key of its own hides the author',
      { _wandb_api_key: 'k', author: 'kim' },
      { apiKey: 'k', author: null },
    ],
    ['a scheduler by its job', { uri: 'placeholder-uri-scheduler' }, { isScheduler: true }],
    ['an empty entry point is none', { overrides: { entry_point: [] } }, { entryPoint: null }],
  ])('%s', (_name, over, expected) => expect(readWork({ ...spec, ...over })).toMatchObject(expected));

  test.each<[string, object, RegExp]>([
    ['no entity', { entity: null }, /entity/],
    ['an empty entity', { entity: '' }, /entity/],
    ['arguments that are not words', { overrides: { args: [1] } }, /overrides\.args\.0/],
    ['arguments that are text', { overrides: { args: '--a' } }, /overrides\.args/],
    ['resource arguments that are a list', { resource_args: 3 }, /resource_args/],
    ['a job that is a number', { job: 7 }, /job/],
  ])('%s is refused with the name of the field', (_name, over, message) => {
    expect(() => readWork({ ...spec, ...over })).toThrow(message);
  });
});

test('newRunId gives eight characters of a-z0-9', () => {
  expect(newRunId(() => 0)).toBe('00000000');
  expect(newRunId(() => 0.999)).toBe('zzzzzzzz');
  expect(newRunId(Math.random)).toMatch(/^[a-z0-9]{8}$/);
});

describe('verdictOf', () => {
  const end = (over: Partial<RunEnd>): RunEnd => ({
    state: 'finished',
    exitCode: 0,
    signal: null,
    reason: null,
    ...over,
  });
  test.each<[string, Partial<RunEnd>, string | null, string | null, object]>([
    ['well', {}, 'finished', null, { outcome: 'succeeded', failure: null, message: null }],
    ['well, while the run is still closing', {}, 'running', null, { outcome: 'succeeded' }],
    [
      'without wandb.init',
      {},
      null,
      null,
      {
        outcome: 'job-failed',
        failure: { stage: 'run', message: /failed to call wandb\.init; what ran was: python x\.py/ },
      },
    ],
    ['with a run that never left pending', {}, 'pending', null, { outcome: 'job-failed' }],
    [
      'badly after its run began: the run tells',
      { state: 'failed', exitCode: 1 },
      'failed',
      null,
      { outcome: 'job-failed', failure: null, message: /exit code 1/ },
    ],
    [
      'badly before its run began',
      { state: 'failed', exitCode: 2 },
      null,
      null,
      {
        outcome: 'job-failed',
        failure: { stage: 'run', message: /not successfully started \(exit code 2\)/ },
      },
    ],
    [
      'before its program was started',
      { state: 'failed', exitCode: 127, reason: 'no such program', neverStarted: true },
      null,
      null,
      {
        outcome: 'agent-failed',
        failure: { stage: 'agent', message: /could not be started: no such program/ },
      },
    ],
    [
      'well, just before the workflow was cancelled',
      {},
      'finished',
      'cancelled by SIGINT',
      { outcome: 'succeeded', failure: null },
    ],
    [
      'by a signal',
      { state: 'failed', exitCode: null, signal: 'SIGKILL', reason: 'ended by SIGKILL' },
      'crashed',
      null,
      { outcome: 'job-failed', message: /ended by SIGKILL/ },
    ],
    [
      'stopped in W&B',
      { state: 'stopped', exitCode: null },
      'killed',
      null,
      { outcome: 'cancelled', failure: null },
    ],
    [
      'cancelled with the workflow',
      { state: 'stopped', exitCode: null },
      'running',
      'cancelled by SIGINT',
      { outcome: 'cancelled', state: 'killed', failure: { stage: 'run', message: 'cancelled by SIGINT' } },
    ],
  ])('a job that ended %s', (_name, over, runState, cancelled, expected) => {
    const verdict = verdictOf({
      end: end(over),
      runState,
      cancelledBecause: cancelled,
      command: 'python x.py',
    });
    const { failure, message, ...plain } = expected as { failure?: unknown; message?: unknown };
    expect(verdict).toMatchObject(plain);
    if (message instanceof RegExp) expect(verdict.message).toMatch(message);
    else if (message !== undefined) expect(verdict.message).toBe(message);
    if (failure === null) expect(verdict.failure).toBeNull();
    else if (failure !== undefined) {
      const told = failure as { stage: string; message: string | RegExp };
      expect(verdict.failure?.stage).toBe(told.stage);
      expect(verdict.failure?.message).toMatch(told.message);
    }
  });

  test.each([
    [null, false],
    ['pending', false],
    ['running', true],
    ['crashed', true],
  ])('a run in state %s is initialised: %s', (state, expected) => expect(initialised(state)).toBe(expected));
});
