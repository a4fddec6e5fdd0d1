import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { goOnBeside } from '../../src/agent/beside.ts';
import type { JournalNews } from '../../src/agent/journal.ts';
import { isAlive, socketPath } from '../../src/agent/lock.ts';
import type { FindLeftovers, LeftoverRun } from '../../src/agent/recover.ts';
import { AgentState } from '../../src/agent/state.ts';
import { systemClock } from '../../src/common/clock.ts';
import { silentLogger } from '../../src/common/logger.ts';
import type { RunEnd, SubmittedRun } from '../../src/runners/runner.ts';
import { createServer } from 'node:net';
import { ackItem, popFromQueue } from '../../src/wandb/operations/agents.ts';
import { finishRun, upsertRun } from '../../src/wandb/operations/runs.ts';
import { FakeRunner, openWorld, type World } from './support.ts';

const LOST = 'dddddddddddd';

let world: World;
let state: AgentState;
let stateDir: string;
beforeEach(async () => {
  world = await openWorld(['q1']);
  stateDir = join(world.folder, 'state');
  state = await AgentState.open(stateDir, systemClock);
});
afterEach(async () => {
  await state.close(true);
  await world.close();
});

const place = () => ({ entity: world.server.entity, project: 'model-registry' });

/** Takes and claims an item as an agent that is lost then; its journal says so, and what `news` adds. */
async function lose(runId: string, news: readonly JournalNews[]): Promise<string> {
  const itemId = await world.push('q1');
  await popFromQueue(world.client, { ...place(), queue: 'q1', agentId: 'A' });
  await ackItem(world.client, { itemId, runId, queue: { ...place(), name: 'q1' } });
  const { entity } = world.server;
  const claim = { runId, entity, project: 'p', job: null, resource: 'local-container', isScheduler: false };
  const all: JournalNews[] = [
    { kind: 'agent', host: hostname(), boot: '', agentId: null, name: 'lost', entity },
    { kind: 'taken', itemId, queue: 'q1' },
    { kind: 'claimed', itemId, ...claim },
    ...news.map((each) => ('itemId' in each ? { ...each, itemId } : each)),
  ];
  const text = all.map((each) => JSON.stringify({ at: 1_000, ...each })).join('\n');
  await writeFile(join(stateDir, `${LOST}@${LOST}.jsonl`), `${text}\n`);
  return itemId;
}

/** A container that has ended, or ends when asked for its end. */
function container(itemId: string, end: RunEnd, over: Partial<LeftoverRun> = {}) {
  const done: string[] = [];
  const run: SubmittedRun = {
    id: 'c',
    getStatus: () => 'running',
    getLogs: () => [],
    wait: () => Promise.resolve(end),
    cancel: () => Promise.resolve(),
    remove: () => Promise.resolve(void done.push('removed')),
  };
  const leftover: LeftoverRun = {
    itemId,
    isRunning: true,
    endedAt: null,
    adopt: () => Promise.resolve(run),
    discard: () => Promise.resolve(void done.push('discarded')),
    ...over,
  };
  return { leftover, done };
}

const WELL: RunEnd = { state: 'finished', exitCode: 0, signal: null, reason: null };
const verdict = {
  state: 'failed',
  outcome: 'agent-failed',
  message: 'the image does not exist',
  failure: { stage: 'agent', message: 'the image does not exist' },
} as const;
const ended = { kind: 'ended', itemId: '', exitCode: null, endedAt: null, verdict } as const;

function run(findLeftovers: FindLeftovers, over = {}) {
  return world.run({ runner: new FakeRunner(world.client), state, findLeftovers, ...over });
}

describe('what a lost agent left', () => {
  test('an end that it knew and did not tell is told in its words', async () => {
    const id = await lose('r1', [ended]);
    const { items } = await run(() => Promise.resolve([]));
    expect(items).toMatchObject([{ itemId: id, outcome: 'agent-failed', message: verdict.message }]);
    expect(await world.item('q1', id)).toMatchObject({
      state: 'failed',
      error: { message: verdict.message },
    });
    expect(await readdir(stateDir)).not.toContain(`${LOST}@${state.owner}.jsonl`);
  }, 60_000);

  test('the same when its container is still there: it is not judged a second time', async () => {
    const id = await lose('r1', [ended]);
    const { leftover, done } = container(id, WELL, { isRunning: false, endedAt: 5_000 });
    const { items } = await run((owner) =>
      Promise.resolve(owner === LOST && done.length === 0 ? [leftover] : []),
    );
    expect(items).toMatchObject([{ itemId: id, outcome: 'agent-failed', message: verdict.message }]);
    expect(done).toEqual(['removed']);
  }, 60_000);

  test('a container that ended meanwhile: how long it ran is what the engine says', async () => {
    const started = {
      kind: 'started',
      itemId: '',
      resource: 'local-container',
      id: 'c',
      startTime: null,
    } as const;
    const id = await lose('r1', [started]);
    const ref = { entity: world.server.entity, project: 'p', runId: 'r1' };
    await upsertRun(world.client, ref);
    await finishRun(world.client, ref, 0);
    const { leftover, done } = container(id, WELL, { isRunning: false, endedAt: 5_000 });
    const { items } = await run((owner) =>
      Promise.resolve(owner === LOST && done.length === 0 ? [leftover] : []),
    );
    expect(items).toMatchObject([{ itemId: id, outcome: 'succeeded', runSeconds: 4 }]);
  }, 60_000);

  test('a container that withstood its removal is taken away before the journal goes', async () => {
    const id = await lose('r1', [ended]);
    const { leftover, done } = container(id, WELL, { isRunning: false });
    await run((owner) => Promise.resolve(owner === LOST && !done.includes('discarded') ? [leftover] : []));
    expect(done).toEqual(['removed', 'discarded']);
  }, 60_000);

  test('its folders go with it', async () => {
    const folder = join(world.folder, 'work');
    await mkdir(join(folder, 'job-1'), { recursive: true });
    await lose('r1', [ended, { kind: 'folder', path: folder }]);
    await run(() => Promise.resolve([]));
    expect(await readdir(world.folder)).not.toContain('work');
  }, 60_000);

  test('an engine that does not answer: the journal stays, and a later look sees to it', async () => {
    const id = await lose('r1', [ended]);
    let isAway = true;
    const find: FindLeftovers = () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve([]));
    const [first] = await state.takeOrphans();
    expect(first?.origin).toBe(LOST);
    expect(await state.takeOrphans()).toEqual([]);
    first?.release();
    await run(find);
    expect((await world.item('q1', id)).state).toBe('claimed');
    isAway = false;
    await run(find);
    expect((await world.item('q1', id)).state).toBe('failed');
  }, 60_000);
});

describe('an agent that lives', () => {
  test('takes away containers of its own whose items have ended', async () => {
    const { leftover, done } = container('ended-item', WELL);
    const { agent } = await run((owner) => Promise.resolve(owner === state.owner ? [leftover] : []));
    expect(done).toEqual(['discarded']);
    expect(agent.isSettled).toBe(true);
  }, 60_000);

  test('that cannot is not done, so that its journal stays', async () => {
    const find: FindLeftovers = () => Promise.reject(new Error('the engine is away'));
    expect((await run(find)).agent.isSettled).toBe(false);
  }, 60_000);

  test('looks for others that died, every 30 s, one look at a time', async () => {
    const over = new AbortController();
    let ticks = 0;
    const looks: number[] = [];
    await goOnBeside({
      client: world.client,
      agentId: 'none',
      logger: silentLogger,
      over: over.signal,
      printMs: 1e9,
      clock: {
        now: () => ticks * 10_000,
        sleep: () => {
          ticks += 1;
          if (ticks === 11) over.abort();
          return Promise.resolve();
        },
      },
      onStopAsked: () => {},
      touch: () => {},
      repeatStatus: () => {},
      printStatus: () => {},
      lookAround: () => {
        looks.push(ticks);
        // The second look never ends.
        return looks.length === 1 ? Promise.resolve() : new Promise(() => {});
      },
    });
    expect(looks).toEqual([3, 6]);
  }, 60_000);

  test('clears the lock of one that was killed before it had a journal, and no other', async () => {
    const dead = 'aaaaaaaaaaaa';
    const live = 'bbbbbbbbbbbb';
    // What a kill leaves of a socket: its name.
    await writeFile(socketPath(stateDir, dead), '');
    const server = createServer().listen(socketPath(stateDir, live));
    try {
      await state.takeOrphans();
      expect(await readdir(stateDir)).not.toContain(`${dead}.sock`);
      expect(await isAlive(stateDir, live)).toBe(true);
      expect(await isAlive(stateDir, state.owner)).toBe(true);
    } finally {
      server.close();
    }
  }, 60_000);
});
