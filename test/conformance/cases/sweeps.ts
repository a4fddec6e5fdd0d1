import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { createImageJob } from '../../../src/job/write.ts';
import type { Json } from '../world.ts';
import { storedItems } from './queues.ts';
import type { Case } from './index.ts';

const SWEEP = `program: train.py
method: grid
metric: {name: loss, goal: minimize}
parameters:
  x: {values: [1, 2]}
  y: {value: fixed}
`;
const PROGRAM = `import wandb
with wandb.init() as run:
    run.log({"loss": run.config.x * 2})
`;

function sweepId(output: string): string {
  const plain = stripVTControlCharacters(output);
  const id = /sweep with ID: (\w+)/.exec(plain)?.[1];
  assert.ok(id, `no sweep in: ${plain}`);
  return id;
}

export const sweepCases: readonly Case[] = [
  {
    name: 'sweep: wandb sweep is stored, wandb agent gets the runs of its grid',
    limitSeconds: 150,
    run: async (world) => {
      const { entity, project } = world;
      await world.files('.', { 'sweep.yaml': SWEEP, 'train.py': PROGRAM });
      const sweep = sweepId(await world.wandb(['sweep', '-e', entity, '-p', project, 'sweep.yaml']));
      const before = await world.python('sweep_read.py', { sweep });
      assert.equal((before['config'] as Json)['method'], 'grid');
      await world.wandb(['agent', `${entity}/${project}/${sweep}`]);
      const after = await world.python('sweep_read.py', { sweep });
      assert.deepEqual(after['runs'], [
        [1, 'finished'],
        [2, 'finished'],
      ]);
      assert.equal(after['state'], 'FINISHED');
    },
  },
  {
    name: 'sweep: wandb launch-sweep is stored, and its scheduler is on the queue',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-sweep`;
      await world.control('createQueue', { name: queue, resource: 'local-container' });
      const image = 'registry.example.com/team/trainer:1.2';
      const { job } = await createImageJob(world.library(), { entity, project, image });
      const config = SWEEP.replace('program: train.py', `job: ${job}`);
      await world.files('.', { 'sweep.yaml': config });
      const where = ['-q', queue, '-e', entity, '-p', project];
      const sweep = sweepId(await world.wandb(['launch-sweep', 'sweep.yaml', ...where]));
      const seen = await world.python('sweep_read.py', { sweep });
      assert.equal((seen['config'] as Json)['job'], job);
      const [item, ...others] = await storedItems(world, queue);
      assert.deepEqual(others, []);
      assert.equal(item?.runSpec['uri'], 'placeholder-uri-scheduler');
      assert.equal(item.runSpec['run_id'], sweep);
    },
  },
];
