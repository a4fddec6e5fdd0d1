import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createImageJob } from '../src/job/write.ts';
import { createClient } from '../src/wandb/index.ts';
import { startServerProcess } from '../test/support/server.ts';
import { control, runnerNode, sample, timeProcess, type Row } from './support.ts';

const COUNT = 1_000;
const RUNS = 3;

/** A thousand launches in one step, beside as many bare pushes; each run on a server of its own. */
export async function fanOut(): Promise<readonly Row[]> {
  const home = await mkdtemp(join(tmpdir(), 'bench-'));
  const node = runnerNode();
  const summary = join(home, 'summary.md');
  const outputs = join(home, 'outputs');
  const launches = JSON.stringify(Array.from({ length: COUNT }, (_, seed) => ({ 'run-config': { seed } })));
  const bare = (env: NodeJS.ProcessEnv): Promise<number> =>
    timeProcess([node, resolve('bench/bare-pushes.mjs')], { env: { ...env, COUNT: String(COUNT) } });
  const step = async (env: NodeJS.ProcessEnv): Promise<number> => {
    await Promise.all([writeFile(summary, ''), writeFile(outputs, '')]);
    return timeProcess([node, resolve('dist/main/index.js')], {
      env: {
        ...env,
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REPOSITORY: 'acme/models',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: outputs,
        INPUT_JOB: env['JOB'],
        INPUT_QUEUE: 'bench',
        INPUT_WAIT: 'none',
        INPUT_LAUNCHES: launches,
      },
    });
  };
  try {
    const rows = [
      await sample(`${COUNT} bare pushes, eight at a time`, RUNS, () => onServer(home, bare)),
      await sample(`${COUNT} launches in one step`, RUNS, () => onServer(home, step)),
    ];
    const [least, ours] = rows.map((row) => row.medianMs);
    if (least && ours) console.log(`step / bare = ${(ours / least).toFixed(2)}`);
    const { size } = await stat(summary);
    console.log(`summary ${size} bytes, outputs ${(await readFile(outputs)).length} bytes`);
    return rows;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function onServer(home: string, measure: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<number> {
  const server = await startServerProcess('--control');
  try {
    const { baseUrl, apiKey, entity } = server;
    await control(server, 'createQueue', { name: 'bench', resource: 'local-container' });
    const client = createClient({ baseUrl, credentials: { kind: 'key', apiKey }, env: {} });
    const made = { entity, project: 'bench', image: 'busybox:1', name: 'bench' };
    const { job } = await createImageJob(client, made);
    await client.close();
    return await measure({
      PATH: process.env['PATH'],
      HOME: home,
      WANDB_BASE_URL: baseUrl,
      WANDB_API_KEY: apiKey,
      ENTITY: entity,
      QUEUE: 'bench',
      JOB: job,
    });
  } finally {
    await server.close();
  }
}
