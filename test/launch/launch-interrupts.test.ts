import { EventEmitter } from 'node:events';
import { expect, jest, test } from '@jest/globals';
import { tieToProcess, type SignalHost } from '../../src/launch/here/interrupts.ts';
import { launch } from '../../src/launch/launch.ts';
import type { RunEnd, Runner } from '../../src/runners/runner.ts';
import { FakeWorld } from './fake-world.ts';

class Host extends EventEmitter implements SignalHost {
  readonly pid = 4711;
  readonly killed: string[] = [];
  kill(pid: number, signal: string): void {
    this.killed.push(`${pid} ${signal}`);
  }
}

test('the first signal stops, the second one hurries; the process ends by the first when all is gone', () => {
  const host = new Host();
  const [one, two] = [tieToProcess(host), tieToProcess(host)];
  host.emit('SIGINT');
  expect([one.signal.aborted, two.signal.aborted, one.force.aborted]).toEqual([true, true, false]);
  host.emit('SIGTERM');
  expect([one.force.aborted, two.force.aborted]).toEqual([true, true]);
  one.release();
  one.release();
  expect(host.killed).toEqual([]);
  two.release();
  expect(host.killed).toEqual(['4711 SIGINT']);
  expect(host.listenerCount('SIGINT') + host.listenerCount('SIGTERM')).toBe(0);
});

test('a launch that begins while others are being stopped is stopped, too', () => {
  const host = new Host();
  const one = tieToProcess(host);
  host.emit('SIGTERM');
  const late = tieToProcess(host);
  expect(late.signal.aborted).toBe(true);
  one.release();
  late.release();
  expect(host.killed).toEqual(['4711 SIGTERM']);
});

test('a process with listeners of its own ends as it says itself', () => {
  const host = new Host();
  host.on('SIGINT', () => {});
  const tie = tieToProcess(host);
  host.emit('SIGINT');
  tie.release();
  expect(host.killed).toEqual([]);
});

test('without an interrupt nothing happens, and nothing stays', () => {
  const host = new Host();
  tieToProcess(host).release();
  const later = tieToProcess(host);
  expect(host.listenerCount('SIGINT')).toBe(1);
  later.release();
  expect([host.killed, host.listenerCount('SIGINT')]).toEqual([[], 0]);
});

test('a launch for which no client can be made leaves the process as it was', async () => {
  const host = new Host();
  const env = jest.replaceProperty(process, 'env', { WANDB_BASE_URL: 'nowhere' });
  await expect(launch({ dockerImage: 'img:1' }, { process: host })).rejects.toThrow(/base URL/);
  env.restore();
  expect(host.listenerCount('SIGINT') + host.listenerCount('SIGTERM')).toBe(0);
});

test('a second interrupt during the start ends the run by force', async () => {
  const host = new Host();
  const graces: number[] = [];
  const runner: Runner = {
    resource: 'local-container',
    run() {
      host.emit('SIGINT');
      host.emit('SIGINT');
      let end = (_end: RunEnd): void => {};
      const ended = new Promise<RunEnd>((resolve) => (end = resolve));
      return Promise.resolve({
        id: 'container-1',
        getStatus: () => 'running',
        getLogs: () => [],
        wait: () => ended,
        cancel(graceMs) {
          graces.push(graceMs);
          // It does not care about being asked.
          if (graceMs === 0) end({ state: 'stopped', exitCode: 137, signal: 'SIGKILL', reason: null });
          return Promise.resolve();
        },
        remove: () => Promise.resolve(),
      });
    },
  };
  const { client } = new FakeWorld();
  const options = { dockerImage: 'img:1', project: 'p', synchronous: false };
  const run = await launch(options, { client, process: host, runners: [runner] });
  expect((await run.end()).state).toBe('stopped');
  expect(graces).toEqual([5_000, 0]);
});
