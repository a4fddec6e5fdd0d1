import { describe, expect, test } from '@jest/globals';
import { checkPolicy, refusalOf, type AskedWork, type RunnerPolicy } from '../../src/runners/policy.ts';

const both = ['local-process', 'local-container'];
const work: AskedWork = { resource: 'local-container', image: null, isScheduler: false, resourceArgs: {} };

describe('refusalOf', () => {
  test.each<[string, Partial<AskedWork>, Partial<RunnerPolicy>, readonly string[], RegExp | null]>([
    ['a container', {}, {}, both, null],
    ['an image', { image: 'registry:5000/team/img:1' }, {}, both, null],
    [
      'a container where there is no engine',
      {},
      {},
      ['local-process'],
      /no runner for resource "local-container"/,
    ],
    ['another resource', { resource: 'kubernetes' }, {}, both, /no runner for resource "kubernetes"/],
    ['a process', { resource: 'local-process' }, {}, both, /does not allow.*"local-process"/],
    ['a process, allowed', { resource: 'local-process' }, { allowLocalProcess: true }, both, null],
    ['a scheduler', { resource: 'local-process', isScheduler: true }, {}, both, /sweep schedulers/],
    [
      'a scheduler, allowed',
      { resource: 'local-process', isScheduler: true },
      { allowLocalProcess: true },
      both,
      null,
    ],
    [
      'an image as a process',
      { resource: 'local-process', image: 'img' },
      { allowLocalProcess: true },
      both,
      /docker image cannot run/,
    ],
    [
      'an option as an image',
      { image: '--privileged' },
      {},
      both,
      /"--privileged" is not an image reference/,
    ],
    ['two words as an image', { image: 'img --rm' }, {}, both, /not an image reference/],
    ['a line break in an image', { image: 'img\n' }, {}, both, /not an image reference/],
    ['a volume', { resourceArgs: { volume: '/a:/b' } }, {}, both, /volume "\/a:\/b"/],
    ['a volume, allowed', { resourceArgs: { volume: '/a:/b' } }, { allowVolumes: ['/a:/b'] }, both, null],
    ['a macro of the job', { resourceArgs: { env: 'X=${run_id}' } }, {}, both, null],
    ['a macro of the host', { resourceArgs: { env: 'X=${TOKEN}' } }, {}, both, /TOKEN.*pass-env/],
    [
      'a macro of the host, passed',
      { resourceArgs: { env: 'X=${TOKEN}' } },
      { passEnv: ['TOKEN'] },
      both,
      null,
    ],
  ])('%s', (_name, over, policy, resources, message) => {
    const refusal = refusalOf({ ...work, ...over }, { allowLocalProcess: false, ...policy }, resources);
    if (message === null) expect(refusal).toBeNull();
    else {
      expect(refusal?.what).toMatch(message);
      expect(refusal?.remedy).toMatch(/\.$|…\.?$/);
    }
  });

  test('without a word about resources, containers are refused', () => {
    expect(refusalOf(work, { allowLocalProcess: true })).not.toBeNull();
  });
});

describe('checkPolicy', () => {
  test.each<[Partial<RunnerPolicy>, RegExp | null]>([
    [{}, null],
    [{ allowVolumes: ['/a:/b', '/a:/b:ro', 'cache:/cache:rw'] }, null],
    [{ allowVolumes: ['data:/b:ro'], dockerArgs: ['--shm-size=8g', '--network', 'ml'] }, null],
    [{ allowVolumes: ['/a'] }, /allow-volumes: "\/a" is not a volume/],
    [{ allowVolumes: ['./a:/b'] }, /allow-volumes/],
    [{ allowVolumes: ['/a:b'] }, /allow-volumes/],
    [{ allowVolumes: ['/a:/b:z'] }, /allow-volumes/],
    [{ allowVolumes: ['/a:/b:ro:rw'] }, /allow-volumes/],
    [{ dockerArgs: ['--rm'] }, /docker-args: --rm is set by the agent itself/],
    [{ dockerArgs: ['--name=x'] }, /docker-args: --name/],
    [{ dockerArgs: ['-d'] }, /docker-args: --detach/],
    [{ allowDockerArgs: ['entrypoint'] }, /allow-docker-args: --entrypoint/],
    [{ allowDockerArgs: ['v'] }, /volumes are allowed one by one/],
    [{ allowDockerArgs: ['cap-add'] }, null],
  ])('%j', (policy, message) => {
    const check = () => checkPolicy({ allowLocalProcess: false, ...policy });
    if (message === null) check();
    else expect(check).toThrow(message);
  });
});
