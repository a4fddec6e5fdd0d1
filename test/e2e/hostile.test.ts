/** Text of others: logs, names, messages, documents. It commands nothing, and makes no page too long. */
import { expect } from '@jest/globals';
import type { StepResult } from '../support/action.ts';
import { takeAndStart } from './support/agent.ts';
import { foreignCommands } from './support/runner-commands.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, until, withWorld, type World } from './support/world.ts';

const MIB = 1_048_576;
const HOSTILE =
  'x\n::set-output name=pwned::1\r::error::owned\u0085::add-mask::a\n##[error]gotcha ' +
  '<img src=x onerror=alert(1)> [click](javascript:alert(1)) | @everyone ```\n## fake heading\n<!-- ';

function expectHarmless(step: StepResult): void {
  expect(foreignCommands(step)).toEqual([]);
  expect(step.outputs).not.toHaveProperty('pwned');
  for (const level of ['error', 'warning', 'notice']) {
    // What an annotation shows is one command: nothing inside it can start another.
    for (const line of step.stdout.split('\n').filter((text) => text.startsWith(`::${level}::`))) {
      expect(line.slice(level.length + 4)).not.toMatch(/##\[|[\r\n]/);
    }
  }
  const outside = step.summary.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '');
  expect(outside).not.toMatch(/<img|<!--|\]\(javascript:|@everyone|^## fake/m);
  expect(foreignCommands({ stdout: step.summary, stderr: '' })).toEqual([]);
  expect(Buffer.byteLength(step.summary)).toBeLessThan(MIB);
}

/** A run with a hostile name, config, summary and log. */
async function hostileRun(world: World) {
  const held = await takeAndStart(world, { [HOSTILE]: HOSTILE, deep: { [HOSTILE]: [HOSTILE] } });
  await held.rename(HOSTILE);
  await held.send({ log: HOSTILE.split('\n').concat(HOSTILE), summary: { [HOSTILE]: HOSTILE } });
  return held;
}

sideBySide('mode: add, text of others', {
  'of a run that fails': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await hostileRun(world);
      await until(step, 'is running');
      await held.warn(HOSTILE, HOSTILE);
      await held.finish(1);
      const { main, summary } = await afterPost(step);
      expect(main.outputs['outcome']).toBe('job-failed');
      expectHarmless({ ...main, summary });
    }),

  'of an agent that fails the item': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const held = await hostileRun(world);
      held.setState('crashed');
      await held.fail(HOSTILE, HOSTILE);
      const { main, summary } = await afterPost(step);
      expect(main.exitCode).toBe(1);
      expectHarmless({ ...main, summary });
    }),

  'of a server that refuses': () =>
    withWorld(async (world) => {
      const body = JSON.stringify({ errors: [{ message: HOSTILE, path: [HOSTILE] }] });
      for (const status of [400, 200]) {
        world.server.control.addFault({
          match: { field: 'pushToRunQueueByName' },
          action: { status, body },
        });
        const step = await world.step();
        expect(step.exitCode).toBe(1);
        expectHarmless(step);
      }
      expect(await world.items()).toEqual([]);
    }),

  'of other queues, in the list of what there is': () =>
    withWorld(async (world) => {
      world.server.control.createQueue({ name: '\n::set-output name=pwned::1\r##[error]x <img src=x>' });
      const step = await world.step({ queue: 'nope' });
      expect(step.exitCode).toBe(1);
      expectHarmless(step);
    }),

  'of the workflow itself: names, notes, a matrix, an actor': () =>
    withWorld(async (world) => {
      const step = await world.step(
        { wait: 'none', 'run-config': JSON.stringify({ note: HOSTILE }), args: JSON.stringify([HOSTILE]) },
        { env: { GITHUB_ACTOR: HOSTILE, GITHUB_REF: HOSTILE, GITHUB_WORKFLOW: HOSTILE } },
      );
      expect(step.exitCode).toBe(0);
      expectHarmless(step);
      expect((await world.item()).runSpec?.['overrides']).toMatchObject({ args: [HOSTILE] });
      const dry = await world.step({ 'dry-run': 'true', 'run-config': JSON.stringify({ note: HOSTILE }) });
      expectHarmless(dry);
    }),

  'story 37: the summary that vanished': () =>
    withWorld(async (world) => {
      const step = await world.start();
      const wide = Object.fromEntries(
        Array.from({ length: 8_000 }, (_, index) => [`key-${index}`, '|&<é'.repeat(60)]),
      );
      const held = await takeAndStart(world, wide);
      const log = Array.from({ length: 2_000 }, (_, index) => `${index} ${'<|`é&'.repeat(200)}`);
      await held.send({ log, summary: { ...wide, loss: 0.25 } });
      await held.finish(1);
      const { main, summary } = await afterPost(step);
      const bytes = Buffer.byteLength(summary);
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThan(MIB - 100_000);
      expect(summary).toMatch(/^## ❌ The job failed/);
      expect(summary).toMatch(/rows? more/);
      expect(summary).toContain('1999 ');
      // The outputs of a job may have 1 MB, two bytes a unit.
      expect(JSON.stringify(main.outputs).length * 2).toBeLessThan(1_000_000);
      expect(JSON.parse(main.outputs['metrics'] ?? '')).toMatchObject({ loss: 0.25 });
      expect(main.stdout).toMatch(/The output metrics is too long for GitHub/);
    }),

  'story 37, a launch spec that is too long for an output is cut, and still JSON': () =>
    withWorld(async (world) => {
      const long = Object.fromEntries(
        Array.from({ length: 1_100 }, (_, index) => [`k${index}`, 'v'.repeat(100)]),
      );
      const step = await world.step({ 'dry-run': 'true', 'run-config': JSON.stringify(long) });
      expect(step.exitCode).toBe(0);
      expect(() => JSON.parse(step.outputs['launch-spec'] ?? '') as unknown).not.toThrow();
      expect((step.outputs['launch-spec'] ?? '').length).toBeLessThan(100_001);
      expect(Buffer.byteLength(step.summary)).toBeLessThan(MIB - 100_000);
    }),
});
