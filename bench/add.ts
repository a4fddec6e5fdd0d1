import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createImageJob } from '../src/job/write.ts';
import { createClient } from '../src/wandb/index.ts';
import { startServerProcess } from '../test/support/server.ts';
import { control, runnerNode, sample, timeProcess, type Row } from './support.ts';

const RUNS = 10;
const PYTHON = resolve('.cache/conformance/0.31.0/bin/python');

/** What the reference's `launch_add` does, from a client that is installed already. */
const PYTHON_ADD = `
import os
from wandb.sdk.launch import launch_add
launch_add(job=os.environ["JOB"], entity=os.environ["ENTITY"], queue_name=os.environ["QUEUE"])
`;

/** The whole step (checks, push, no wait) beside a bare script with the same requests, and beside the Python client. */
export async function add(): Promise<readonly Row[]> {
  const server = await startServerProcess('--control');
  const home = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const { baseUrl, apiKey, entity } = server;
    await control(server, 'createQueue', { name: 'bench', resource: 'local-container' });
    const client = createClient({ baseUrl, credentials: { kind: 'key', apiKey }, env: {} });
    const { job } = await createImageJob(client, {
      entity,
      project: 'bench',
      image: 'busybox:1',
      name: 'bench',
    });
    await client.close();
    const env = {
      PATH: process.env['PATH'],
      HOME: home,
      WANDB_BASE_URL: baseUrl,
      WANDB_API_KEY: apiKey,
      WANDB_DIR: home,
      ENTITY: entity,
      QUEUE: 'bench',
      JOB: job,
    };
    const node = runnerNode();
    let launch = 0;
    const step = () =>
      timeProcess([node, resolve('dist/main/index.js')], {
        env: {
          ...env,
          GITHUB_EVENT_NAME: 'push',
          GITHUB_REPOSITORY: 'acme/models',
          INPUT_JOB: job,
          INPUT_QUEUE: 'bench',
          INPUT_WAIT: 'none',
          'INPUT_IDEMPOTENCY-KEY': `bench ${(launch += 1)}`,
        },
      });
    const rows = [
      await sample(
        'bare node script',
        RUNS,
        () => timeProcess([node, resolve('bench/bare-add.mjs')], { env }),
        '(a)',
      ),
      await sample('mode: add, wait: none', RUNS, step),
    ];
    if (existsSync(PYTHON)) {
      const python = () => timeProcess([PYTHON, '-c', PYTHON_ADD], { env });
      rows.push(await sample('Python launch_add 0.31.0', RUNS, python, '(b)'));
    } else {
      console.log('The Python client is not installed: run `npm run conformance` once to compare with it.');
    }
    const [bare, ours, theirs] = rows.map((row) => row.medianMs);
    if (bare && ours) console.log(`add / (a) = ${(ours / bare).toFixed(2)}`);
    if (theirs && ours) console.log(`add / (b) = 1/${(theirs / ours).toFixed(1)}`);
    return rows;
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}
