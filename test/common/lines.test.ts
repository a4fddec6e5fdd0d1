import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LineSplitter, Tail } from '../../src/common/lines.ts';

function split(...chunks: (string | Uint8Array)[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  splitter.end();
  return lines;
}

describe('LineSplitter', () => {
  test.each<[string, (string | Uint8Array)[], string[]]>([
    ['lines', ['a\nb\n'], ['a', 'b']],
    ['a last line without its end', ['a\nb'], ['a', 'b']],
    ['empty lines', ['\n\n'], ['', '']],
    ['a line in pieces', ['he', 'llo\nwor', 'ld\n'], ['hello', 'world']],
    ['Windows line ends', ['a\r\nb\r\n'], ['a', 'b']],
    ['a progress bar: its last form', ['10%\r50%\r100%\n'], ['100%']],
    ['a character cut in two', [Uint8Array.of(0xc3), Uint8Array.of(0xa9, 0x0a)], ['é']],
    ['bytes that are not UTF-8', [Uint8Array.of(0xff, 0x41, 0x0a)], ['\ufffdA']],
    ['an unfinished character at the end', [Uint8Array.of(0x41, 0xe2)], ['A\ufffd']],
    ['nothing', [], []],
  ])('%s', (_name, chunks, lines) => expect(split(...chunks)).toEqual(lines));

  test('a line without end is passed on in bounded pieces', () => {
    const lines = split('x'.repeat(50_000));
    expect(lines.join('')).toHaveLength(50_000);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(16_384);
  });

  test('a secret on the seam of two pieces is cut, wherever it stands and however its bytes arrive', () => {
    const secret = 'k'.repeat(10) + 'e'.repeat(30);
    fc.assert(
      fc.property(fc.nat(70_000), fc.integer({ min: 1, max: 40_000 }), fc.boolean(), (at, step, ends) => {
        const text = `${'x'.repeat(at)}${secret}${'x'.repeat(70_000 - at)}${ends ? '\n' : ''}`;
        const lines: string[] = [];
        const splitter = new LineSplitter(
          (line) => lines.push(line.replaceAll(secret, '***')),
          (part) => part.replaceAll(secret, '***'),
        );
        for (let from = 0; from < text.length; from += step) {
          splitter.push(Buffer.from(text.slice(from, from + step)));
        }
        splitter.end();
        expect(lines.join('')).toBe(`${'x'.repeat(at)}***${'x'.repeat(70_000 - at)}`);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(16_384);
      }),
      { numRuns: 50 },
    );
  });

  test('a progress bar that never ends its line is not kept', () => {
    const lines = split(...Array.from({ length: 5_000 }, (_, at) => `step ${at} of 5000 ####\r`));
    expect(lines.join('').length).toBeLessThan(20_000);
    expect(lines.at(-1)).toContain('step 4999');
  });

  test('cutting the bytes elsewhere changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', 'line')),
        fc.nat(20),
        (parts, at) => {
          const bytes = Buffer.from(parts.join(''));
          expect(split(bytes.subarray(0, at), bytes.subarray(at))).toEqual(split(bytes));
        },
      ),
    );
  });
});

test('Tail keeps the last lines', () => {
  const tail = new Tail(3);
  for (let at = 0; at < 100; at += 1) tail.push(String(at));
  expect(tail.lines()).toEqual(['97', '98', '99']);
});
