import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ProcessRunner } from '../../src/runners/process.ts';
import type { RunRequest } from '../../src/runners/runner.ts';

let directory = '';
let lines: string[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'process-'));
  lines = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function request(program: string, over: Partial<RunRequest> = {}): RunRequest {
  return {
    itemId: 'item',
    runId: 'run',
    image: null,
    directory,
    command: [process.execPath, '-e', program],
    environment: {},
    resourceArgs: {},
    onLine: (line) => lines.push(line),
    ...over,
  };
}

const runner = new ProcessRunner({
  environment: { PATH: process.env['PATH'] ?? '', SHARED: 'from the runner' },
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('local-process', () => {
  test('runs in its folder, with its environment and nothing else, and tells what it printed', async () => {
    const run = await runner.run(
      request('console.log(process.cwd()); console.error(JSON.stringify(Object.keys(process.env).sort()))', {
        environment: { WANDB_RUN_ID: 'r1' },
      }),
    );
    expect(await run.wait()).toEqual({ state: 'finished', exitCode: 0, signal: null, reason: null });
    expect(run.getStatus()).toBe('finished');
    expect(lines.some((line) => line.endsWith(directory))).toBe(true);
    expect(lines).toContain('["PATH","SHARED","WANDB_RUN_ID"]');
    expect(run.getLogs()).toEqual(lines);
  });

  test('the job’s variables win over the runner’s', async () => {
    const run = await runner.run(
      request('console.log(process.env.SHARED)', { environment: { SHARED: 'from the job' } }),
    );
    await run.wait();
    expect(lines).toEqual(['from the job']);
  });

  test.each([
    ['an exit code', 'process.exit(3)', { state: 'failed', exitCode: 3, signal: null, reason: null }],
    [
      'a signal',
      'process.kill(process.pid, "SIGKILL")',
      { state: 'failed', exitCode: null, signal: 'SIGKILL', reason: 'ended by SIGKILL' },
    ],
  ])('tells %s', async (_name, program, end) => {
    const run = await runner.run(request(program));
    expect(await run.wait()).toEqual(end);
  });

  test('shell characters in arguments are only characters', async () => {
    const words = ['$(id)', '`id`', ';', '|', '&&', '"', "'", '*', '~'];
    const program = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const run = await runner.run(
      request(program, { command: [process.execPath, '-e', program, '--', ...words] }),
    );
    await run.wait();
    expect(JSON.parse(lines[0] ?? '')).toEqual(words);
  });

  test('a cancel reaches a silent job and its children, by force when they ignore the first signal', async () => {
    const program = `
      process.on('SIGTERM', () => {});
      const child = require('child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6)']);
      console.log(child.pid);
      setInterval(() => {}, 1e6);`;
    const run = await runner.run(request(program));
    while (lines.length === 0) await new Promise((done) => setTimeout(done, 20));
    await run.cancel(100);
    expect(await run.wait()).toMatchObject({ state: 'stopped', signal: 'SIGKILL' });
    expect(run.getStatus()).toBe('stopped');
    // The child was in the group; give the kernel a moment to take it away.
    for (let turn = 0; turn < 100 && alive(Number(lines[0])); turn += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(alive(Number(lines[0]))).toBe(false);
    await run.cancel(100);
  });

  test('a child that keeps the pipe open does not hold the slot', async () => {
    const program = `
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'inherit' });
      child.unref();
      console.log(child.pid);`;
    const run = await runner.run(request(program));
    expect(await run.wait()).toMatchObject({ state: 'finished' });
    await run.cancel(0);
    for (let turn = 0; turn < 100 && alive(Number(lines[0])); turn += 1)
      await new Promise((done) => setTimeout(done, 20));
    expect(alive(Number(lines[0]))).toBe(false);
  });

  test.each<[string, Partial<RunRequest>, RegExp]>([
    ['no command', { command: [] }, /no entry point/],
    ['no code', { directory: null }, /without code/],
    ['an unknown program', { command: ['no-such-program-here'] }, /Cannot start "no-such-program-here"/],
  ])('refuses %s in a sentence', async (_name, over, message) => {
    await expect(runner.run(request('', over))).rejects.toThrow(message);
  });
});
