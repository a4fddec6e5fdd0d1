import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { SubmittedContainer } from '../../../src/runners/docker/container.ts';
import type { ContainerState } from '../../../src/runners/docker/end.ts';
import type { DockerEngine } from '../../../src/runners/docker/engine.ts';
import { JobOutput } from '../../../src/runners/docker/output.ts';

const made: ContainerState = {
  status: 'created',
  running: false,
  exitCode: 0,
  oomKilled: false,
  error: '',
  startedAt: '0001-01-01T00:00:00Z',
  finishedAt: '0001-01-01T00:00:00Z',
};

/** A container whose first starts fail, and what the engine then says of it. */
function start(failures: number, state: ContainerState) {
  let starts = 0;
  const engine = {
    attach: () => Promise.resolve(Readable.from([])),
    logs: () => Promise.resolve(Readable.from([])),
    start: () => ((starts += 1) > failures ? Promise.resolve() : Promise.reject(new Error('it is away'))),
    wait: () => Promise.resolve(0),
    inspect: () => Promise.resolve([{ state }]),
  } as unknown as DockerEngine;
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const output = new JobOutput({ onLine: () => {} });
  const run = new SubmittedContainer({ engine, id: 'x', join: 'start', output, clock });
  return { end: run.wait(), starts: () => starts };
}

test.each<[string, number, ContainerState, number, object]>([
  ['is made again when the engine went away before it', 1, made, 2, { state: 'finished', exitCode: 0 }],
  ['is given up after three', 9, made, 3, { state: 'failed', neverStarted: true }],
  [
    'that docker refused is not',
    1,
    { ...made, error: 'no such program' },
    1,
    { state: 'failed', neverStarted: true },
  ],
  [
    'that was made is not',
    1,
    { ...made, status: 'exited', startedAt: '2026-01-01T00:00:00Z', exitCode: 4 },
    1,
    { state: 'failed', exitCode: 4 },
  ],
])('a start %s', async (_name, failures, state, starts, end) => {
  const container = start(failures, state);
  expect(await container.end).toMatchObject(end);
  expect(container.starts()).toBe(starts);
});
