import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { once } from 'node:events';

/** A step as a workflow runner starts it: environment in; exit code, outputs, state, summary and log out. */
export interface StepOptions {
  readonly inputs: Readonly<Record<string, string>>;
  /** Variables over the runner's own; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The event payload. */
  readonly event?: unknown;
  /** Default: the variable `ACTION_DIST`, else this repository's. */
  readonly dist?: string;
  /** Default: the node that runs this. */
  readonly node?: string;
  /** Sees everything that the step prints, as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface RunningStep {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What the runner gives it to write to: its home, its workspace, the runner's temporary folder. */
  readonly folder: string;
  /** What it has printed so far. */
  readonly log: () => string;
  /** What it has set so far. */
  outputs(): Promise<Readonly<Record<string, string>>>;
  readonly ended: Promise<StepResult>;
  /** Runs the step's post entry as the runner does after every end; then removes the files of the step. */
  post(): Promise<StepResult>;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/** Runs main, then post; returns what main gave, with the log and summary of both. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const step = await startStep(options);
  const main = await step.ended;
  const post = await step.post();
  return {
    ...main,
    stdout: main.stdout + post.stdout,
    stderr: main.stderr + post.stderr,
    summary: main.summary + post.summary,
  };
}

export async function startStep(options: StepOptions): Promise<RunningStep> {
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  const temp = join(folder, 'temp');
  const workspace = join(folder, 'workspace');
  await Promise.all([temp, workspace].map((path) => mkdir(path)));
  const base: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/models',
    GITHUB_SHA: '0f3c5a7e9b1d2f4a6c8e0b2d4f6a8c0e1b3d5f70',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'train',
    GITHUB_ACTION: 'launch',
    GITHUB_WORKFLOW: 'train',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    RUNNER_NAME: 'test-runner',
    RUNNER_OS: 'Linux',
  };
  await writeFile(join(folder, 'event.json'), JSON.stringify(options.event ?? {}));
  const dist = options.dist ?? resolve(process.env['ACTION_DIST'] ?? 'dist');

  async function begin(entry: 'main' | 'post', state: Readonly<Record<string, string>>) {
    const env: Record<string, string | undefined> = { ...base };
    for (const [name, value] of Object.entries(options.inputs)) env[inputVariable(name)] = value;
    for (const [name, value] of Object.entries(state)) env[`STATE_${name}`] = value;
    for (const name of FILES) {
      env[name] = join(folder, `${entry}-${name}`);
      await writeFile(env[name], '');
    }
    Object.assign(env, options.env);
    const child = spawn(options.node ?? process.execPath, [join(dist, entry, 'index.js')], {
      cwd: workspace,
      env: env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.onOutput?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onOutput?.(text);
    });
    const read = (name: (typeof FILES)[number]) => readFile(env[name] ?? '', 'utf8');
    const ended = (async (): Promise<StepResult> => {
      const [exitCode, signal] = (await once(child, 'close')) as [number | null, string | null];
      return {
        exitCode,
        signal,
        stdout,
        stderr,
        outputs: parseCommandFile(await read('GITHUB_OUTPUT')),
        state: parseCommandFile(await read('GITHUB_STATE')),
        summary: await read('GITHUB_STEP_SUMMARY'),
      };
    })();
    return {
      child,
      ended,
      log: () => stdout + stderr,
      outputs: async () => parseCommandFile(await read('GITHUB_OUTPUT')),
    };
  }

  const main = await begin('main', {});
  return {
    child: main.child,
    pid: main.child.pid ?? 0,
    folder,
    log: main.log,
    outputs: main.outputs,
    ended: main.ended,
    async post() {
      const { state } = await main.ended;
      try {
        return await (
          await begin('post', state)
        ).ended;
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/** The runner's own rule for the name of an input's variable. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** Reads a file of `name=value` lines and `name<<delimiter` blocks, as the runner does. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const block = /^([^=]+?)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2] ?? '', at + 1);
      if (end < 0) throw new Error(`The block of "${block[1]}" is not closed.`);
      values[block[1] ?? ''] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return values;
}

/** What a hosted or self-hosted runner does to a step when its workflow is cancelled; times in milliseconds. */
export async function cancelAsRunner(
  step: RunningStep,
  { toTerm = 7_500, toKill = 2_500 }: { toTerm?: number; toKill?: number } = {},
): Promise<StepResult> {
  const after = (ms: number) => new Promise<'late'>((done) => setTimeout(done, ms, 'late').unref());
  step.child.kill('SIGINT');
  if ((await Promise.race([step.ended, after(toTerm)])) === 'late') step.child.kill('SIGTERM');
  if ((await Promise.race([step.ended, after(toKill)])) === 'late') step.child.kill('SIGKILL');
  return step.ended;
}

/** A key in the form that W&B gives out, but nobody's. */
export function fakeApiKey(): string {
  return randomBytes(20).toString('hex');
}
