import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCodeJob } from '../../src/job/write.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import { eventually } from './support/world.ts';

const LIBRARY = resolve('build/index.js');

/** A plain script: no signal handler of its own, and no wait beyond what `launch` does. */
const SCRIPT = `
import { launch } from ${JSON.stringify(pathToFileURL(LIBRARY).href)};
const run = await launch(JSON.parse(process.argv[1]), { stopGraceMs: 500, onLine: (line) => console.log(line) });
console.log('returned ' + run.getStatus());
`;

/** Deaf to what a stop asks first. */
const PROGRAM = `
process.on('SIGTERM', () => {});
const { exit = 0, seconds = 0 } = JSON.parse(process.env.WANDB_CONFIG);
console.log('pid ' + process.pid);
setTimeout(() => { console.log('the last line'); process.exit(exit); }, seconds * 1000);
`;

let server: RunningServer;
let client: WandbClient;
let code: string;
let job: string;

beforeAll(async () => {
  if (!existsSync(LIBRARY)) {
    const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
    execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json']);
  }
  server = await startServer({ entity: 'acme' });
  client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
  code = await mkdtemp(join(tmpdir(), 'code-'));
  await writeFile(join(code, 'main.mjs'), PROGRAM);
  const place = { entity: 'acme', project: 'vision', name: 'code' };
  job = (
    await createCodeJob(client, { ...place, directory: code, entryPoint: [process.execPath, 'main.mjs'] })
  ).job;
}, 180_000);
afterAll(async () => {
  await client.close();
  await server.close();
  await rm(code, { recursive: true, force: true });
});

interface Script {
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

function start(options: object, env: Readonly<Record<string, string | undefined>> = {}): Script {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, JSON.stringify(options)], {
    env: { PATH: process.env['PATH'], WANDB_BASE_URL: server.baseUrl, WANDB_API_KEY: server.apiKey, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    output: () => output,
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([exitCode, signal]) => ({
      code: exitCode as number | null,
      signal: signal as string | null,
    })),
  };
}

const process_ = (config: object, over: object = {}): object => ({
  job,
  resource: 'local-process',
  config: { overrides: { run_config: config } },
  ...over,
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pidIn = (script: Script): Promise<number> =>
  eventually('the program', () => {
    const pid = /pid (\d+)/.exec(script.output())?.[1];
    return pid === undefined ? undefined : Number(pid);
  });

describe('launch() in a plain script', () => {
  test('synchronous, ends well: it returns after the run, and the script ends', async () => {
    const script = start(process_({}));
    expect(await script.ended).toEqual({ code: 0, signal: null });
    expect(script.output()).toMatch(/the last line\nreturned finished\n$/);
  }, 60_000);

  test('synchronous, ends badly: an ExecutionError, and the script fails', async () => {
    const script = start(process_({ exit: 3 }, { runId: 'r3' }));
    expect(await script.ended).toEqual({ code: 1, signal: null });
    expect(script.output()).toMatch(/ExecutionError: Run r3 failed: exit code 3\./);
    expect(script.output()).not.toContain('returned');
  }, 60_000);

  test('not synchronous: it returns at once, and the script ends with the run', async () => {
    const script = start(process_({ seconds: 1.5 }, { synchronous: false }));
    expect(await script.ended).toEqual({ code: 0, signal: null });
    expect(script.output()).toMatch(/returned running\n(?:.*\n)*the last line\n$/);
  }, 60_000);

  test.each([
    ['synchronous', 'SIGINT'],
    ['synchronous', 'SIGTERM'],
    ['not synchronous', 'SIGINT'],
    ['not synchronous', 'SIGTERM'],
  ] as const)(
    '%s, interrupted by %s: the run is stopped, then the script ends by the signal',
    async (how, signal) => {
      const script = start(process_({ seconds: 3_600 }, { synchronous: how === 'synchronous' }));
      const pid = await pidIn(script);
      script.kill(signal);
      expect(await script.ended).toEqual({ code: null, signal });
      expect(isAlive(pid)).toBe(false);
      expect(script.output()).not.toContain('the last line');
    },
    60_000,
  );
});

describeWithDocker('launch() in a plain script, in a container', (engine) => {
  test('not synchronous, interrupted: the container is gone', async () => {
    docker(engine, ['pull', '-q', 'busybox:latest']);
    const script = start(
      {
        dockerImage: 'busybox:latest',
        entryPoint: ['sh', '-c', 'trap "" TERM; echo pid $$; while true; do sleep 1; done'],
        project: 'vision',
        runId: 'script-run',
        synchronous: false,
      },
      {
        ...engine.env,
        PATH: `${dirname(engine.program)}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    );
    await pidIn(script);
    script.kill('SIGINT');
    expect(await script.ended).toEqual({ code: null, signal: 'SIGINT' });
    expect(docker(engine, ['ps', '-aq', '--filter', 'label=wandb.launch.run=script-run'])).toBe('');
  }, 60_000);
});
