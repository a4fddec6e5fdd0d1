import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { lease } from './support/agent.ts';
import { withWorld } from './support/world.ts';

/** The library as `npm run build` leaves it; made here when nobody has built it yet. */
beforeAll(() => {
  if (existsSync(resolve('build/index.js'))) return;
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  execFileSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json']);
}, 120_000);

test('examples/launch.mjs launches, follows and reports a run from a plain script', async () => {
  await withWorld(async (world) => {
    const { baseUrl, apiKey } = world.server;
    const script = spawn(
      process.execPath,
      [resolve('examples/launch.mjs'), 'acme/vision/train:latest', 'gpu', '{"lr": 0.01}'],
      {
        env: { PATH: process.env['PATH'], WANDB_BASE_URL: baseUrl, WANDB_API_KEY: apiKey },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    for (const stream of [script.stdout, script.stderr])
      stream.on('data', (text: Buffer) => (output += text.toString()));
    const ended = once(script, 'close');
    const held = await lease(world);
    expect(held.spec).toMatchObject({ overrides: { run_config: { lr: 0.01 } } });
    await held.claim();
    await held.start();
    await held.send({ summary: { 'val/acc': 0.93 } });
    await held.finish();
    const [code] = (await ended) as [number | null];
    expect(output).toContain("'val/acc': 0.93");
    expect(output).toMatch(/finished: http:\/\/127\.0\.0\.1:\d+\/acme\/vision\/runs\/chosen01/);
    expect(output).not.toContain(apiKey);
    expect(code).toBe(0);
  });
}, 90_000);

test('examples/launch.mjs says in a line what is wrong', async () => {
  await withWorld(async (world) => {
    const { baseUrl, apiKey } = world.server;
    const script = spawn(process.execPath, [resolve('examples/launch.mjs'), 'acme/vision/trian', 'gpu'], {
      env: { PATH: process.env['PATH'], WANDB_BASE_URL: baseUrl, WANDB_API_KEY: apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    script.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const [code] = (await once(script, 'close')) as [number | null];
    expect(code).toBe(1);
    expect(errors).toMatch(/job trian not found in acme\/vision.* Did you mean train\?/);
    expect(world.pushes()).toBe(0);
  });
}, 90_000);
