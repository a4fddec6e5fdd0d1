import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { Cancelled, listenForCancel } from '../../src/github/cancel.ts';

test('the first signal cancels with its name, the second one hurries', () => {
  const source = new EventEmitter();
  const { signal, hurry } = listenForCancel(source);
  expect(signal.aborted).toBe(false);
  source.emit('SIGINT');
  expect(signal.reason).toBeInstanceOf(Cancelled);
  expect(signal.reason).toMatchObject({
    kind: 'cancelled',
    signal: 'SIGINT',
    message: expect.stringMatching(/SIGINT/),
  });
  expect(hurry.aborted).toBe(false);
  source.emit('SIGTERM');
  expect(hurry.reason).toMatchObject({ signal: 'SIGTERM' });
  source.emit('SIGTERM');
  expect(signal.reason).toMatchObject({ signal: 'SIGINT' });
});

test('SIGTERM alone cancels too', () => {
  const source = new EventEmitter();
  const { signal } = listenForCancel(source);
  source.emit('SIGTERM');
  expect(signal.reason).toMatchObject({ signal: 'SIGTERM' });
});

test('after dispose nothing listens', () => {
  const source = new EventEmitter();
  const { signal, dispose } = listenForCancel(source);
  dispose();
  expect(source.eventNames()).toEqual([]);
  source.emit('SIGINT');
  expect(signal.aborted).toBe(false);
});
