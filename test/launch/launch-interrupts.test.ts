import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { tieToProcess, type SignalHost } from '../../src/launch/here/interrupts.ts';

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
