import { expect, test } from '@jest/globals';
import { savedLaunch, saveLaunch, type SavedLaunch } from '../../src/modes/launch-saved.ts';
import type { Step } from '../../src/modes/step.ts';

/** The two ends of the runner's state file. */
function stepWith(state: Record<string, unknown> = {}): Step {
  return {
    save: (name: string, value: unknown) => void (state[name] = JSON.parse(JSON.stringify(value)) as unknown),
    saved: (name: string) => state[name],
  } as unknown as Step;
}

const launch: SavedLaunch = {
  launchId: 'launch-1',
  run: { entity: 'acme', project: 'vision', runId: 'r1' },
  resource: 'local-container',
  process: null,
  folder: '/tmp/x',
  offlineFolder: null,
  job: null,
  image: 'img:1',
  startedAt: 1,
  cut: null,
};

test.each<[string, SavedLaunch]>([
  ['a run that goes on', launch],
  ['a run out of time', { ...launch, cut: { outcome: 'run-timeout', message: 'It took too long.' } }],
])('post reads what the step saved: %s', (_what, saved) => {
  const step = stepWith();
  saveLaunch(step, saved);
  expect(savedLaunch(step)).toEqual(saved);
});

test('a step that started nothing', () => {
  expect(savedLaunch(stepWith())).toBeNull();
});
