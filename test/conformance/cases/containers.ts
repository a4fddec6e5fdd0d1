import assert from 'node:assert/strict';
import { delimiter, dirname } from 'node:path';
import { pushToQueue } from '../../../src/wandb/operations/queues.ts';
import { startGitServer } from '../../job/support/git-server.ts';
import type { StepResult } from '../../support/action.ts';
import { docker, testEngine, type TestEngine } from '../../support/engine.ts';
import { sdkImage, TRAIN } from '../sdk-image.ts';
import { until, type Json, type World } from '../world.ts';
import type { Case } from './index.ts';

/** The variables by which programs find the engine and its client. */
function engineVariables(engine: TestEngine, world: World): Record<string, string> {
  const path = `${dirname(engine.program)}${delimiter}${world.environment()['PATH'] ?? ''}`;
  return { ...engine.env, PATH: path };
}

async function makeQueue(world: World, name: string): Promise<string> {
  const queue = `${world.project}-${name}`;
  await world.control('createQueue', { name: queue, resource: 'local-container' });
  return queue;
}

/** Runs our agent until the queue is empty. */
async function drain(
  world: World,
  engine: TestEngine,
  queue: string,
  { inputs = {}, env = {} }: { inputs?: Record<string, string>; env?: Record<string, string> } = {},
): Promise<StepResult> {
  const step = await world.step(
    'agent',
    { mode: 'agent', queues: queue, 'idle-timeout': '3s', 'state-dir': `${world.folder}/state`, ...inputs },
    { ...engineVariables(engine, world), ...env },
  );
  return world.finish(step);
}

/** What must hold of an item whose job logged with the client's own SDK: at our end, and as Python reads it. */
async function expectTrained(
  world: World,
  result: StepResult,
  wanted: { readonly loss: number; readonly lr: number; readonly words: number; readonly job: string | null },
): Promise<void> {
  const items = JSON.parse(result.outputs['items'] ?? '[]') as Json[];
  const item = items.find(({ metrics }) => (metrics as Json | null)?.['loss'] === wanted.loss);
  assert.ok(item, `no item has the loss ${wanted.loss}: ${JSON.stringify(items)}\n${result.stdout}`);
  assert.equal(item['outcome'], 'succeeded');
  assert.equal(item['exitCode'], 0);
  assert.deepEqual(item['metrics'], { loss: wanted.loss, words: wanted.words, client: world.client.version });
  const run = String(item['runId']);
  const row = result.summary.split('\n').find((line) => line.includes(run)) ?? '';
  assert.match(row, new RegExp(`loss: ${wanted.loss}`), `the summary lacks the metrics:\n${result.summary}`);
  const seen = await world.python('run_read.py', { run });
  assert.equal(seen['state'], 'finished');
  assert.equal((seen['config'] as Json)['lr'], wanted.lr);
  assert.deepEqual(seen['steps'], [0, 1, 2, 3]);
  if (wanted.job !== null) assert.deepEqual(seen['usedArtifacts'], [`job:${wanted.job}:v0`]);
  const read = await world.python('queue_read.py', { queue: item['queue'], item: item['itemId'] });
  assert.ok(['claimed', 'finished'].includes(String(read['state'])), String(read['state']));
}

function expectNothingLeft(engine: TestEngine, result: StepResult): void {
  const items = JSON.parse(result.outputs['items'] ?? '[]') as Json[];
  for (const { itemId } of items) {
    assert.equal(docker(engine, ['ps', '-aq', '--filter', `label=wandb.launch.item=${String(itemId)}`]), '');
  }
}

const ITEMS = `query($entity: String!, $queue: String!) {
  project(name: "model-registry", entityName: $entity) { runQueue(name: $queue) {
    runQueueItems(first: 100) { edges { node { id state associatedRunId launchAgentId } } }
  } }
}`;

interface Claimed {
  readonly id: string;
  readonly state: string;
  readonly associatedRunId: string | null;
  readonly launchAgentId: string | null;
}

async function claimedItems(world: World, queue: string): Promise<readonly Claimed[]> {
  const answer = (await world.graphql(ITEMS, { entity: world.entity, queue })) as {
    project: { runQueue: { runQueueItems: { edges: { node: Claimed }[] } } };
  };
  return answer.project.runQueue.runQueueItems.edges.map(({ node }) => node);
}

function casesOn(engine: TestEngine): readonly Case[] {
  return [
    {
      name: 'container: an image job of wandb job create, and a bare image, pushed by wandb launch, log with the SDK inside',
      limitSeconds: 400,
      run: async (world) => {
        const queue = await makeQueue(world, 'image');
        const image = await sdkImage(world, engine);
        const where = ['-e', world.entity, '-p', world.project];
        assert.match(await world.wandb(['job', 'create', 'image', image, ...where]), /Created job/);
        const job = `job-${image.split(':')[0] ?? ''}`;
        const config = (lr: number): string => JSON.stringify({ overrides: { run_config: { lr } } });
        const target = ['-q', queue, ...where];
        const reference = `${world.entity}/${world.project}/${job}:latest`;
        await world.wandb(['launch', '-j', reference, ...target, '-c', config(0.5)]);
        const entry = ['-E', 'python /app/train.py one'];
        await world.wandb(['launch', '-d', image, ...target, ...entry, '-c', config(0.25)]);
        const result = await drain(world, engine, queue, { inputs: { 'max-jobs': '2' } });
        await expectTrained(world, result, { loss: 0.5, lr: 0.5, words: 0, job });
        await expectTrained(world, result, { loss: 0.25, lr: 0.25, words: 1, job: null });
        expectNothingLeft(engine, result);
      },
    },
    {
      name: 'container: a code job of wandb job create runs on its base image',
      limitSeconds: 400,
      run: async (world) => {
        const queue = await makeQueue(world, 'code');
        const image = await sdkImage(world, engine);
        await world.files('code', {
          'train.py': TRAIN,
          'requirements.txt': `wandb==${world.client.version}\n`,
        });
        const where = ['-e', world.entity, '-p', world.project];
        const entry = ['-n', 'train', '-E', 'python train.py', '-B', image];
        await world.wandb(['job', 'create', 'code', 'code', ...where, ...entry]);
        const job = `${world.entity}/${world.project}/train:latest`;
        const overrides = { run_config: { lr: 0.75 }, args: ['$(id)', 'a b'] };
        await world.wandb(['launch', '-j', job, '-q', queue, ...where, '-c', JSON.stringify({ overrides })]);
        const result = await drain(world, engine, queue);
        await expectTrained(world, result, { loss: 0.75, lr: 0.75, words: 2, job: 'train' });
        expectNothingLeft(engine, result);
      },
    },
    {
      name: 'container: a git job of wandb job create runs the commit that it names',
      limitSeconds: 400,
      run: async (world) => {
        const queue = await makeQueue(world, 'git');
        const image = await sdkImage(world, engine);
        const server = await startGitServer();
        try {
          const copy = server.repository('acme/models.git');
          server.commit(copy, { 'train.py': TRAIN, 'runtime.txt': '3.11\n' });
          server.git(copy, 'push', '-q', 'origin', 'trunk:main');
          const remote = 'https://github.com/acme/models.git';
          const git = {
            GIT_SSL_CAINFO: server.env['GIT_SSL_CAINFO'] ?? '',
            GIT_CONFIG_GLOBAL: '/dev/null',
            GIT_CONFIG_COUNT: '1',
            GIT_CONFIG_KEY_0: `url.${server.url}/.insteadOf`,
            GIT_CONFIG_VALUE_0: 'https://github.com/',
          };
          const where = ['-e', world.entity, '-p', world.project];
          const entry = ['-n', 'train', '-E', 'python train.py', '-B', image];
          const created = await world.wandb(['job', 'create', 'git', remote, ...where, ...entry], {
            env: git,
          });
          assert.match(created, /Created job/);
          // The job is pinned: what came later is not run.
          server.commit(copy, { 'train.py': 'raise SystemExit(9)\n' });
          server.git(copy, 'push', '-q', 'origin', 'trunk:main');
          const job = `${world.entity}/${world.project}/train:latest`;
          const config = JSON.stringify({ overrides: { run_config: { lr: 1.5 } } });
          await world.wandb(['launch', '-j', job, '-q', queue, ...where, '-c', config]);
          const result = await drain(world, engine, queue, { env: git });
          await expectTrained(world, result, { loss: 1.5, lr: 1.5, words: 0, job: 'train' });
          expectNothingLeft(engine, result);
        } finally {
          await server.close();
        }
      },
    },
    {
      name: 'container: wandb launch-agent and our agent serve one queue: 40 items, each runs once, both have some',
      limitSeconds: 420,
      run: async (world) => {
        const queue = await makeQueue(world, 'shared');
        // The jobs know nothing of W&B, and are not to be waited for.
        await world.control('setBehaviour', { startRunsAtAck: true });
        try {
          const config = await world.files('agent', { 'config.yaml': 'builder:\n  type: noop\n' });
          const command = [
            'launch-agent',
            '-q',
            queue,
            '-e',
            world.entity,
            '-j',
            '2',
            '-c',
            `${config}/config.yaml`,
          ];
          const theirs = world.startWandb([...command, '-l', '-'], { env: engineVariables(engine, world) });
          await until(() => Promise.resolve(/polling on queues/.test(theirs.output())));
          const ours = await world.step(
            'agent',
            {
              mode: 'agent',
              queues: queue,
              'max-jobs': '2',
              'idle-timeout': '20s',
              'state-dir': `${world.folder}/state`,
            },
            engineVariables(engine, world),
          );
          await until(() => Promise.resolve(/polling on queues/.test(ours.log())));
          const { entity, project } = world;
          const spec = {
            ...{ entity, project, resource: 'local-container', docker: { docker_image: 'busybox:latest' } },
            overrides: { args: ['sh', '-c', 'sleep 1; echo "ran <$WANDB_RUN_ID>"'], run_config: {} },
          };
          const client = world.library();
          const to = { entity, project: 'model-registry', name: queue };
          for (let index = 0; index < 40; index += 1) {
            await pushToQueue(client, { queue: to, runSpec: JSON.stringify(spec) });
          }
          const { outputs, stdout } = await world.finish(ours);
          const ran = (): string[] =>
            [...`${stdout}\n${theirs.output()}`.matchAll(/ran <(\w+)>/g)].map(([, run]) => run ?? '');
          await until(() => Promise.resolve(ran().length >= 40));
          await world.interrupt(theirs);
          const items = await claimedItems(world, queue);
          assert.equal(items.length, 40);
          const runs = items.map(({ associatedRunId }) => String(associatedRunId)).sort();
          assert.deepEqual(ran().sort(), runs);
          assert.equal(new Set(runs).size, 40);
          assert.ok(items.every(({ state }) => state === 'CLAIMED' || state === 'FINISHED'));
          const reports = JSON.parse(outputs['items'] ?? '[]') as Json[];
          assert.ok(reports.every(({ outcome }) => outcome === 'succeeded'));
          assert.ok(reports.length > 0 && reports.length < 40, `ours had ${reports.length} of 40`);
          const agents = new Map<string, number>();
          for (const { launchAgentId } of items) {
            agents.set(String(launchAgentId), (agents.get(String(launchAgentId)) ?? 0) + 1);
          }
          assert.equal(agents.size, 2);
          assert.ok([...agents.values()].includes(reports.length));
        } finally {
          await world.control('setBehaviour', { startRunsAtAck: false });
        }
      },
    },
  ];
}

/** Jobs that run in containers: none without an engine, whose absence is an error where `CI` is true. */
export const containerCases: readonly Case[] = testEngine === null ? [] : casesOn(testEngine);
