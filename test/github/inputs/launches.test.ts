import { describe, expect, test } from '@jest/globals';
import { InputError, parseInputs, type AddInputs } from '../../../src/github/inputs/index.ts';
import { step } from './env.ts';

const STEP = { job: 'acme/vision/train:latest', queue: 'gpu', 'api-key': 'k'.repeat(40) };

async function launchesOf(inputs: Record<string, string>): Promise<AddInputs['launches']> {
  return ((await parseInputs(step({ ...STEP, ...inputs }))) as AddInputs).launches;
}

async function linesOf(inputs: Record<string, string>): Promise<readonly string[]> {
  const thrown: unknown = await parseInputs(step({ ...STEP, ...inputs })).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(InputError);
  return (thrown as InputError).lines;
}

describe('launches', () => {
  test('each stands over the inputs of the step, and mappings are merged', async () => {
    const launches = await launchesOf({
      'run-config': 'lr: 0.1\nseed: 0',
      priority: 'low',
      launches: '- { run-config: { seed: 1 }, name: one }\n- { priority: high, args: [--fast] }\n- {}',
    });
    const common = { job: STEP.job, queueName: 'gpu' };
    expect(launches).toEqual([
      { ...common, parameters: { lr: 0.1, seed: 1 }, name: 'one', priority: 3 },
      {
        ...common,
        parameters: { lr: 0.1, seed: 0 },
        priority: 1,
        config: { overrides: { args: ['--fast'] } },
      },
      { ...common, parameters: { lr: 0.1, seed: 0 }, priority: 3 },
    ]);
  });

  test('the source may stand in the elements alone', async () => {
    const launches = await launchesOf({
      job: '',
      launches: '[{"docker-image": "a:1"}, {"job": "a/b/c:v1"}]',
    });
    expect(launches).toEqual([
      { dockerImage: 'a:1', queueName: 'gpu' },
      { job: 'a/b/c:v1', queueName: 'gpu' },
    ]);
  });

  test('without them there is one launch', async () => expect(await launchesOf({})).toBeUndefined());

  test.each<[string, Record<string, string>, readonly RegExp[]]>([
    ['no list', { launches: 'name: x' }, [/^launches: the value is a mapping, not a list of mappings/]],
    ['an empty list', { launches: '[]' }, [/^launches: the value is an empty list/]],
    ['a text among them', { launches: '[{}, "x"]' }, [/^launches: element 2 is text, not a mapping/]],
    [
      'a key that is none',
      { launches: '[{"run_config": {}}]' },
      [/^launches: element 1 has the key "run_config".*Did you mean run-config\?$/],
    ],
    ['a key of the step', { launches: '[{"queue": "x"}]' }, [/^launches: element 1 has the key "queue"/]],
    [
      'a bad value',
      { launches: '[{}, {"priority": "soon"}]' },
      [/^launches: element 2: priority: "soon" is not/],
    ],
    [
      'a key without a value',
      { launches: '- {}\n- name:\n' },
      [/^launches: element 2: name is null; .*leave the key out/],
    ],
    [
      'keys without a value, and nothing else of them',
      { launches: '[{"run-config": null, "priority": null}]' },
      [/^launches: element 1: run-config is null/, /^launches: element 1: priority is null/],
    ],
    ['a mapping that is none', { launches: '[{"run-config": 3}]' }, [/^launches: element 1: run-config: /]],
    [
      'a mistake of the step is told once',
      { queue: '', launches: '[{}, {}, {}]' },
      [/^queue-name: no queue is named/],
    ],
    [
      'no source anywhere',
      { job: '', launches: '[{"job": "a/b/c:v1"}, {}]' },
      [/^job: nothing to launch is given/],
    ],
    ['fail-on without them', { 'fail-on': 'all' }, [/^fail-on: it has no meaning for one launch/]],
  ])('%s', async (_name, inputs, lines) => {
    expect(await linesOf(inputs)).toEqual(lines.map((line): unknown => expect.stringMatching(line)));
  });
});
