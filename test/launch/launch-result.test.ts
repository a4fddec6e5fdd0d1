import { describe, expect, test } from '@jest/globals';
import { LaunchError } from '../../src/common/errors.ts';
import { InvalidLaunchError } from '../../src/launch/errors.ts';
import { ItemError } from '../../src/launch/project/source.ts';
import {
  NOTHING_KNOWN,
  resultHere,
  verdictHere,
  verdictOfPost,
  verdictOnError,
  type CutShort,
} from '../../src/modes/launch-result.ts';
import { renderRun } from '../../src/report/index.ts';
import { RefusedError } from '../../src/runners/refusal.ts';
import type { RunEnd } from '../../src/runners/runner.ts';

const CANCELLED: CutShort = { outcome: 'cancelled', message: 'The step was cancelled.' };
const TOO_LONG: CutShort = { outcome: 'run-timeout', message: 'The run took longer than 5h.' };

const end = (over: Partial<RunEnd>): RunEnd => ({
  state: 'failed',
  exitCode: 1,
  signal: null,
  reason: null,
  ...over,
});

test.each<[string, RunEnd | null, CutShort | null, object]>([
  [
    'well',
    end({ state: 'finished', exitCode: 0 }),
    null,
    { outcome: 'succeeded', state: 'finished', message: null },
  ],
  ['well, before a cancel reached it', end({ state: 'finished' }), CANCELLED, { outcome: 'succeeded' }],
  ['badly', end({ exitCode: 3 }), null, { outcome: 'job-failed', message: 'The run failed: exit code 3.' }],
  [
    'for want of memory',
    end({ exitCode: 137, reason: 'out of memory' }),
    null,
    { state: 'failed', message: 'The run failed: exit code 137, out of memory.' },
  ],
  [
    'by a signal of somebody else',
    end({ exitCode: null, signal: 'SIGKILL' }),
    null,
    { message: 'The run failed: SIGKILL.' },
  ],
  [
    'before it began',
    end({ neverStarted: true, exitCode: 127, reason: 'no such program' }),
    null,
    {
      outcome: 'agent-failed',
      message: 'The run failed: its program could not be started (no such program).',
    },
  ],
  ['stopped in W&B', end({ state: 'stopped' }), null, { outcome: 'cancelled', state: 'killed' }],
  ['cancelled', end({ state: 'stopped' }), CANCELLED, { ...CANCELLED, state: 'killed' }],
  ['out of time', end({ state: 'stopped' }), TOO_LONG, { ...TOO_LONG, state: 'killed' }],
  [
    'not at all',
    null,
    CANCELLED,
    { outcome: 'cancelled', state: 'unknown', message: expect.stringMatching(/cleanup/) },
  ],
])('a run that ended %s', (_how, ended, cut, verdict) => {
  expect(verdictHere(ended, cut)).toMatchObject(verdict);
});

test.each<[string, Error, boolean, CutShort | null, string]>([
  ['a mistake in the options', new InvalidLaunchError([]), false, null, 'submit-failed'],
  ['a server that does not answer', new Error('x'), false, null, 'submit-failed'],
  ['a job that cannot run anywhere', new ItemError('x'), true, null, 'submit-failed'],
  ['an engine that does not answer', new LaunchError('x'), true, null, 'agent-failed'],
  ['what the owner does not allow', new RefusedError({ what: 'x', remedy: 'y' }), true, null, 'refused'],
  ['a cancel', new Error('x'), true, CANCELLED, 'cancelled'],
  ['no time left', new Error('x'), true, TOO_LONG, 'run-timeout'],
])('a launch that never ran for %s', (_why, error, starting, cut, outcome) => {
  expect(verdictOnError(error, starting, cut).outcome).toBe(outcome);
});

test.each([CANCELLED, TOO_LONG])('nothing is left of a start that was given up ($outcome)', (cut) => {
  expect(verdictOnError(new Error('x'), true, cut)).toEqual({ ...cut, state: 'killed' });
});

test.each<[string, CutShort | null, object]>([
  ['cut off', null, { outcome: 'cancelled', message: expect.stringMatching(/cut off/) }],
  ['cancelled', CANCELLED, { outcome: 'cancelled', message: `${CANCELLED.message} The cleanup ended it.` }],
  ['out of time', TOO_LONG, { outcome: 'run-timeout', message: `${TOO_LONG.message} The cleanup ended it.` }],
])('a run that only the cleanup ended: its step was %s', (_why, cut, verdict) => {
  expect(verdictOfPost(cut)).toEqual({ ...verdict, state: 'killed' });
});

describe('the page', () => {
  test('tells of no queue, and of what is kept', () => {
    const verdict = verdictHere(end({ exitCode: 3 }), null);
    const page = renderRun(
      resultHere(verdict, {
        ...NOTHING_KNOWN,
        image: 'img:1',
        logTail: ['the last line'],
        notes: ['The files are kept in /tmp/x.'],
      }),
      { limit: 100_000 },
    );
    expect(page).toContain('exit code 3');
    expect(page).toContain('the last line');
    expect(page).toContain('/tmp/x');
    expect(page).not.toContain('queue');
  });
});
