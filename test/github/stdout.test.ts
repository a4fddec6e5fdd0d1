import { expect, test } from '@jest/globals';
import { createWriter } from '../../src/github/stdout.ts';

function printer() {
  const writes: string[] = [];
  let atExit = (): void => {};
  const process = {
    stdout: { write: (text: string) => writes.push(text) },
    once: (_event: 'exit', listener: () => void) => (atExit = listener),
  };
  return { writes, exit: () => atExit(), write: createWriter(process) };
}

const nextTurn = (): Promise<void> => new Promise((done) => void setImmediate(done));

test('what is printed in one turn is written at once, in its order', async () => {
  const { writes, write } = printer();
  write('one\n');
  write('two\n');
  expect(writes).toEqual([]);
  await nextTurn();
  write('three\n');
  await nextTurn();
  expect(writes).toEqual(['one\ntwo\n', 'three\n']);
});

test('a turn that prints much keeps little back', () => {
  const { writes, write } = printer();
  for (let line = 0; line < 10_000; line += 1) write(`${'x'.repeat(99)}\n`);
  expect(writes.length).toBeGreaterThan(10);
  expect(Math.max(...writes.map(({ length }) => length))).toBeLessThan(70_000);
});

test('the end of the process loses nothing', () => {
  const { writes, write, exit } = printer();
  write('last words\n');
  exit();
  exit();
  expect(writes).toEqual(['last words\n']);
});
