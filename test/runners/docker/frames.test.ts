import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FrameReader, type Source } from '../../../src/runners/docker/frames.ts';

function frame(source: Source, text: string): Buffer {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = source === 'stderr' ? 2 : 1;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

function read(...chunks: Buffer[]): Record<Source, string> {
  const read: Record<Source, string> = { stdout: '', stderr: '' };
  const reader = new FrameReader((source, bytes) => {
    read[source] += Buffer.from(bytes).toString('latin1');
  });
  for (const chunk of chunks) reader.push(chunk);
  return read;
}

test('tells both streams, however the bytes are cut', () => {
  const bytes = Buffer.concat([
    frame('stdout', 'one\n'),
    frame('stderr', 'oops'),
    frame('stdout', ''),
    frame('stdout', 'two'),
  ]);
  const whole = { stdout: 'one\ntwo', stderr: 'oops' };
  expect(read(bytes)).toEqual(whole);
  expect(read(...Array.from(bytes, (byte) => Buffer.of(byte)))).toEqual(whole);
  fc.assert(
    fc.property(fc.nat(bytes.length), (at) => {
      expect(read(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    }),
  );
});

test('of a frame that is cut off, what came is told', () => {
  expect(read(frame('stdout', 'whole'), frame('stdout', 'partly').subarray(0, 11))).toEqual({
    stdout: 'wholepar',
    stderr: '',
  });
});
