import assert from 'node:assert/strict';
import { launchAdd } from '../../../src/index.ts';
import { createCodeJob, createImageJob } from '../../../src/job/write.ts';
import { runStatus } from '../../../src/wandb/index.ts';
import type { Json, World } from '../world.ts';
import type { Case } from './index.ts';

const IMAGE = 'registry.example.com/team/trainer:1.2';
const ITEMS = `query($entity: String!, $queue: String!) {
  project(name: "model-registry", entityName: $entity) { runQueue(name: $queue) {
    runQueueItems(first: 100) { edges { node {
      id state priority runSpec templateVariableValues
    } } }
  } }
}`;

export interface StoredItem {
  readonly id: string;
  readonly priority: number | null;
  readonly runSpec: Json;
  readonly templateVariableValues: unknown;
}

/** Everything that is stored of the items of a queue. */
export async function storedItems(world: World, queue: string): Promise<StoredItem[]> {
  const answer = (await world.graphql(ITEMS, { entity: world.entity, queue })) as {
    project: { runQueue: { runQueueItems: { edges: { node: StoredItem }[] } } };
  };
  return answer.project.runQueue.runQueueItems.edges.map(({ node }) => node);
}

/** A job whose program is plain Python with the client's own SDK. */
export async function sdkJobFolder(world: World): Promise<string> {
  return world.files('job', {
    'train.py': [
      'import wandb',
      'with wandb.init(config={"lr": 0.1}) as run:',
      '    for step in range(4):',
      '        run.log({"loss": run.config["lr"] * (4 - step)})',
      '    print("trained")',
      '',
    ].join('\n'),
    'requirements.txt': `wandb==${world.client.version}\n`,
  });
}

export const queueCases: readonly Case[] = [
  {
    name: 'queue: made, changed, read, filled and emptied from Python',
    refused: [
      { what: 'CreateRunQueue', status: 409, reason: 'a queue of that name exists' },
      {
        what: 'pushToRunQueue',
        status: 400,
        reason: 'the client tries its older push when the first was refused',
      },
      {
        what: 'pushToRunQueueByName',
        status: 400,
        reason: 'template variables break the schema of the queue',
      },
    ],
    run: async (world) => {
      const client = world.library();
      const { entity, project } = world;
      const { job } = await createImageJob(client, { entity, project, image: IMAGE });
      const given = await world.python('queue_make.py', { job });
      const [item, ...others] = await storedItems(world, String(given['queue']));
      assert.deepEqual(others, []);
      assert.ok(item);
      assert.equal(item.id, given['item']);
      assert.equal(item.priority, 1);
      assert.equal(item.runSpec['job'], job);
    },
  },
  {
    name: 'queue: wandb launch --queue with a job, an image, a priority and template variables',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-cli`;
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
      const target = ['-q', queue, '-e', entity, '-p', project];
      const variables = ['--set-var', 'gpus=4', '--set-var', 'pool=spot'];
      await world.wandb([
        'launch',
        '-j',
        job,
        ...target,
        ...variables,
        '-P',
        'critical',
        '--name',
        'from job',
      ]);
      await world.wandb(['launch', '-d', IMAGE, ...target, ...variables, '-P', 'low', '-E', 'python x.py']);
      const items = await storedItems(world, queue);
      const ofJob = items.find(({ runSpec }) => runSpec['job'] === job);
      const ofImage = items.find(({ runSpec }) => runSpec['job'] === undefined);
      assert.equal(ofJob?.priority, 0);
      assert.equal(ofJob.runSpec['name'], 'from job');
      assert.deepEqual(parsed(ofJob.templateVariableValues), { gpus: 4, pool: 'spot' });
      assert.equal(ofImage?.priority, 3);
      assert.deepEqual(ofImage.runSpec['docker'], { docker_image: IMAGE });
      const item = ofJob.id;
      const seen = await world.python('queue_read.py', { queue, item });
      assert.equal(seen['state'], 'pending');
      assert.equal(seen['type'], 'kubernetes');
      assert.equal((seen['items'] as string[]).length, 2);
    },
  },
  {
    name: 'queue: launch_add of Python waits for a run that our agent runs',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-wait`;
      await world.control('createQueue', { name: queue, resource: 'local-process' });
      const directory = await sdkJobFolder(world);
      const { job } = await createCodeJob(world.library(), {
        entity,
        project,
        name: 'train',
        directory,
        entryPoint: ['python', 'train.py'],
      });
      const waiting = world.python('queue_wait.py', { job, queue });
      const agent = await world.step('agent', {
        mode: 'agent',
        queues: queue,
        'allow-local-process': 'true',
        'max-items': '1',
        'idle-timeout': '1m',
      });
      const [seen] = await Promise.all([waiting, world.finish(agent)]);
      assert.equal((seen['config'] as Json)['lr'], 0.5);
      assert.equal(seen['loss'], 0.5);
      const uri = `${world.server.baseUrl}/${entity}/${project}/runs/${String(seen['run'])}`;
      const again = await launchAdd({ uri, entity, queueName: queue }, { client: world.library() });
      assert.equal(again.spec?.['job'], job);
    },
  },
  {
    name: 'queue: Python reads the queue, item, run and job that our action made',
    run: async (world) => {
      const { entity, project } = world;
      const queue = `${project}-ours`;
      await world.control('createQueue', { name: queue, resource: 'local-container' });
      const client = world.library();
      const { job } = await createImageJob(client, { entity, project, image: IMAGE, aliases: ['prod'] });
      const step = await world.step('add', { job, queue, project, wait: 'none', 'run-config': 'lr: 0.2' });
      const { outputs } = await world.finish(step);
      const item = outputs['item-id'] ?? '';
      const seen = await world.python('queue_read.py', { queue, item });
      assert.equal(seen['state'], 'pending');
      assert.deepEqual(seen['items'], [item]);
      const [stored] = await storedItems(world, queue);
      assert.deepEqual((stored?.runSpec['overrides'] as Json)['run_config'] !== undefined, true);
      assert.match(await world.wandb(['job', 'list', '-e', entity, '-p', project]), /job-registry/);
      assert.match(await world.wandb(['job', 'describe', job]), /registry\.example\.com\/team\/trainer:1\.2/);
      await world.wandb(['launch', '-j', job, '-q', queue, '-e', entity, '-p', project]);
      assert.equal((await storedItems(world, queue)).length, 2);
      const ref = { entity, project, runId: outputs['run-id'] ?? 'none' };
      assert.equal(await runStatus(client, ref), null);
    },
  },
];

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}
