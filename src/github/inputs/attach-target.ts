/** What a step of mode attach is to wait for: exactly one input says it. */
import type { Checked } from './parse.ts';
import type { InputProblem } from './problem.ts';
import type { AttachTarget } from './types.ts';

const WAYS = ['item-id', 'run-id', 'sha', 'idempotency-key'] as const;

/** Null with problems, or when an input has a problem of its own already. */
export function attachTarget({ values, broken }: Checked): {
  readonly target: AttachTarget | null;
  readonly problems: readonly InputProblem[];
} {
  if (WAYS.some((way) => broken.has(way))) return { target: null, problems: [] };
  const given = WAYS.filter((way) => values[way] !== undefined);
  const [way, second] = given;
  if (way === undefined) return wrong('item-id', NOTHING_NAMED);
  if (second !== undefined) {
    return wrong(second, {
      what: `${given.join(' and ')} are both given`,
      why: 'each of them names a launch',
      next: 'Keep one of them',
    });
  }
  const value = values[way] ?? '';
  const problems: InputProblem[] = [];
  if (way === 'item-id' && (values['queue-name'] ?? values.queue) === undefined && !broken.has('queue')) {
    problems.push({
      input: 'queue-name',
      what: 'no queue is named',
      why: 'an item is found by its id on its queue only',
      next: 'Name the queue, such as queue-name: gpu, or attach by run-id',
    });
  }
  if (way !== 'item-id' && values.project === undefined && !broken.has('project')) {
    problems.push({
      input: 'project',
      what: 'no project is named',
      why: `a run is looked for in one project when it is named by ${way}`,
      next: 'Name the project of the run',
    });
  }
  if (way === 'sha' && !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(value)) {
    problems.push({
      input: 'sha',
      what: 'it is not a whole commit',
      why: 'runs are found by the full hash, 40 hex digits',
      next: 'Pass ${{ github.sha }}',
    });
  }
  return { target: problems.length > 0 ? null : targetOf(way, value), problems };
}

const NOTHING_NAMED = {
  what: 'nothing to attach to is named',
  why: 'mode attach waits for a launch that exists',
  next: 'Give one of item-id, run-id, sha and idempotency-key',
};

function wrong(
  input: InputProblem['input'],
  problem: Omit<InputProblem, 'input'>,
): { readonly target: null; readonly problems: readonly InputProblem[] } {
  return { target: null, problems: [{ input, ...problem }] };
}

function targetOf(by: (typeof WAYS)[number], value: string): AttachTarget {
  switch (by) {
    case 'item-id':
      return { by, itemId: value };
    case 'run-id':
      return { by, runId: value };
    case 'sha':
      return { by, sha: value.toLowerCase() };
    case 'idempotency-key':
      return { by, key: value };
  }
}
