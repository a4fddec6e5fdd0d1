import { describe, expect, test } from '@jest/globals';
import { problemLine } from '../../src/launch/errors.ts';
import type { LaunchAddOptions } from '../../src/launch/options.ts';
import { validateOptions } from '../../src/launch/validate.ts';

const job = 'acme/vision/train:latest';

/** As options arrive from JavaScript or from a file: types are not to be trusted. */
function check(options: unknown): string[] {
  return validateOptions(options as LaunchAddOptions).map(problemLine);
}

describe('what is fine', () => {
  test.each<[string, unknown]>([
    ['a job', { job }],
    ['an image', { dockerImage: 'python:3.12' }],
    ['a uri', { uri: 'https://github.com/acme/x' }],
    ['a job in config', { config: { job } }],
    ['a job over another in config', { job, config: { job: 'a/b/c:v1' } }],
    ['every priority', { job, priority: 0 }],
    ['an empty run id', { job, runId: '' }],
    ['an empty project', { job, project: '' }],
    ['nulls in config', { job, config: { docker: null, overrides: null, resource_args: null } }],
    ['big integers', { job, parameters: { seed: 2n ** 70n } }],
    ['empty resource args beside variables', { job, resourceArgs: {}, templateVariables: { a: 1 } }],
    ['members that are undefined', { job, config: { overrides: { run_config: { a: undefined } } } }],
  ])('%s', (_, options) => expect(check(options)).toEqual([]));
});

const tooLong = 'x'.repeat(129);
const loop: Record<string, unknown> = {};
loop['loop'] = loop;

describe('what is not, in one line each', () => {
  test.each<[string, unknown, RegExp]>([
    ['no source', {}, /none of job, dockerImage and uri/],
    ['image_uri alone', { config: { image_uri: 'x' } }, /image_uri does not count/],
    ['two sources', { job, dockerImage: 'x' }, /job and dockerImage are given/],
    [
      'three sources',
      { job, dockerImage: 'x', uri: 'https://github.com/a/b' },
      /uri and job and dockerImage/,
    ],
    ['a source in config, too', { dockerImage: 'x', config: { job } }, /job and dockerImage/],
    ['an image in config, too', { job, config: { docker: { docker_image: 'x' } } }, /job and dockerImage/],
    ['a uri in config, too', { job, config: { uri: 'https://github.com/a/b' } }, /uri and job/],
    ['an empty job', { job: '' }, /none of/],
    ['a job that is an address', { job: 'https://wandb.ai/a/b' }, /cannot be read/],
    ['a job with four parts', { job: 'a/b/c/d:v1' }, /4 parts/],
    ['a job with an empty alias', { job: 'a/b/c:' }, /colon/],
    ['a job with odd characters', { job: 'a/b/c d:v1' }, /space/],
    ['an image with a space', { dockerImage: 'my image' }, /holds a space/],
    ['an image for local-process', { dockerImage: 'x', resource: 'local-process' }, /local-process/],
    ['a job that is a number', { job: 5 }, /job is a number/],
    ['an entity that is a list', { job, entity: ['a'] }, /entity is a list/],
    ['an empty entity', { job, entity: '' }, /entity is empty/],
    ['an entity with a slash', { job, entity: 'acme/vision' }, /entity \(acme\/vision\) holds "\/"/],
    ['an entity with spaces around', { job, entity: ' acme' }, /space/],
    ['a project with a colon', { job, project: 'a:b' }, /project \(a:b\) holds ":"/],
    ['a long project', { job, project: tooLong }, /129 characters/],
    ['a project of config with a hash', { job, config: { project: 'a#b' } }, /config.project/],
    ['a queue_entity with a slash', { job, config: { queue_entity: 'a/b' } }, /config.queue_entity/],
    ['an empty queue name', { job, queueName: ' ' }, /queueName is empty/],
    ['a long queue name', { job, queueName: 'q'.repeat(65) }, /65 characters/],
    ['an empty queue project', { job, projectQueue: '' }, /projectQueue is empty/],
    ['a run id with a slash', { job, runId: 'a/b' }, /runId \(a\/b\) holds "\/"/],
    ['a run id with a space', { job, runId: 'a b' }, /runId/],
    ['a run id with a quote', { job, runId: "a'b" }, /runId/],
    ['a long run id', { job, runId: tooLong }, /runId has 129/],
    ['a run id of config', { job, config: { run_id: 'a:b' } }, /config.run_id/],
    ['priority 4', { job, priority: 4 }, /priority is 4/],
    ['priority -1', { job, priority: -1 }, /priority is -1/],
    ['priority 1.5', { job, priority: 1.5 }, /priority is 1.5/],
    ['priority as a word', { job, priority: 'high' }, /priority is a text/],
    ['build without a repository', { job, build: true }, /build is set without repository/],
    [
      'build of an image',
      { dockerImage: 'x', build: true, repository: 'r/x' },
      /build and dockerImage are given/,
    ],
    [
      'build for a process',
      { job, build: true, repository: 'r/x', resource: 'local-process' },
      /build is set with the resource local-process/,
    ],
    ['build as a word', { job, build: 'yes' }, /build is a text/],
    [
      'an entry point as a text',
      { job, entryPoint: 'python train.py' },
      /list of texts.*\["python", "train.py"\]/,
    ],
    ['an entry point with a number', { job, entryPoint: ['python', 3] }, /entryPoint\[1\] is a number/],
    ['config as a list', { job, config: [] }, /config is a list/],
    ['config as a text', { job, config: 'a: 1' }, /config is a text/],
    ['parameters as a text', { job, parameters: 'lr=1' }, /parameters is a text/],
    ['resource args as a list', { job, resourceArgs: [] }, /resourceArgs is a list/],
    ['docker as a text', { job, config: { docker: 'x' } }, /config.docker is a text/],
    ['overrides as a list', { job, config: { overrides: [] } }, /config.overrides is a list/],
    ['args as a text', { job, config: { overrides: { args: '--x' } } }, /args is a text/],
    [
      'args with a number',
      { job, config: { overrides: { args: ['--x', 5] } } },
      /args\[1\] is a number.*quotes/,
    ],
    [
      'an entry point of config as a text',
      { job, config: { overrides: { entry_point: 'x' } } },
      /entry_point/,
    ],
    ['run_config as a list', { job, config: { overrides: { run_config: [1] } } }, /run_config is a list/],
    ['resource_args of config as a text', { job, config: { resource_args: 'x' } }, /config.resource_args/],
    [
      'a resource of config that is a mapping',
      { job, config: { resource: {} } },
      /config.resource is a mapping/,
    ],
    ['template variables as a list', { job, templateVariables: ['a'] }, /templateVariables is a list/],
    [
      'a template variable that is a list',
      { job, templateVariables: { a: [1] } },
      /templateVariables.a is a list/,
    ],
    [
      'a template variable that is true',
      { job, templateVariables: { a: true } },
      /templateVariables.a is a boolean/,
    ],
    [
      'a null in template variables of config',
      { job, config: { template_variables: { a: null } } },
      /variables.a is null/,
    ],
    [
      'variables and resource args',
      { job, templateVariables: { a: 1 }, resourceArgs: { k: {} } },
      /both given/,
    ],
    [
      'both in config',
      { job, config: { template_variables: { a: 1 }, resource_args: { k: {} } } },
      /both given/,
    ],
    [
      'one in config',
      { job, templateVariables: { a: 1 }, config: { resource_args: { k: {} } } },
      /both given/,
    ],
    ['NaN', { job, parameters: { lr: Number.NaN } }, /parameters.lr is NaN/],
    [
      'infinity, deep',
      { job, config: { overrides: { run_config: { a: [1, Infinity] } } } },
      /run_config.a\[1\] is Infinity/,
    ],
    ['undefined in a list', { job, parameters: { a: [undefined] } }, /parameters.a\[0\] is undefined/],
    ['a function', { job, parameters: { a: () => 1 } }, /parameters.a is a function/],
    ['a date', { job, parameters: { a: new Date(0) } }, /parameters.a is a Date/],
    ['a circle', { job, config: loop }, /config.loop contains itself/],
  ])('%s', (_, options, message) => {
    const lines = check(options);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
    expect(lines[0]).not.toContain('\n');
    expect(lines[0]).toMatch(/[.?…:]$/);
  });
});

test('build needs no source: it is the folder', () => {
  expect(check({ build: true, repository: 'ghcr.io/a/b' })).toEqual([]);
});

test('all mistakes are told together', () => {
  expect(
    check({ job, dockerImage: 'x', priority: 9, runId: 'a/b', queueName: '', build: true }),
  ).toHaveLength(5);
});
