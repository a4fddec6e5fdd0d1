import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startStep, type RunningStep, type StepResult } from '../support/action.ts';

/** One process of an agent, from start to end. */
export interface Life {
  readonly number: number;
  /** Whether the soak killed it. */
  readonly killed: boolean;
  readonly exitCode: number | null;
  readonly items: readonly { readonly itemId: string; readonly outcome: string }[];
  /** What its post part reported. */
  readonly completed: readonly { readonly runId: string; readonly outcome: string }[];
  /** It said itself that it could not tell the server of something: the next agent does that again. */
  readonly leftSome: boolean;
  /** The last thing that it said. */
  readonly lastLine: string;
}

export interface AgentsOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Where the logs of all lives go. */
  readonly folder: string;
  /** Whether a place is filled again when its agent has ended. */
  readonly goesOn: () => boolean;
}

/** Milliseconds between the end of an agent and the start of the next one in its place, and for one with nothing to do. */
const AGAIN_MS = 500;

/** Agents on one box, each of which is started again when it has ended, whoever ended it. */
export class Agents {
  readonly lives: Life[] = [];
  readonly #options: AgentsOptions;
  readonly #places: (RunningStep | null)[];
  readonly #dooms = new Map<RunningStep, { readonly post: boolean }>();
  #count = 0;

  constructor(places: number, options: AgentsOptions) {
    this.#options = options;
    this.#places = Array.from({ length: places }, () => null);
  }

  /** Resolves when every place is empty for good. */
  async run(): Promise<void> {
    await Promise.all(this.#places.map((_, place) => this.#keep(place)));
  }

  /** Kills the agents in these places at once. Returns how many there were. */
  kill(who: number | 'all', post: boolean): number {
    const struck = this.#places
      .filter((_, place) => who === 'all' || place === who)
      .filter((step) => step !== null);
    for (const step of struck) {
      if (step.child.exitCode !== null) continue;
      this.#dooms.set(step, { post });
      step.child.kill('SIGKILL');
    }
    return struck.length;
  }

  async #keep(place: number): Promise<void> {
    do {
      const { inputs, env } = this.#options;
      const number = (this.#count += 1);
      const step = await startStep({ inputs, env: { ...env, GITHUB_ACTION: `agent-${place}` } });
      this.#places[place] = step;
      const end = await step.ended;
      this.#places[place] = null;
      const doom = this.#dooms.get(step);
      const isKilled = doom !== undefined && end.signal === 'SIGKILL';
      let log = end.stdout + end.stderr;
      let completed: Life['completed'] = [];
      // A step that was not killed has its post part as always; a box that lost power has none.
      if (!isKilled || doom.post) {
        const post = await step.post();
        log += `--- post\n${post.stdout}${post.stderr}`;
        completed = [...post.stdout.matchAll(/\/runs\/(\S+): ([a-z-]+)/g)].map(
          ([, runId = '', outcome = '']) => ({ runId, outcome }),
        );
      } else {
        await rm(step.folder, { recursive: true, force: true });
      }
      await writeFile(join(this.#options.folder, `agent-${number}.log`), log);
      this.lives.push(lifeOf(number, isKilled, end, completed, log));
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    } while (this.#options.goesOn());
  }
}

function lifeOf(
  number: number,
  killed: boolean,
  end: StepResult,
  completed: Life['completed'],
  log: string,
): Life {
  const lines = `${end.stdout}${end.stderr}`.trimEnd().split('\n');
  return {
    number,
    killed,
    exitCode: end.exitCode,
    items: JSON.parse(end.outputs['items'] ?? '[]') as Life['items'],
    completed,
    leftSome: /could not be seen to|A report to W&B failed/.test(log),
    lastLine: lines.at(-1) ?? '',
  };
}
