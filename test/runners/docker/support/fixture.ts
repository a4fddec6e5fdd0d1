import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DockerClient } from '../../../../src/runners/docker/client.ts';
import {
  ContainerRunner,
  type ContainerRunnerOptions,
} from '../../../../src/runners/docker/container-runner.ts';
import type { SubmittedContainer } from '../../../../src/runners/docker/container.ts';
import { DockerEngine } from '../../../../src/runners/docker/engine.ts';
import { LABELS } from '../../../../src/runners/docker/labels.ts';
import type { RunEnd, RunRequest } from '../../../../src/runners/runner.ts';
import { docker, type TestEngine } from '../../../support/docker.ts';

let count = 0;

/** Runners and containers of one test file, and their removal. */
export class ContainerFixture {
  /** Unlike any other on this engine, also of another test file. */
  readonly owner = `test-${process.pid}-${Date.now()}`;
  readonly engine: DockerEngine;
  readonly #test: TestEngine;

  constructor(test: TestEngine) {
    this.#test = test;
    this.engine = new DockerEngine(new DockerClient(test.env, test.program));
  }

  runner(over: Partial<ContainerRunnerOptions> = {}): ContainerRunner {
    return new ContainerRunner({
      engine: this.engine,
      policy: { allowLocalProcess: false },
      hostEnvironment: {},
      agent: 'agent-1',
      owner: this.owner,
      ...over,
    });
  }

  /** A runner that reaches the engine in another way. */
  through(env: Readonly<Record<string, string>>): ContainerRunner {
    return this.runner({ engine: new DockerEngine(new DockerClient(env, this.#test.program)) });
  }

  /** A request whose program is a line of busybox's shell. */
  request(script: string, over: Partial<RunRequest> = {}): RunRequest & { readonly lines: string[] } {
    count += 1;
    const lines: string[] = [];
    return {
      itemId: `item-${count}`,
      runId: `run${this.owner}${count}`,
      image: 'busybox:latest',
      directory: null,
      command: ['sh', '-c', script],
      environment: { WANDB_API_KEY: 'key-of-the-job', WANDB_RUN_ID: `run${count}` },
      resourceArgs: {},
      onLine: (line) => lines.push(line),
      lines,
      ...over,
    };
  }

  /** Runs to the end and removes it. */
  async finish(run: SubmittedContainer): Promise<RunEnd> {
    const end = await run.wait();
    await run.remove();
    return end;
  }

  docker(...args: string[]): string {
    return docker(this.#test, args);
  }

  ids(): string[] {
    const all = this.docker(
      'ps',
      '--all',
      '--quiet',
      '--no-trunc',
      `--filter=label=${LABELS.owner}=${this.owner}`,
    );
    return all.split('\n').filter((id) => id !== '');
  }

  /** Takes away what a failed test left. */
  clean(): void {
    for (const id of this.ids()) this.docker('rm', '--force', '--volumes', id);
  }
}

export async function withFolder<T>(use: (path: string) => Promise<T>): Promise<T> {
  const path = await mkdtemp(join(tmpdir(), 'containers-'));
  try {
    return await use(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

/** Resolves once the condition holds; the deadline of the test is the only limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
}
