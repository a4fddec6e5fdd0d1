import assert from 'node:assert/strict';
import { launchAdd, type LaunchAddOptions } from '../../../src/index.ts';
import { createImageJob } from '../../../src/job/write.ts';
import type { Json, World } from '../world.ts';
import { storedItems } from './queues.ts';
import type { Case } from './index.ts';

const IMAGE = 'ghcr.io/acme/trainer:1.4';
const KUBERNETES = { kubernetes: { namespace: 'ml', labels: { team: 'größe' } } };

/** Arguments of `launch_add` that both sides push, beside entity, project and queue. */
function rows(job: string): Json[] {
  const image = { docker_image: IMAGE };
  return [
    { job },
    image,
    { docker_image: `ghcr.io/acme/trainer@sha256:${'0'.repeat(64)}` },
    { config: { job } },
    { config: { docker: { docker_image: IMAGE, user_id: 1001 } } },
    { job, name: 'nightly', run_id: 'run-1' },
    { job, name: 'Größe 训练 😀', config: { name: 'daily' } },
    { job, entry_point: ['python', 'train.py', '--flag', 'a b'] },
    { job, config: { overrides: { args: ['--epochs', '5'], run_config: { lr: 0.01, on: true, no: null } } } },
    { job, entry_point: ['a'], config: { overrides: { entry_point: ['b'], args: ['--x'] } } },
    { job, resource: 'kubernetes', resource_args: KUBERNETES },
    { job, resource: 'kubernetes', config: { resource_args: KUBERNETES } },
    { job, priority: 0 },
    { job, priority: 3, author: 'ann', sweep_id: 'abc123' },
    { job, version: 'main', config: { git: { version: 'dev', repo: 'x' } } },
    { ...image, repository: 'registry.example.com/ml', config: { registry: { type: 'ecr', url: 'old' } } },
    { job, config: { learning_rate: 0.1, nested: { a: [1, { b: null }] } } },
    { job, config: { builder: { type: 'docker' }, python_version: '3.11', _resume_count: 1 } },
    {
      job,
      config: {
        overrides: {
          artifacts: { data: { name: 'mnist:v2', entity: 'acme', project: 'vision' } },
          files: { 'c.yaml': { x: 1 } },
          dockerfile: 'Dockerfile.gpu',
        },
      },
    },
    { ...image, name: '', run_id: '', author: '', entry_point: [], resource_args: {} },
  ];
}

/** The same on a queue with template variables. */
function templatedRows(job: string): Json[] {
  return [
    { job, template_variables: { gpus: 4, pool: 'spot' } },
    { job, config: { template_variables: { gpus: 1, pool: 'reserved' } }, template_variables: { gpus: 8 } },
    { job, template_variables: { gpus: 2, pool: 'spot' }, priority: 1, name: 'templated' },
  ];
}

function camelCased(given: Json): LaunchAddOptions {
  const camel = (key: string): string =>
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [camel(key), value]));
}

/** Pushes every row from both sides, and compares what the server stored. */
async function compare(world: World, queue: string, given: readonly Json[]): Promise<void> {
  const { entity, project } = world;
  const all = given.map((row) => ({ entity, project, queue_name: queue, ...structuredClone(row) }));
  const { items } = (await world.python('launch_add.py', { rows: all })) as { items: string[] };
  const client = world.library();
  const ours: string[] = [];
  for (const row of all) ours.push((await launchAdd(camelCased(row), { client })).id);
  const stored = new Map((await storedItems(world, queue)).map(({ id, ...rest }) => [id, rest]));
  for (const [index, row] of given.entries()) {
    const theirs = stored.get(items[index] ?? '');
    assert.ok(theirs, `the item of ${JSON.stringify(row)} is not stored`);
    assert.deepEqual(stored.get(ours[index] ?? ''), theirs, `the items of ${JSON.stringify(row)} differ`);
  }
}

export const parityCases: readonly Case[] = [
  {
    name: 'parity: launch_add and launchAdd store the same items',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-plain`;
      await world.control('createQueue', { name: queue, resource: 'kubernetes', prioritizationMode: 'V0' });
      const { job } = await createImageJob(world.library(), { entity, project, image: IMAGE });
      await compare(world, queue, rows(job));
    },
  },
  {
    name: 'parity: launch_add and launchAdd store the same template variables',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-templated`;
      await world.control('createQueue', {
        name: queue,
        resource: 'kubernetes',
        prioritizationMode: 'V0',
        config: { resource_args: { kubernetes: { gpus: '{{gpus}}', pool: '{{pool}}' } } },
        templateVariables: {
          gpus: { schema: { type: 'integer', minimum: 1, maximum: 8 } },
          pool: { schema: { type: 'string', enum: ['spot', 'reserved'] } },
        },
      });
      const { job } = await createImageJob(world.library(), { entity, project, image: IMAGE });
      await compare(world, queue, templatedRows(job));
    },
  },
];
