import assert from 'node:assert/strict';
import { createCodeJob } from '../../../src/job/write.ts';
import { until, type Json } from '../world.ts';
import { sdkJobFolder, storedItems } from './queues.ts';
import type { Case } from './index.ts';

export const agentCases: readonly Case[] = [
  {
    name: 'agent: wandb launch-agent runs what our action pushed, and our step ends green',
    limitSeconds: 150,
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-theirs`;
      await world.control('createQueue', { name: queue, resource: 'local-process' });
      const directory = await sdkJobFolder(world);
      const { job } = await createCodeJob(world.library(), {
        entity,
        project,
        name: 'train',
        directory,
        entryPoint: ['python', 'train.py'],
      });
      const config = await world.files('agent', { 'config.yaml': 'builder:\n  type: noop\n' });
      const agent = world.startWandb([
        ...['launch-agent', '-q', queue, '-e', entity],
        ...['-c', `${config}/config.yaml`, '-l', '-'],
      ]);
      const step = await world.step('add', {
        job,
        queue,
        project,
        'run-config': 'lr: 0.25',
        'claim-timeout': '1m',
        'run-timeout': '1m',
      });
      const { outputs } = await world.finish(step).catch((error: unknown) => {
        throw new Error(`${String(error)}\nthe agent said:\n${agent.output().slice(-4_000)}`);
      });
      await world.interrupt(agent);
      assert.equal(outputs['outcome'], 'succeeded');
      assert.equal(outputs['state'], 'finished');
      assert.equal((JSON.parse(outputs['metrics'] ?? '{}') as Json)['loss'], 0.25);
      const run = outputs['run-id'] ?? '';
      assert.equal(outputs['run-url'], `${world.server.baseUrl}/${entity}/${project}/runs/${run}`);
      const seen = await world.python('run_read.py', { run });
      assert.equal((seen['config'] as Json)['lr'], 0.25);
      assert.deepEqual(seen['usedArtifacts'], ['job:train:v0']);
    },
  },
  {
    name: 'agent: our agent runs what wandb launch pushed, a job of wandb job create code',
    limitSeconds: 150,
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-agent`;
      await world.control('createQueue', { name: queue, resource: 'local-process' });
      await sdkJobFolder(world);
      const where = ['-e', entity, '-p', project];
      await world.wandb(['job', 'create', 'code', 'job', ...where, '-n', 'train', '-E', 'python train.py']);
      const job = `${entity}/${project}/train:latest`;
      const config = JSON.stringify({ overrides: { run_config: { lr: 0.75 } } });
      await world.wandb(['launch', '-j', job, '-q', queue, ...where, '-c', config]);
      const agent = await world.step('agent', {
        mode: 'agent',
        queues: queue,
        'allow-local-process': 'true',
        'max-items': '1',
        'idle-timeout': '1m',
      });
      const { outputs } = await world.finish(agent);
      const [item] = JSON.parse(outputs['items'] ?? '[]') as Json[];
      assert.equal(item?.['outcome'], 'succeeded', JSON.stringify(item));
      const seen = await world.python('run_read.py', { run: item['runId'] });
      assert.equal(seen['state'], 'finished');
      assert.equal((seen['config'] as Json)['lr'], 0.75);
      assert.equal((seen['summary'] as Json)['loss'], 0.75);
      assert.deepEqual(seen['steps'], [0, 1, 2, 3]);
      assert.deepEqual(seen['usedArtifacts'], ['job:train:v0']);
      await until(async () => (await storedItems(world, queue)).length === 1);
    },
  },
];
