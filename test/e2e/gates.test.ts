/** Rules on a run that ended: what passes, what fails the step, what it is compared with. */
import { expect } from '@jest/globals';
import { ackItem, createLaunchAgent, listQueues, popFromQueue } from '../../src/wandb/index.ts';
import { wholeHistory } from '../../src/wandb/operations/history.ts';
import { sideBySide } from './support/side-by-side.ts';
import { annotations, eventually, withWorld, type World } from './support/world.ts';

interface Training {
  readonly summary?: Readonly<Record<string, unknown>>;
  /** Rows of the history. */
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly tags?: readonly string[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly exitCode?: number;
}

/** The program of a run, from its start to its end. Python's `NaN` may stand in a summary as a text. */
async function train(world: World, runId: string, training: Training): Promise<void> {
  const { summary = {}, rows = [], tags, config, exitCode = 0 } = training;
  const { server } = world;
  const post = async (path: string, body: unknown): Promise<void> => {
    const authorization = `Basic ${Buffer.from(`api:${server.apiKey}`).toString('base64')}`;
    const response = await fetch(`${server.baseUrl}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).not.toHaveProperty('errors');
  };
  await post('/graphql', {
    query: 'mutation ($input: UpsertBucketInput!) { upsertBucket(input: $input) { inserted } }',
    variables: {
      input: {
        entityName: 'acme',
        modelName: 'vision',
        name: runId,
        ...(tags && { tags }),
        ...(config && { config: JSON.stringify(config) }),
      },
    },
  });
  const lines = rows.map((row, step) => JSON.stringify({ _step: step, ...row }));
  await post(`/files/acme/vision/${runId}/file_stream`, {
    files: {
      'wandb-history.jsonl': { offset: 0, content: lines },
      'wandb-summary.json': { offset: 0, content: [JSON.stringify(summary)] },
    },
    complete: true,
    exitcode: exitCode,
  });
}

/** A step whose run trains as told, once it is on its queue. */
async function stepWith(world: World, training: Training, inputs: Readonly<Record<string, string>>) {
  const step = await world.start(inputs);
  const runId = await eventually('the run id', async () => {
    const [item] = await world.items();
    return item === undefined ? undefined : String(item.runSpec?.['run_id']);
  });
  await claim(world, runId);
  const item = await world.item();
  const overrides = item.runSpec?.['overrides'] as { run_config: Record<string, unknown> };
  const config = Object.fromEntries(
    Object.entries(overrides.run_config).map(([key, value]) => [key, { value }]),
  );
  await train(world, runId, { config, ...training });
  const main = await step.ended;
  const { summary } = await step.post();
  return { ...main, summary: main.summary + summary, runId };
}

/** What an agent does with the item before the program starts. */
async function claim({ client }: World, runId: string): Promise<void> {
  const place = { entity: 'acme', project: 'model-registry' };
  const queueIds = ((await listQueues(client, place)) ?? []).map(({ id }) => id);
  const agentId = await createLaunchAgent(client, {
    ...place,
    queueIds,
    hostname: 'test',
    agentConfig: {},
    version: '0',
  });
  const popped = await popFromQueue(client, { ...place, queue: 'gpu', agentId });
  expect(
    await ackItem(client, { itemId: popped?.itemId ?? '', runId, queue: { ...place, name: 'gpu' } }),
  ).toBe(true);
}

const MAIN = { github: { value: { repository: 'acme/models', ref: 'refs/heads/main' } } };

sideBySide('gates', {
  'rules that hold leave the step green, and its summary shows them': () =>
    withWorld(async (world) => {
      await train(world, 'old', { summary: { loss: 0.5 }, config: MAIN });
      const step = await stepWith(
        world,
        {
          summary: { 'val/acc': 0.934, loss: 0.49, 'a key': 3, _wandb: { runtime: 4_000 } },
          rows: Array.from({ length: 40 }, (_, at) => ({ 'val/acc': Math.sin(at / 10), loss: 1 / (at + 1) })),
        },
        {
          gates: [
            'val/acc >= 0.92   # the promise',
            '',
            'loss <= baseline * 1.02',
            'max(history.val/acc) > 0.9',
            'duration < 2h',
            '"a key" == 3',
          ].join('\n'),
          baseline: 'latest-on:main',
          charts: 'val/acc\nloss',
        },
      );
      expect(annotations(step, 'error')).toEqual([]);
      expect(step.outputs).toMatchObject({ outcome: 'succeeded', state: 'finished' });
      expect(step.exitCode).toBe(0);
      expect(step.summary).toContain('val/acc');
    }),

  'a rule that does not hold fails the step, with the numbers in the first line': () =>
    withWorld(async (world) => {
      await train(world, 'golden', { summary: { loss: 0.5 }, tags: ['golden'] });
      const step = await stepWith(
        world,
        { summary: { 'val/acc': 0.913, loss: 0.52 } },
        { gates: 'val/acc >= 0.92\nloss <= baseline * 1.02\nloss < 1', baseline: 'tag:golden' },
      );
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ outcome: 'gate-failed', state: 'finished', 'run-id': step.runId });
      expect(annotations(step, 'error')).toEqual([
        expect.stringMatching(/^gate-failed: Gate "val\/acc >= 0.92" failed: 0.913 is not >= 0.92\. http/),
        expect.stringMatching(
          /^gate-failed: Gate .* failed: 0.52 is not <= 0.51 \(baseline.loss is 0.5\)\. /,
        ),
      ]);
      expect(JSON.parse(step.outputs['metrics'] ?? '')).toMatchObject({ loss: 0.52 });
    }),

  'story 10: finished, but empty': () =>
    withWorld(async (world) => {
      const step = await stepWith(world, { summary: { _step: 0 } }, { gates: 'val/acc >= 0.92' });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([
        expect.stringContaining('the summary of the run has no "val/acc"; it holds no numbers'),
      ]);
    }),

  'a summary that trails the state of its run is waited for': () =>
    withWorld(async (world) => {
      const step = await world.start({ gates: 'loss < 1' });
      const runId = await eventually('the run id', async () => {
        const [item] = await world.items();
        return item === undefined ? undefined : String(item.runSpec?.['run_id']);
      });
      await claim(world, runId);
      world.server.control.clearRequests();
      await train(world, runId, {});
      // The first look at the whole run has found nothing; the value comes before the second.
      await eventually('the first look', () =>
        world.server.control.requests().some(({ operation }) => operation === 'Run') ? true : undefined,
      );
      await train(world, runId, { summary: { loss: 0.5 } });
      const main = await step.ended;
      await step.post();
      expect(annotations(main, 'error')).toEqual([]);
      expect(main.outputs).toMatchObject({ outcome: 'succeeded' });
    }),

  'NaN, text, and a baseline that is not there each have their own message': () =>
    withWorld(async (world) => {
      const step = await stepWith(
        world,
        { summary: { loss: 'NaN', note: 'good', acc: 1 } },
        {
          gates: 'loss < 1\nnote > 1\nacc >= baseline\nlast(history.acc) > 0\nacc > 0',
          baseline: 'tag:golden',
        },
      );
      expect(annotations(step, 'error').map((line) => line.replace(/^.* failed: /, ''))).toEqual([
        expect.stringMatching(/^"loss" of the run is NaN\./),
        expect.stringMatching(/^"note" of the run is the text "good", not a number\./),
        expect.stringMatching(
          /^there is no baseline: no other finished run of acme\/vision has the tag "golden"\./,
        ),
        expect.stringMatching(/^the run logged no numbers as "acc" in its history\./),
      ]);
      expect(annotations(step, 'warning')).toContainEqual(
        expect.stringMatching(/^There is no baseline tag:golden: no other finished run/),
      );
    }),

  'a long history is read whole: its peak is one row of 4,000': () =>
    withWorld(async (world) => {
      const rows = Array.from({ length: 4_000 }, (_, at) => ({ acc: at === 1_237 ? 0.99 : 0.5 }));
      const step = await stepWith(
        world,
        { rows, summary: { acc: 0.5 } },
        { gates: 'max(history.acc) >= 0.99' },
      );
      expect(annotations(step, 'error')).toEqual([]);
      const run = { entity: 'acme', project: 'vision', runId: step.runId };
      expect((await wholeHistory(world.client, run, ['acc'])).get('acc')).toHaveLength(4_000);
    }),

  'what is only for the report never fails the step': () =>
    withWorld(async (world) => {
      for (const operation of ['RunSampledHistory', 'Runs']) {
        world.server.control.addFault({ match: { operation }, action: { status: 403 }, count: 20 });
      }
      const step = await stepWith(
        world,
        { summary: { loss: 1 } },
        { baseline: 'tag:golden', charts: 'loss' },
      );
      expect(step.exitCode).toBe(0);
      expect(annotations(step, 'warning').slice(-2)).toEqual([
        expect.stringMatching(/^There is no baseline tag:golden: it could not be looked up/),
        expect.stringMatching(/^The charts could not be read/),
      ]);
    }),

  'a run that failed is not held against rules: its own end is what counts': () =>
    withWorld(async (world) => {
      const step = await stepWith(world, { summary: { loss: 2 }, exitCode: 3 }, { gates: 'loss < 1' });
      expect(step.outputs).toMatchObject({ outcome: 'job-failed', state: 'failed' });
      expect(annotations(step, 'error')).toEqual([expect.stringMatching(/^job-failed: The run failed/)]);
    }),

  'a rule that cannot be read is told before any request': () =>
    withWorld(async (world) => {
      const step = await world.step({ gates: 'loss < 1\n\nval/acc => 0.92', baseline: 'tag:' });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([
        'gates: line 3, column 9: "=>" is not part of a rule; the place is "val/acc >>>=> 0.92". Did you mean >=?',
        expect.stringMatching(/^baseline: "tag:" names nothing; it names one run\. Write a run id/),
      ]);
      const early = await world.step({ gates: 'loss < baseline', wait: 'none' });
      expect(annotations(early, 'error')).toEqual([
        expect.stringMatching(/^gates: they are given with wait: none;/),
        expect.stringMatching(/^baseline: it is not set, and "loss < baseline" compares with it;/),
      ]);
      expect(world.server.control.requests()).toEqual([]);
    }),
});
