import assert from 'node:assert/strict';
import { join } from 'node:path';
import { launch, type LaunchOptions } from '../../../src/index.ts';
import { createCodeJob, createImageJob } from '../../../src/job/write.ts';
import { ContainerRecorder, standInDocker, type Started } from '../stand-in-docker.ts';
import { until, type Json, type World } from '../world.ts';
import type { Case } from './index.ts';

const IMAGE = 'ghcr.io/acme/trainer:1.4';

/** Arguments of `launch` that both sides run, beside entity, project and run id. */
function rows(imageJob: string, codeJob: string): Json[] {
  const image = { docker_image: IMAGE };
  return [
    image,
    { ...image, name: 'Größe 训练 😀', config: { author: 'ann', sweep_id: 'abc123' } },
    {
      ...image,
      config: { overrides: { args: ['--epochs', '5', 'a b'], run_config: { lr: 0.01, on: true, no: null } } },
    },
    {
      ...image,
      resource_args: { 'local-container': { memory: '2g', env: ['MODE=fast'], 'shm-size': '1g' } },
    },
    { ...image, repository: 'registry.example.com/ml', version: 'main' },
    { ...image, config: { overrides: { run_config: { long: 'ü'.repeat(20_000) } } } },
    { ...image, config: { overrides: { files: { 'c.yaml': { x: 1 } } }, _resume_count: 1 } },
    { job: imageJob },
    { job: imageJob, config: { overrides: { artifacts: { data: { name: 'mnist:v2' } }, args: ['x'] } } },
    { job: codeJob, config: { overrides: { args: ['--fast'], run_config: { lr: 1 } } } },
    { job: codeJob, resource: 'local-container', name: 'code' },
  ];
}

function camelCased(given: Json): LaunchOptions {
  const camel = (key: string): string =>
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [camel(key), value]));
}

/** What our containers have beyond Python's, for reasons that docs/differences.md gives. */
function comparable({ environment, ...rest }: Started): Started {
  const { PYTHONUNBUFFERED: _unbuffered, ...told } = environment;
  const kept = /^--(memory|shm-size|workdir)=/;
  return { ...rest, environment: told, flags: rest.flags.filter((flag) => kept.test(flag)) };
}

export const launchCases: readonly Case[] = [
  {
    name: 'launch: Python’s and ours start the same containers',
    async run(world: World) {
      const { entity, project } = world;
      const client = world.library();
      const directory = await world.files('code', { 'train.py': 'print(1)\n' });
      const entryPoint = ['python', 'train.py'];
      const code = { entity, project, name: 'code', directory, entryPoint, baseImage: 'python:3.11-slim' };
      const { job: imageJob } = await createImageJob(client, { entity, project, image: IMAGE });
      const { job: codeJob } = await createCodeJob(client, code);
      const all = rows(imageJob, codeJob).map((row, index) => {
        const run_id = `${project}-${index}`;
        return { entity, project, run_id, ...structuredClone(row) };
      });
      const path = world.environment()['PATH'] ?? '';
      const theirs = await standInDocker(join(world.folder, 'their-docker'), path);
      const ours = new ContainerRecorder();
      await world.python('launch.py', { rows: all }, { env: theirs.env });
      for (const row of all) await launch(camelCased(row), { client, runners: [ours], process: null });
      await until(async () => (await theirs.started()).size === all.length);
      const wanted = await theirs.started();
      for (const row of all) {
        const [python, here] = [wanted.get(row.run_id), ours.started.get(row.run_id)];
        assert.ok(python && here, `${JSON.stringify(row)} was not started by both`);
        assert.deepEqual(
          comparable(here),
          comparable(python),
          `${JSON.stringify(row).slice(0, 300)} differs`,
        );
        assert.equal(here.environment['PYTHONUNBUFFERED'], '1');
      }
    },
  },
];
