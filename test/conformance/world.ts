import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { startStep, type RunningStep, type StepResult } from '../support/action.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import type { PythonClient } from './install.ts';
import { Processes, signal, type Finished, type Running } from './processes.ts';

export type Json = Record<string, unknown>;

/** A request as the embedded server's log shows it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly variables: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly errors?: readonly string[];
}

export interface Call {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** The exit code that the program is to end with; null: a signal ends it. Default 0. */
  readonly exitCode?: number | null;
}

const SCRIPTS = resolve('test/conformance/python');

/**
 * Where one case happens: a home of its own for the Python client, a project of its own on the server, and everything
 * that was started, to be ended.
 */
export class World {
  readonly client: PythonClient;
  readonly server: ServerProcess;
  /** Project of this case alone. */
  readonly project: string;
  readonly folder: string;
  readonly #processes = new Processes();
  readonly #servers: ServerProcess[] = [];
  readonly #clients: WandbClient[] = [];
  readonly #steps = new Map<string, RunningStep>();
  #calls = 0;

  private constructor(client: PythonClient, server: ServerProcess, project: string, folder: string) {
    this.client = client;
    this.server = server;
    this.project = project;
    this.folder = folder;
  }

  static async open(client: PythonClient, server: ServerProcess, project: string): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    const world = new World(client, server, project, folder);
    for (const name of ['home', 'work', 'wandb']) await mkdir(join(folder, name));
    return world;
  }

  get entity(): string {
    return this.server.entity;
  }

  /** Working directory of the programs. */
  get work(): string {
    return join(this.folder, 'work');
  }

  /** What the Python client gets: nothing of this machine but `PATH`. */
  environment(change: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
    const own = join(this.folder, 'wandb');
    const values: Record<string, string | undefined> = {
      PATH: `${this.client.bin}:${process.env['PATH'] ?? ''}`,
      HOME: join(this.folder, 'home'),
      TMPDIR: tmpdir(),
      LANG: 'C.UTF-8',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      NO_PROXY: '127.0.0.1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      WANDB_BASE_URL: this.server.baseUrl,
      WANDB_API_KEY: this.server.apiKey,
      WANDB_DIR: own,
      WANDB_CACHE_DIR: join(own, 'cache'),
      WANDB_CONFIG_DIR: join(own, 'config'),
      WANDB_DATA_DIR: join(own, 'data'),
      WANDB_ARTIFACT_DIR: join(own, 'artifacts'),
      // Reports of the client's own faults would leave this machine.
      WANDB_ERROR_REPORTING: 'false',
      ...change,
    };
    return Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  /** Runs a script of `python/` to its end. @returns what the script gave */
  async python(script: string, given: Json = {}, call: Call = {}): Promise<Json> {
    const { command, environment, result } = await this.#script(script, given, call);
    const ended = await this.#processes.run(command, { cwd: call.cwd ?? this.work, env: environment });
    expectExit(`python ${script}`, ended, call.exitCode);
    return (await result()) as Json;
  }

  /** Runs the `wandb` command. @returns what it printed */
  async wandb(args: readonly string[], call: Call = {}): Promise<string> {
    const ended = await this.#processes.run(this.#wandb(args), this.#options(call));
    expectExit(`wandb ${args.join(' ')}`, ended, call.exitCode);
    return ended.output;
  }

  /** Starts the `wandb` command, to be interrupted later. */
  startWandb(args: readonly string[], call: Call = {}): Running {
    return this.#processes.start(this.#wandb(args), this.#options(call));
  }

  async command(args: readonly string[], call: Call = {}): Promise<string> {
    const ended = await this.#processes.run(args, this.#options(call));
    expectExit(args.join(' '), ended, call.exitCode);
    return ended.output;
  }

  interrupt(running: Running): Promise<Finished> {
    return this.#processes.interrupt(running);
  }

  /** The library's client on the same server. */
  library(): WandbClient {
    const { baseUrl, apiKey } = this.server;
    const client = createClient({ baseUrl, credentials: { kind: 'key', apiKey }, env: {} });
    this.#clients.push(client);
    return client;
  }

  /** Starts the built action as a workflow runner does. @param env variables over the usual ones */
  async step(
    who: string,
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<RunningStep> {
    const step = await startStep({
      inputs: { 'api-key': this.server.apiKey, 'base-url': this.server.baseUrl, ...inputs },
      env: { GITHUB_ACTION: `${who}-${this.project}`, PATH: this.environment()['PATH'], ...env },
    });
    this.#processes.adopt(step.pid, step.ended);
    this.#steps.set(who, step);
    return step;
  }

  /** Waits for the end of a step that is to end well. */
  async finish(step: RunningStep): Promise<StepResult> {
    const result = await step.ended;
    const post = await step.post();
    const log = `${result.stdout}${result.stderr}${post.stdout}${post.stderr}`;
    assert.equal(result.exitCode, 0, `the step ended with ${result.exitCode}:\n${log}`);
    return result;
  }

  /** A further embedded server, for a case that needs its own options. */
  async startServer(...args: string[]): Promise<ServerProcess> {
    const server = await startServerProcess('--control', ...args);
    this.#servers.push(server);
    return server;
  }

  /** A command for the server's control endpoint. */
  control(action: string, argument?: unknown): Promise<unknown> {
    return control(this.server, action, argument);
  }

  /** Asks the server what no client asks in this form. */
  async graphql(query: string, variables: Json): Promise<Json> {
    const answer = (await post(this.server, '/graphql', { query, variables })) as { data: Json };
    return answer.data;
  }

  requests(): Promise<readonly SeenRequest[]> {
    return requestsOf(this.server);
  }

  /** Writes files below the working directory. @returns the folder */
  async files(folder: string, contents: Readonly<Record<string, string>>): Promise<string> {
    const path = join(this.work, folder);
    for (const [name, text] of Object.entries(contents)) {
      await mkdir(join(path, name, '..'), { recursive: true });
      await writeFile(join(path, name), text);
    }
    return path;
  }

  /** What programs and steps have said so far: for a case that does not end. */
  report(): string {
    const steps = [...this.#steps].map(([who, step]) => `step ${who}:\n${step.log().slice(-3_000)}`);
    return [this.#processes.report(), ...steps].join('\n');
  }

  /** Ends every program that was started, at once. */
  kill(): void {
    this.#processes.killAll();
    for (const { pid } of this.#servers) signal(pid, 'SIGTERM');
  }

  async close(): Promise<void> {
    this.#processes.killAll();
    await Promise.all([...this.#servers, ...this.#clients].map((each) => each.close()));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #wandb(args: readonly string[]): string[] {
    return [join(this.client.bin, 'python'), '-m', 'wandb', ...args];
  }

  #options({ cwd, env }: Call): { cwd: string; env: Record<string, string> } {
    return { cwd: cwd ?? this.work, env: this.environment(env) };
  }

  async #script(script: string, given: Json, call: Call) {
    const path = join(this.folder, `result-${(this.#calls += 1)}.json`);
    await writeFile(path, '{}');
    const values = { entity: this.entity, project: this.project, ...given };
    return {
      command: [join(this.client.bin, 'python'), join(SCRIPTS, script)],
      environment: this.environment({ CASE_GIVEN: JSON.stringify(values), CASE_RESULT: path, ...call.env }),
      result: async () => JSON.parse(await readFile(path, 'utf8')) as unknown,
    };
  }
}

export async function control(server: ServerProcess, action: string, argument?: unknown): Promise<unknown> {
  const body = argument === undefined ? { action } : { action, argument };
  return ((await post(server, '/_control', body)) as { result: unknown }).result;
}

export async function requestsOf(server: ServerProcess): Promise<readonly SeenRequest[]> {
  return (await control(server, 'requests')) as SeenRequest[];
}

/** Asks until `question` has an answer. The time limit of the case ends it. */
export async function until<T>(question: () => Promise<T | null | false>, everyMs = 300): Promise<T> {
  for (;;) {
    const answer = await question();
    if (answer !== null && answer !== false) return answer;
    await sleep(everyMs);
  }
}

async function post(server: ServerProcess, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${server.baseUrl}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`api:${server.apiKey}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(response.ok, `${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

function expectExit(what: string, { exitCode, output }: Finished, wanted: number | null = 0): void {
  assert.equal(exitCode, wanted, `${what} ended with ${exitCode}:\n${output.slice(-6_000)}`);
}
