import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findBuilder, parseInspect, versionIn } from '../../src/build/buildx.ts';
import { LaunchError, oneLine } from '../../src/common/errors.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { withFolder } from './support/folder.ts';
import { standIns } from './support/programs.ts';

interface Machine {
  /** What `docker buildx version` prints; absent: there is no buildx. */
  readonly plugin?: string;
  readonly inspect?: string;
  readonly driverStatus?: string;
  readonly client?: string;
  /** What the buildx that is brought prints as its version; absent: none can be brought. */
  readonly brought?: string;
}

function find(machine: Machine) {
  const { plugin, inspect = 'Driver: docker', driverStatus = '[["Backing Filesystem","extfs"]]' } = machine;
  const dockerScript = `case "$*" in
    "buildx version") ${plugin === undefined ? `echo "docker: 'buildx' is not a docker command." >&2; exit 1` : `echo '${plugin}'`};;
    "buildx inspect") printf '%s\\n' '${inspect}';;
    "info "*) ${driverStatus === '' ? "echo null; echo 'Cannot connect to the Docker daemon' >&2; exit 1" : `echo '${driverStatus}'`};;
    "version "*) echo '${machine.client ?? '28.5.2'}';;
  esac`;
  const aloneScript = `case "$*" in
    version) echo '${machine.brought ?? ''}';;
    inspect) printf '%s\\n' '${inspect}';;
  esac`;
  return withFolder(async (folder) => {
    const { env } = await standIns(folder, { docker: dockerScript, 'docker-buildx': aloneScript });
    const warnings: string[] = [];
    const builder = await findBuilder({
      docker: {
        program: 'docker',
        env,
        fetchBuildx: () =>
          machine.brought === undefined
            ? Promise.reject(new LaunchError('no network'))
            : Promise.resolve(join(folder, 'bin', 'docker-buildx')),
      },
      logger: { ...silentLogger, warning: (message) => warnings.push(message) },
      signal: new AbortController().signal,
    }).catch((error: unknown) => error);
    return { builder, warnings };
  });
}

const BUILDX = 'github.com/docker/buildx v0.29.1 a32761a';
const CONTAINERD = '[["driver-type","io.containerd.snapshotter.v1"]]';

describe('findBuilder', () => {
  test.each<[string, Machine, object]>([
    ['the docker driver', { plugin: BUILDX }, { driver: 'docker', isFull: false, isAttesting: false }],
    [
      'the docker driver on the containerd store',
      { plugin: BUILDX, driverStatus: CONTAINERD },
      { driver: 'docker', isFull: true, isAttesting: true },
    ],
    [
      'a builder in a container',
      { plugin: BUILDX, inspect: 'Driver: docker-container\nBuildKit version: v0.24.0' },
      { driver: 'docker-container', isFull: true, isAttesting: true },
    ],
    [
      'one that has not started yet',
      { plugin: BUILDX, inspect: 'Driver: docker-container\nStatus: inactive' },
      { driver: 'docker-container', isFull: true, isAttesting: true },
    ],
    [
      'one with an old BuildKit',
      { plugin: BUILDX, inspect: 'Driver: remote\nBuildkit: v0.10.6' },
      { driver: 'remote', isFull: true, isAttesting: false },
    ],
    [
      'an old buildx',
      { plugin: 'github.com/docker/buildx v0.9.1', inspect: 'Driver: docker-container' },
      { driver: 'docker-container', isFull: true, isAttesting: false },
    ],
    [
      'a buildx of Debian',
      { plugin: 'github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4', driverStatus: CONTAINERD },
      { isAttesting: true },
    ],
  ])('%s', async (_, machine, facts) => {
    const { builder } = await find(machine);
    expect(builder).toMatchObject({ kind: 'buildx', program: 'docker', prefix: ['buildx'], ...facts });
  });

  test('a buildx that is brought is called as a program of its own', async () => {
    const { builder } = await find({ brought: BUILDX });
    expect(builder).toMatchObject({ kind: 'buildx', prefix: [], driver: 'docker', isFull: false });
    expect((builder as { program: string }).program).toMatch(/\/bin\/docker-buildx$/);
  });

  test('else the BuildKit of an older client', async () => {
    const { builder, warnings } = await find({ client: '20.10.24+dfsg1' });
    expect(builder).toEqual({ kind: 'classic', program: 'docker' });
    expect(warnings.join()).toMatch(/none could be brought: no network/);
  });

  test.each(['28.5.2', '23.0.0', '18.06.1', 'unknown'])(
    'client %s without buildx: what to install',
    async (client) => {
      const { builder } = await find({ client });
      expect(oneLine(builder)).toMatch(/has no buildx.*Install Docker with buildx/);
    },
  );

  test('an engine that does not answer', async () => {
    const { builder } = await find({ plugin: BUILDX, inspect: 'Driver:\nError: x', driverStatus: '' });
    expect(oneLine(builder)).toMatch(/Docker engine does not answer \(Cannot connect.*Start it/);
  });

  test('with a buildx that was brought, too: the old client could not either', async () => {
    const { builder } = await find({ brought: BUILDX, driverStatus: '', client: '20.10.24' });
    expect(oneLine(builder)).toMatch(/Docker engine does not answer/);
  });

  test('no docker at all', async () => {
    const docker = { program: 'docker-that-is-absent', env: { PATH: '/nonexistent' }, fetchBuildx: null };
    const found = findBuilder({ docker, logger: silentLogger, signal: new AbortController().signal });
    await expect(found).rejects.toThrow(/There is no docker-that-is-absent on this machine/);
  });
});

test.each([
  ['Name: x\nDriver:        \nLast Activity: now', 'docker', null],
  ['Driver:        docker\nBuildKit version: v0.0.0+unknown', 'docker', null],
  ['Driver:   kubernetes\n\nNodes:\nBuildKit version: v0.12.5', 'kubernetes', [0, 12]],
  ['', 'docker', null],
])('parseInspect(%j)', (text, driver, buildKit) => expect(parseInspect(text)).toEqual({ driver, buildKit }));

test.each([
  ['20.10.24+dfsg1', [20, 10]],
  ['v0.29.1-desktop.1', [0, 29]],
  ['none', null],
])('versionIn(%s)', (text, version) => expect(versionIn(text)).toEqual(version));
