/**
 * `npm run demo`: the main job, end to end, on this machine alone. Starts the embedded server, makes a queue and a job,
 * puts the job on the queue with the built action, runs it with the built action in agent mode, and shows the summary.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createCodeJob } from '../src/job/write.ts';
import { createClient } from '../src/wandb/index.ts';
import { createQueue, createQueueDefaults } from '../src/wandb/operations/queues.ts';
import { startStep, type RunningStep, type StepResult } from '../test/support/action.ts';
import { startServerProcess, type ServerProcess } from '../test/support/server.ts';

const QUEUE = 'demo';
const PROJECT = 'demo';
/** With `--docker` the job runs in a container, whose image has node; else as a process, with nothing but this node. */
const IN_DOCKER = process.argv.includes('--docker');
const RESOURCE = IN_DOCKER ? 'local-container' : 'local-process';
const BASE_IMAGE = 'node:20-slim';

/** Makes what a team has before its first launch: a queue, and a job made from code. */
async function prepare(server: ServerProcess): Promise<string> {
  const client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  const config = { resource_args: { [RESOURCE]: {} } };
  const defaults = await createQueueDefaults(client, server.entity, { resource: RESOURCE, config });
  const queue = { entity: server.entity, project: 'model-registry', name: QUEUE };
  await createQueue(client, queue, { defaultResourceConfigId: defaults });
  const job = await createCodeJob(client, {
    entity: server.entity,
    project: PROJECT,
    name: 'train',
    directory: resolve('examples/demo-job'),
    entryPoint: ['node', 'train.mjs'],
    ...(IN_DOCKER ? { baseImage: BASE_IMAGE } : {}),
  });
  await client.close();
  return job.job;
}

function step(who: string, server: ServerProcess, inputs: Record<string, string>): Promise<RunningStep> {
  return startStep({
    inputs: { 'api-key': server.apiKey, 'base-url': server.baseUrl, ...inputs },
    env: {
      GITHUB_ACTION: who,
      DOCKER_HOST: process.env['DOCKER_HOST'],
      DOCKER_CONFIG: process.env['DOCKER_CONFIG'],
    },
    onOutput: (text) => {
      for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('::add-mask::'))) {
        console.log(`${who.padEnd(6)} | ${line}`);
      }
    },
  });
}

async function finish(running: RunningStep): Promise<StepResult & { readonly post: StepResult }> {
  const main = await running.ended;
  return { ...main, post: await running.post() };
}

async function demo(): Promise<number> {
  const server = await startServerProcess();
  try {
    console.log(`server | ready at ${server.baseUrl}`);
    const job = await prepare(server);
    console.log(`server | queue "${QUEUE}" and job ${job} are there`);
    const agent = await step('agent', server, {
      mode: 'agent',
      queues: QUEUE,
      ...(IN_DOCKER ? {} : { 'allow-local-process': 'true' }),
      'max-items': '1',
      'idle-timeout': '2m',
    });
    const add = await step('add', server, {
      job,
      queue: QUEUE,
      project: PROJECT,
      'run-config': 'lr: 0.2\nepochs: 8',
      'claim-timeout': '2m',
      'run-timeout': '2m',
    });
    const [added, worked] = await Promise.all([finish(add), finish(agent)]);
    const summary = added.summary + added.post.summary;
    await mkdir('.demo', { recursive: true });
    await writeFile('.demo/summary.md', summary);
    console.log(`\n${summary}`);
    console.log(`add: exit ${added.exitCode}, outputs ${JSON.stringify(added.outputs, null, 2)}`);
    console.log(`agent: exit ${worked.exitCode}`);
    const good = added.exitCode === 0 && worked.exitCode === 0 && added.outputs['outcome'] === 'succeeded';
    console.log(good ? 'The summary is in .demo/summary.md.' : 'The demo failed.');
    return good ? 0 : 1;
  } finally {
    await server.close();
  }
}

process.exitCode = await demo();
