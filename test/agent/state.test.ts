import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { JobLog } from '../../src/launch/project/job-log.ts';
import { parseJournal, type JournalEntry } from '../../src/agent/journal.ts';
import { isSameProcess, killLeftover, processStartTime } from '../../src/agent/leftover-process.ts';
import { isAlive, lockOwner, socketPath } from '../../src/agent/lock.ts';
import { isOfThisMachine, recoveryOf, replay, type Found, type ItemRecord } from '../../src/agent/replay.ts';
import { AgentState } from '../../src/agent/state.ts';
import { systemClock } from '../../src/common/clock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const claim = {
  runId: 'r',
  entity: 'e',
  project: 'p',
  job: null,
  resource: 'local-container',
  isScheduler: false,
  at: 2,
};
const ended = {
  exitCode: 3,
  endedAt: 4,
  verdict: {
    state: 'failed',
    outcome: 'job-failed',
    message: 'm',
    failure: { stage: 'run', message: 'm' },
  },
} as const;
const record = (over: Partial<ItemRecord> = {}): ItemRecord => ({
  itemId: 'i',
  queue: 'q',
  takenAt: 1,
  claim,
  started: null,
  ended: null,
  reported: false,
  row: null,
  ...over,
});

describe('a journal', () => {
  const entries: JournalEntry[] = [
    {
      kind: 'agent',
      at: 0,
      host: 'box',
      boot: 'b',
      agentId: null,
      name: null,
      entity: null,
    },
    {
      kind: 'agent',
      at: 1,
      host: 'box',
      boot: 'b',
      agentId: 'A',
      name: 'n',
      entity: 'e',
    },
    { kind: 'taken', at: 1, itemId: 'i', queue: 'q' },
    { kind: 'claimed', itemId: 'i', ...claim },
    { kind: 'started', at: 3, itemId: 'i', resource: 'local-container', id: 'c', startTime: null },
    { kind: 'ended', at: 4, itemId: 'i', ...ended },
    { kind: 'folder', at: 4, path: '/w' },
    { kind: 'cancelled', at: 5, because: 'why' },
    { kind: 'reported', at: 6, itemId: 'i', row: { itemId: 'i' } },
  ];

  test('is read back as what it tells; a torn last line and strange lines are left out', () => {
    const text = entries.map((entry) => JSON.stringify(entry)).join('\n');
    const read = parseJournal(`\nnonsense\n{"kind":"new","at":1}\n${text}\n{"kind":"killed","a`);
    expect(read).toEqual(entries);
    expect(replay(read)).toEqual({
      host: 'box',
      boot: 'b',
      agentId: 'A',
      name: 'n',
      entity: 'e',
      folders: ['/w'],
      cancelled: 'why',
      killed: false,
      items: [
        record({
          started: { resource: 'local-container', id: 'c', startTime: null, at: 3 },
          ended,
          reported: true,
          row: { itemId: 'i' },
        }),
      ],
    });
  });

  test('any prefix of it can be replayed, torn anywhere', () => {
    const text = entries.map((entry) => JSON.stringify(entry)).join('\n');
    for (let length = 0; length <= text.length; length += 1) replay(parseJournal(text.slice(0, length)));
  });

  test('without its first line it says nothing', () => expect(replay(entries.slice(2))).toBeNull());

  const process = { resource: 'local-process', id: '7', startTime: '1', at: 3 };
  test.each<[string, Partial<ItemRecord>, Found, boolean, string]>([
    ['leased only: its lease runs out', { claim: null }, null, false, 'nothing'],
    ['reported', { reported: true }, null, false, 'nothing'],
    ['reported, its container not yet removed', { reported: true }, 'exited', false, 'stop'],
    ['claimed, nothing started', {}, null, false, 'fail'],
    ['its container runs', {}, 'running', false, 'adopt'],
    ['its container has ended', {}, 'exited', false, 'collect'],
    ['its container runs, its workflow was cancelled', {}, 'running', true, 'stop'],
    ['its container has ended, its workflow was cancelled', {}, 'exited', true, 'collect'],
    ['ended, and its container is gone', { ended }, null, false, 'collect'],
    ['a process that runs', { started: process }, 'running', false, 'stop'],
    ['a process that is gone', { started: process }, null, false, 'fail'],
  ])('%s', (_name, over, found, stopping, expected) =>
    expect(recoveryOf(record(over), found, stopping)).toBe(expected),
  );

  test.each([
    ['the same kernel under another name (a container)', { host: 'x', boot: 'b' }, true],
    ['the same machine after a restart', { host: 'box', boot: 'c' }, true],
    ['another machine on a shared disk', { host: 'x', boot: 'c' }, false],
    ['another machine that knows no boot id', { host: 'x', boot: '' }, false],
  ])('%s', (_name, of, expected) => expect(isOfThisMachine(of, { host: 'box', boot: 'b' })).toBe(expected));
});

describe('the lock of an owner', () => {
  test('is alive while it is held, and only then', async () => {
    const lock = await lockOwner(folder, 'aaaaaaaaaaaa');
    expect(await isAlive(folder, 'aaaaaaaaaaaa')).toBe(true);
    await lock.release();
    expect(await isAlive(folder, 'aaaaaaaaaaaa')).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  test('dies with its process, however that ends', async () => {
    const path = socketPath(folder, 'bbbbbbbbbbbb');
    const child = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('up'))`,
    ]);
    await once(child.stdout, 'data');
    expect(await isAlive(folder, 'bbbbbbbbbbbb')).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isAlive(folder, 'bbbbbbbbbbbb')).toBe(false);
  });

  test('moves to a shorter folder when the path is too long for a socket', () => {
    const path = socketPath(join(folder, 'x'.repeat(120)), 'cccccccccccc');
    expect(Buffer.byteLength(path)).toBeLessThan(108);
    expect(path).toBe(socketPath(join(folder, 'x'.repeat(120)), 'cccccccccccc'));
    expect(path).not.toBe(socketPath(join(folder, 'y'.repeat(120)), 'cccccccccccc'));
  });
});

describe('the state of agents', () => {
  /** What a killed agent leaves: its journal, and nobody behind its lock. */
  async function lose(over: { host?: string } = {}): Promise<string> {
    const owner = 'dddddddddddd';
    const entry = {
      kind: 'agent',
      at: 1,
      host: over.host ?? hostname(),
      boot: '',
      agentId: 'A',
      name: 'n',
      entity: 'e',
    };
    await writeFile(join(folder, `${owner}@${owner}.jsonl`), `${JSON.stringify(entry)}\n{"kind":"ta`);
    return owner;
  }

  test('is for its user alone, and leaves nothing behind', async () => {
    const inner = join(folder, 'inner');
    const state = await AgentState.open(inner, systemClock);
    state.note({ kind: 'taken', itemId: 'i', queue: 'q' });
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    const [name] = (await readdir(inner)).filter((file) => file.endsWith('.jsonl'));
    expect((await stat(join(inner, name ?? ''))).mode & 0o777).toBe(0o600);
    await state.close(true);
    expect(await readdir(inner)).toEqual([]);
  });

  test('of several agents one takes what a lost one left, and it goes when it is done', async () => {
    const owner = await lose();
    const states = await Promise.all([1, 2, 3].map(() => AgentState.open(folder, systemClock)));
    const taken = (await Promise.all(states.map((state) => state.takeOrphans()))).flat();
    expect(taken.map(({ origin }) => origin)).toEqual([owner]);
    taken[0]?.note({ kind: 'killed' });
    expect(await Promise.all(states.map((state) => state.takeOrphans()))).toEqual([[], [], []]);
    await taken[0]?.finish();
    for (const state of states) await state.close(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test('what a taker could not finish goes to the next one, with all that was noted', async () => {
    const owner = await lose();
    const first = await AgentState.open(folder, systemClock);
    const [orphan] = await first.takeOrphans();
    orphan?.note({ kind: 'taken', itemId: 'i', queue: 'q' });
    await first.close(true);
    const second = await AgentState.open(folder, systemClock);
    const [again] = await second.takeOrphans();
    expect(again).toMatchObject({ origin: owner, record: { agentId: 'A', items: [{ itemId: 'i' }] } });
    await again?.finish();
    await second.close(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a live agent and another machine keep theirs', async () => {
    const live = await AgentState.open(folder, systemClock);
    await lose({ host: 'elsewhere' });
    const other = await AgentState.open(folder, systemClock);
    expect(await other.takeOrphans()).toEqual([]);
    await other.close(true);
    await live.close(true);
    expect(await readdir(folder)).toEqual(['dddddddddddd@dddddddddddd.jsonl']);
  });
});

describe('a process that was left', () => {
  test('is known by its start time, and ended with its group', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { detached: true });
    await once(child, 'spawn');
    const left = { id: String(child.pid), startTime: processStartTime(String(child.pid)) };
    expect(isSameProcess({ ...left, startTime: '1' })).toBe(false);
    expect(killLeftover({ ...left, startTime: '1' })).toBe(false);
    expect(isSameProcess(left)).toBe(true);
    expect(killLeftover(left)).toBe(true);
    await once(child, 'exit');
    expect(killLeftover(left)).toBe(false);
  });

  test.each(['', '0', '-1', 'self', '999999999'])('there is none called %j', (id) =>
    expect(processStartTime(id)).toBeNull(),
  );
});

describe('the log of a job', () => {
  test('is bounded in the step and in the file, keeps its end, and holds no secret (story 19)', async () => {
    const shown: string[] = [];
    const path = join(folder, 'job.log');
    const cut = (text: string) => text.replaceAll('s3cret', '***');
    const log = new JobLog({
      print: (line) => shown.push(line),
      cut,
      path,
      stepLimit: 100,
      fileLimit: 1_000,
    });
    for (let index = 0; index < 5_000; index += 1) log.push(`line ${index} s3cret`);
    log.close();
    log.close();
    expect(shown.length).toBeLessThan(60);
    expect(shown.at(-1)).toBe('line 4999 ***');
    expect(shown).toEqual(
      expect.arrayContaining([expect.stringMatching(/lines were left out; the log is in /)]),
    );
    const kept = await readFile(path, 'utf8');
    expect(Buffer.byteLength(kept)).toBeLessThan(1_100);
    expect(kept).toMatch(/^line 0 \*\*\*\nline 1 /);
    expect(kept).toContain('the file is full');
    expect(shown.join('') + kept).not.toContain('s3cret');
    expect(log.tail().at(-1)).toBe('line 4999 ***');
  });

  test('a file that cannot be written is no trouble for the job', () => {
    const shown: string[] = [];
    const log = new JobLog({
      print: (line) => shown.push(line),
      cut: (text) => text,
      path: join(folder, 'no', 'x'),
    });
    log.push('a');
    log.close();
    expect(shown).toEqual(['a']);
    expect(log.path).toBeNull();
  });

  test('a log that was begun before is gone on with', async () => {
    const path = join(folder, 'job.log');
    await appendFile(path, 'before\n');
    const log = new JobLog({ print: () => {}, cut: (text) => text, path });
    log.push('after');
    log.close();
    expect(await readFile(path, 'utf8')).toBe('before\nafter\n');
  });

  test('a log that comes again as a whole begins anew', async () => {
    const path = join(folder, 'job.log');
    await appendFile(path, 'first\n');
    const log = new JobLog({ print: () => {}, cut: (text) => text, path, again: true });
    log.push('first');
    log.push('second');
    log.close();
    expect(await readFile(path, 'utf8')).toBe('first\nsecond\n');
  });
});
