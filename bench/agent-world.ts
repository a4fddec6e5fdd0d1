import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type WandbClient } from '../src/wandb/index.ts';
import { pushToQueue } from '../src/wandb/operations/queues.ts';
import { installClient } from '../test/conformance/install.ts';
import { startStep } from '../test/support/action.ts';
import { startServerProcess, type ServerProcess } from '../test/support/server.ts';
import { runnerNode } from './support.ts';

export const PYTHON_VERSION = '0.31.0';

/** An agent as a process of its own. */
export interface Agent {
  readonly pid: number;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<unknown>;
  /** Interrupts it, and sees it gone. */
  stop(): Promise<void>;
}

/** Containers that begin or end, as the engine tells it. */
interface ContainerEvent {
  readonly action: string;
  /** Milliseconds since the epoch, on the engine's clock: the one of this machine. */
  readonly at: number;
}

/** One server and one engine, for all that is compared. Jobs are images; their runs count as begun at once. */
export class AgentWorld {
  readonly #server: ServerProcess;
  readonly #client: WandbClient;
  readonly #folder: string;
  readonly #engine: Readonly<Record<string, string>>;
  readonly #events: ChildProcess;
  readonly #waiting = new Map<string, (event: ContainerEvent) => void>();
  #agents = 0;

  private constructor(server: ServerProcess, folder: string, engine: Readonly<Record<string, string>>) {
    this.#server = server;
    this.#folder = folder;
    this.#engine = engine;
    const { baseUrl, apiKey } = server;
    this.#client = createClient({ baseUrl, credentials: { kind: 'key', apiKey }, env: {} });
    this.#events = spawn(
      'docker',
      ['events', '--filter=type=container', '--format={{.Action}} {{.TimeNano}}'],
      { env: { ...this.#engine }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (this.#events.stdout) createInterface(this.#events.stdout).on('line', (line) => this.#told(line));
  }

  static async open(queues: readonly string[]): Promise<AgentWorld> {
    const names = queues.map((name) => `--queue=${name}`);
    const server = await startServerProcess('--start-runs-at-ack', ...names);
    return new AgentWorld(server, await mkdtemp(join(tmpdir(), 'bench-')), engineVariables());
  }

  async close(): Promise<void> {
    this.#events.kill();
    await this.#client.close();
    await this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The time, in milliseconds since the epoch, of the next event of that kind. */
  next(action: 'start' | 'destroy'): Promise<number> {
    return new Promise((resolve) => this.#waiting.set(action, ({ at }) => resolve(at)));
  }

  async push(queue: string, image: string, command: readonly string[]): Promise<void> {
    const { entity } = this.#server;
    const runSpec = JSON.stringify({
      entity,
      project: 'bench',
      resource: 'local-container',
      docker: { docker_image: image },
      overrides: { entry_point: command.slice(0, 1), args: command.slice(1) },
    });
    await pushToQueue(this.#client, { queue: { entity, project: 'model-registry', name: queue }, runSpec });
  }

  /** Our built agent, once it polls; or, with `max-items`, as soon as it is started. */
  async ours(queue: string, inputs: Readonly<Record<string, string>> = {}): Promise<Agent> {
    const { apiKey, baseUrl } = this.#server;
    this.#agents += 1;
    const step = await startStep({
      node: runnerNode(),
      inputs: {
        mode: 'agent',
        'api-key': apiKey,
        'base-url': baseUrl,
        queues: queue,
        'idle-timeout': '10m',
        'state-dir': join(this.#folder, `state-${this.#agents}`),
        ...inputs,
      },
      env: this.#engine,
    });
    if (inputs['max-items'] === undefined) await polls(() => step.log(), step.ended);
    const ended = step.ended.then(({ exitCode, stdout, stderr }) => {
      if (exitCode !== 0) throw new Error(`the agent ended with ${exitCode}: ${stdout}${stderr}`);
    });
    ended.catch(() => {});
    return {
      pid: step.pid,
      ended,
      stop: async () => {
        step.child.kill('SIGINT');
        await step.post();
      },
    };
  }

  /** The published agent, once it polls. */
  async python(queue: string): Promise<Agent> {
    const { bin } = await installClient(PYTHON_VERSION);
    const { apiKey, baseUrl, entity } = this.#server;
    const home = join(this.#folder, 'python');
    await mkdir(home, { recursive: true });
    const config = join(home, 'agent.yaml');
    await writeFile(config, 'builder:\n  type: noop\n');
    const child = spawn(
      join(bin, 'wandb'),
      ['launch-agent', '-q', queue, '-e', entity, '-c', config, '-l', '-'],
      {
        cwd: home,
        env: {
          ...this.#engine,
          PATH: `${bin}${delimiter}${this.#engine['PATH'] ?? ''}`,
          HOME: home,
          WANDB_BASE_URL: baseUrl,
          WANDB_API_KEY: apiKey,
          WANDB_DIR: home,
          WANDB_CACHE_DIR: join(home, 'cache'),
          WANDB_CONFIG_DIR: join(home, 'config'),
          WANDB_ERROR_REPORTING: 'false',
          PYTHONUNBUFFERED: '1',
        },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-20_000)));
    }
    const ended = once(child, 'exit');
    const pid = child.pid ?? 0;
    await polls(() => output, ended);
    return {
      pid,
      ended,
      stop: async () => {
        child.kill('SIGINT');
        await Promise.race([ended, sleep(15_000, undefined, { ref: false })]);
        try {
          process.kill(-pid, 'SIGKILL');
        } catch {
          // It has ended, and all that it started.
        }
        await ended;
      },
    };
  }

  /** Runs docker's client to its end. */
  async docker(...args: string[]): Promise<string> {
    return this.run('docker', args);
  }

  /** Runs a program with the engine's variables to its end. @param input what it reads */
  async run(program: string, args: readonly string[], input = ''): Promise<string> {
    const child = spawn(program, args, { env: this.#engine, stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
    return output.trim();
  }

  #told(line: string): void {
    const [action = '', nanoseconds = ''] = line.split(' ');
    this.#waiting.get(action)?.({ action, at: Number(nanoseconds) / 1e6 });
    this.#waiting.delete(action);
  }
}

async function polls(output: () => string, ended: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = (): void => void (isOver = true);
  ended.then(over, over);
  while (!/polling on queues/.test(output())) {
    if (isOver) throw new Error(`an agent ended before it polled: ${output()}`);
    await sleep(50);
  }
}

/** Where the engine is: that of `TEST_ENGINE`, as for the tests, else the one that docker's client finds. */
function engineVariables(): Record<string, string> {
  const folder = process.env['TEST_ENGINE'];
  const lines = folder === undefined ? [] : readFileSync(join(folder, 'env'), 'utf8').split('\n');
  const own = Object.fromEntries(
    lines.filter((line) => line.includes('=')).map((line) => line.split(/=(.*)/s, 2) as [string, string]),
  );
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|DOCKER_\w+)$/.test(name)),
  ) as Record<string, string>;
  const { DOCKER_BIN: program = 'docker', ...rest } = { ...given, ...own };
  const variables = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('TEST_')));
  const path = given['PATH'] ?? '';
  return isAbsolute(program) ? { ...variables, PATH: `${dirname(program)}${delimiter}${path}` } : variables;
}
