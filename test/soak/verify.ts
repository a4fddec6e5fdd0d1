import type { JobKind } from './plan.ts';

/** One row of a report about an item. */
export interface SoakRow {
  /** Number of the agent that reported it. */
  readonly life: number;
  /** That agent was killed later, or could not tell the server of all: the next one may have had to report it again. */
  readonly killed: boolean;
  readonly outcome: string;
}

/** What is known of one item when all is over. */
export interface ItemFacts {
  readonly number: number;
  readonly itemId: string;
  readonly kind: JobKind;
  /** The server's word: `pending`, `leased`, `claimed`, `failed`. */
  readonly state: string;
  readonly error: string | null;
  /** The state of the run that it was claimed for; null: there is none. */
  readonly runState: string | null;
  /** How often a container of it began. */
  readonly starts: number;
  /** The exit codes with which its program came to its own end. */
  readonly ends: readonly number[];
  readonly rows: readonly SoakRow[];
  /** Different messages with which agents failed it. */
  readonly failures: readonly string[];
}

export interface SoakFacts {
  readonly items: readonly ItemFacts[];
  /** Names of the containers of agents that are left. */
  readonly containers: readonly string[];
  /** Files in the state folder. */
  readonly stateFiles: readonly string[];
  /** What agents that were not killed ended with, in words, when it was not well. */
  readonly badEnds: readonly string[];
  /** The time was over before all items had ended. */
  readonly overdue: boolean;
}

const ENDED_RUN: ReadonlySet<string> = new Set(['finished', 'failed', 'crashed', 'killed']);
const GOOD: ReadonlySet<string> = new Set(['succeeded']);

/** What must not be, one line each. */
export function violationsOf(facts: SoakFacts): string[] {
  const about = facts.items.flatMap((item) =>
    wrongWith(item).map((what) => `item ${item.number} (${item.itemId}, ${item.kind}): ${what}`),
  );
  return [
    ...(facts.overdue ? ['not all items had ended when the time was over'] : []),
    ...about,
    ...facts.containers.map((name) => `container ${name} is left`),
    ...facts.stateFiles.map((name) => `the state folder still holds ${name}`),
    ...facts.badEnds,
  ];
}

function wrongWith(item: ItemFacts): string[] {
  const { state, starts, ends, rows, runState } = item;
  const isFailed = state === 'failed';
  const wrong: string[] = [];
  if (!isFailed && !(state === 'claimed' && runState !== null && ENDED_RUN.has(runState))) {
    wrong.push(`has not ended: it is ${state}, its run ${runState ?? 'does not exist'}`);
  }
  if (starts > 1) wrong.push(`ran ${starts} times`);
  if (starts === 0 && !isFailed) wrong.push('never ran, and is not failed');
  if (item.kind === 'missing' && starts > 0) wrong.push('ran, although its program does not exist');
  if (ends[0] === 0 && item.kind === 'succeeds' && isFailed) {
    wrong.push(`its program ended well, and it is failed: ${item.error ?? 'without a message'}`);
  }
  if (starts > 0 && (item.error ?? '').startsWith('runner lost')) {
    wrong.push('is failed as lost although its container ran');
  }
  if (rows.length === 0) wrong.push('was never reported');
  if (item.failures.length > 1) wrong.push(`was failed in different words: ${item.failures.join(' / ')}`);
  const final = rows.filter(({ killed }) => !killed);
  if (final.length > 1) wrong.push(`was reported by agents ${final.map(({ life }) => life).join(' and ')}`);
  const said = new Set(rows.map(({ outcome }) => outcome));
  if (said.size > 1) wrong.push(`was reported as ${[...said].join(' and ')}`);
  const good = rows.some(({ outcome }) => GOOD.has(outcome));
  if (good && isFailed) wrong.push('was reported as succeeded, and is failed');
  return wrong;
}
