import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { testEngine } from '../test/support/engine.ts';
import { startServerProcess } from '../test/support/server.ts';
import { runnerNode, sample, timeProcess, type Row } from './support.ts';

const RUNS = 7;
const FILES = 300;
const FILE_BYTES = 20_000;
const DOCKERFILE = 'FROM busybox:latest\nCOPY . /app\nRUN ls /app > /list\nENTRYPOINT ["true"]\n';

/** Build, push, job and queue of one changed context, beside plain `docker buildx build --push`; then unchanged. */
export async function build(): Promise<readonly Row[]> {
  if (!testEngine?.registry) {
    throw new Error(
      'This needs an engine of .ci/docker/engine: start one and set TEST_ENGINE to its folder.',
    );
  }
  const { env: engineEnv, program, registry } = testEngine;
  const server = await startServerProcess('--control');
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const [workspace, temp, config] = ['workspace', 'temp', 'docker'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    for (const path of [workspace, temp, join(config, 'cli-plugins')]) await mkdir(path, { recursive: true });
    const plugin = join('cli-plugins', 'docker-buildx');
    await symlink(join(engineEnv['DOCKER_CONFIG'] ?? '', plugin), join(config, plugin));
    const auth = Buffer.from(`${registry.user}:${registry.password}`).toString('base64');
    await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [registry.host]: { auth } } }));
    for (let file = 0; file < FILES; file += 1) {
      await writeFile(join(workspace, `${file}.bin`), randomBytes(FILE_BYTES));
    }
    await writeFile(join(workspace, 'Dockerfile.wandb'), DOCKERFILE);
    await createQueue(server);
    const repository = `${registry.host}/bench-${randomBytes(4).toString('hex')}/app`;
    const env = {
      ...engineEnv,
      PATH: `${dirname(program)}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: folder,
      DOCKER_CONFIG: config,
    };
    let turn = 0;
    const change = () => writeFile(join(workspace, 'changed.txt'), `${(turn += 1)}`);
    const plain = async (): Promise<number> => {
      await change();
      const tag = `--tag=${repository}:plain-${turn}`;
      const file = `--file=${join(workspace, 'Dockerfile.wandb')}`;
      return timeProcess([program, 'buildx', 'build', '--push', file, tag, '--progress=plain', workspace], {
        env,
      });
    };
    const step = (): Promise<number> =>
      timeProcess([runnerNode(), resolve(process.env['ACTION_DIST'] ?? 'dist', 'main/index.js')], {
        env: {
          ...env,
          GITHUB_EVENT_NAME: 'push',
          GITHUB_REPOSITORY: 'acme/models',
          GITHUB_WORKSPACE: workspace,
          RUNNER_TEMP: temp,
          WANDB_BASE_URL: server.baseUrl,
          WANDB_API_KEY: server.apiKey,
          INPUT_BUILD: 'true',
          INPUT_REPOSITORY: repository,
          INPUT_PROJECT: 'bench',
          INPUT_QUEUE: 'bench',
          INPUT_WAIT: 'none',
          'INPUT_IDEMPOTENCY-KEY': randomBytes(8).toString('hex'),
        },
      });
    const changed = async (): Promise<number> => {
      await change();
      return step();
    };
    const rows = [
      await sample('docker buildx build --push', RUNS, plain, '(a)'),
      await sample('build: true, wait: none', RUNS, changed, 'build, push, job, queue'),
      await sample('the same unchanged', RUNS, step, 'aim: under 1.5 s'),
    ];
    const [bare, ours] = rows.map((row) => row.medianMs);
    if (bare && ours) {
      const aim = Math.max(bare * 0.05, 1_000);
      console.log(
        `ours - (a) = ${((ours - bare) / 1000).toFixed(2)} s (aim: at most ${(aim / 1000).toFixed(2)} s)`,
      );
    }
    return rows;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function createQueue(server: { readonly baseUrl: string; readonly apiKey: string }): Promise<void> {
  const response = await fetch(`${server.baseUrl}/_control`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`api:${server.apiKey}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ action: 'createQueue', argument: { name: 'bench', resource: 'local-container' } }),
  });
  if (!response.ok) throw new Error(`createQueue: HTTP ${response.status}: ${await response.text()}`);
}
