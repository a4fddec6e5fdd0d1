import { describe, expect, test } from '@jest/globals';
import { readSaved, saveDone, saveHandle, savePlan, saveReported, type Plan } from '../../src/modes/saved.ts';
import type { Step } from '../../src/modes/step.ts';
import type { QueuedRunJson } from '../../src/launch/index.ts';

/** The two ends of the runner's state file. */
function stepWith(state: Record<string, unknown> = {}): Step {
  return {
    save: (name: string, value: unknown) => void (state[name] = JSON.parse(JSON.stringify(value)) as unknown),
    saved: (name: string) => state[name],
  } as unknown as Step;
}

const queue = { entity: 'acme', project: 'model-registry', name: 'gpu' };
const plan: Plan = { runId: 'r1', others: [], queue, entity: 'acme', project: 'vision', onCancel: 'detach' };
const handle: QueuedRunJson = {
  version: 1,
  id: 'item-1',
  queue,
  entity: 'acme',
  project: 'vision',
  priority: 2,
  spec: { job: 'j', secret: 'canary' },
  pushedAt: 1,
  queueUrl: 'https://wandb.ai/acme/launch/1',
  runRef: null,
};

describe('the state that post reads', () => {
  test('comes back as it was saved, without the spec', () => {
    const step = stepWith();
    savePlan(step, plan);
    saveHandle(step, handle);
    expect(readSaved(step)).toEqual({
      done: false,
      reported: false,
      onCancel: 'detach',
      plan,
      handle: { ...handle, spec: null },
    });
    saveReported(step);
    saveDone(step);
    expect(readSaved(step)).toMatchObject({ done: true, reported: true });
  });

  test('nothing was saved', () => {
    expect(readSaved(stepWith())).toEqual({
      done: false,
      reported: false,
      plan: null,
      onCancel: 'stop',
      handle: null,
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['texts', { plan: 'x', handle: 'y', done: 'true', reported: 1 }],
    ['another version', { plan: { ...plan, onCancel: 'explode' }, handle: { ...handle, version: 2 } }],
    ['lists', { plan: [plan], handle: [handle] }],
    ['a queue that is none', { plan: { ...plan, queue: 'gpu' }, handle: { ...handle, queue: null } }],
  ])('%s in their place count as nothing', (_name, state) => {
    expect(readSaved(stepWith(state))).toEqual({
      done: false,
      reported: false,
      plan: null,
      onCancel: 'stop',
      handle: null,
    });
  });
});
