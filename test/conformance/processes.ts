import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a process left behind. */
export interface Finished {
  readonly exitCode: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export interface Running {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  readonly ended: Promise<Finished>;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const KEPT = 1_000_000;

/** The processes of one case: each in a group of its own, so that its children end with it. */
export class Processes {
  readonly #groups = new Set<number>();
  readonly #adopted = new Set<number>();
  readonly #running = new Map<string, Running>();

  start(command: readonly string[], options: StartOptions): Running {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-KEPT);
      });
    }
    const pid = child.pid ?? 0;
    if (pid !== 0) this.#groups.add(pid);
    // `exit`, not `close`: a service that outlives its parent may hold the pipes.
    const ended = (async (): Promise<Finished> => {
      const [exitCode] = (await once(child, 'exit')) as [number | null];
      await sleep(50);
      return { exitCode, output };
    })();
    const running = { pid, output: () => output, ended };
    const name = command.join(' ');
    this.#running.set(name, running);
    ended
      .finally(() => {
        this.#running.delete(name);
        // A number without a process may soon be somebody else's.
        if (!signal(-pid, 0)) this.#groups.delete(pid);
      })
      .catch(() => undefined);
    return running;
  }

  async run(command: readonly string[], options: StartOptions): Promise<Finished> {
    return this.start(command, options).ended;
  }

  /** What runs now, with the end of its output. */
  report(): string {
    return [...this.#running]
      .map(([name, running]) => `${name}:\n${running.output().slice(-3_000)}`)
      .join('\n');
  }

  /** Sees to the end of a process that somebody else started. */
  adopt(pid: number, ended: Promise<unknown>): void {
    this.#adopted.add(pid);
    ended.finally(() => this.#adopted.delete(pid)).catch(() => undefined);
  }

  /** Asks a process to end as Ctrl-C does, and waits; ends it for good when it takes longer than `graceMs`. */
  async interrupt(running: Running, graceMs = 10_000): Promise<Finished> {
    if (![...this.#running.values()].includes(running)) return running.ended;
    signal(running.pid, 'SIGINT');
    const late = sleep(graceMs, null, { ref: false });
    const finished = await Promise.race([running.ended, late]);
    if (finished !== null) return finished;
    signal(-running.pid, 'SIGKILL');
    return running.ended;
  }

  /** Ends whatever is left, children included. */
  killAll(): void {
    for (const group of this.#groups) {
      const left = descendants(group);
      signal(-group, 'SIGKILL');
      for (const pid of left) signal(pid, 'SIGKILL');
    }
    for (const pid of this.#adopted) signal(pid, 'SIGKILL');
    this.#groups.clear();
  }
}

/** @returns false when there is nobody to signal */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** The children of a process, and theirs: also those in a group of their own. Empty where there is no `/proc`. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of names('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(text(`/proc/${name}/stat`)) ?? [];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const found = new Set([pid]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  found.delete(pid);
  return [...found];
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty for a process that has ended meanwhile. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
