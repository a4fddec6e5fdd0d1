import { describe, expect, test } from '@jest/globals';
import { BoxError } from '../../src/runners/box-error.ts';
import { PatientRunner } from '../../src/modes/agent-patience.ts';
import type { RunRequest, SubmittedRun } from '../../src/runners/runner.ts';

const request: RunRequest = {
  itemId: 'i',
  runId: 'r',
  image: 'x',
  directory: null,
  command: [],
  environment: {},
  resourceArgs: {},
  onLine: () => {},
};
const started = {} as SubmittedRun;

/** A runner whose first `failures` starts fail, on a backend that gives these answers, one a second. */
function patient(failures: number, answers: readonly boolean[]) {
  const calls: string[] = [];
  let now = 0;
  const runner = new PatientRunner(
    {
      resource: 'local-container',
      run: () => {
        calls.push('run');
        return calls.filter((call) => call === 'run').length <= failures
          ? Promise.reject(new Error('cannot start'))
          : Promise.resolve(started);
      },
    },
    {
      clock: {
        now: () => now,
        sleep: (ms) => {
          now += ms;
          return Promise.resolve();
        },
      },
      answers: () => Promise.resolve(answers[now / 1_000] ?? false),
      clear: (itemId) => Promise.resolve(void calls.push(`clear ${itemId}`)),
    },
  );
  return { runner, calls, now: () => now };
}

describe('a start that fails', () => {
  test('while the engine is away is made again once it is back, without what the first one left', async () => {
    const { runner, calls } = patient(1, [false, false, true]);
    expect(await runner.run(request)).toBe(started);
    expect(calls).toEqual(['run', 'clear i', 'run']);
  });

  test('for a reason of its own is not', async () => {
    const { runner, calls } = patient(1, [true]);
    await expect(runner.run(request)).rejects.toThrow('cannot start');
    expect(calls).toEqual(['run']);
  });

  test('fails when the engine stays away for two minutes', async () => {
    const { runner, now } = patient(1, []);
    const error: unknown = await runner.run(request).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BoxError);
    expect(error).toHaveProperty('message', 'cannot start');
    expect(now()).toBe(120_000);
  });

  test('is given up with the agent', async () => {
    const { runner, now } = patient(1, []);
    await expect(runner.run({ ...request, signal: AbortSignal.abort() })).rejects.toThrow('cannot start');
    expect(now()).toBe(0);
  });
});
