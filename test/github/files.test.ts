import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as core from '@actions/core';
import { formatEntry } from '../../src/github/file-commands.ts';
import { createOutputs, JSON_OUTPUTS } from '../../src/github/outputs.ts';
import { readState, saveState } from '../../src/github/state.ts';
import { createSummary, SUMMARY_BYTES } from '../../src/github/summary.ts';
import { silentLogger, type Logger } from '../../src/common/logger.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function recordingLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string): void => void lines.push(message);
  return { ...silentLogger, notice: keep, warning: keep, lines };
}

function failing(): never {
  throw new Error('disk full');
}

/** The entries of a file, as the runner reads them. */
function entriesOf(text: string): [string, string][] {
  const entries: [string, string][] = [];
  const lines = text.split(EOL);
  for (let at = 0; at < lines.length; at += 1) {
    const [key = '', delimiter] = lines[at]?.split('<<') ?? [];
    if (delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    entries.push([key, lines.slice(at + 1, end).join(EOL)]);
    at = end;
  }
  return entries;
}

test.each(['plain', 'a\nb', '', 'x<<EOF\ny\nEOF'])('the output %j is written as core writes it', (value) => {
  const path = join(folder, 'core-output');
  writeFileSync(path, '');
  const before = process.env['GITHUB_OUTPUT'];
  process.env['GITHUB_OUTPUT'] = path;
  core.setOutput('name', value);
  if (before === undefined) delete process.env['GITHUB_OUTPUT'];
  else process.env['GITHUB_OUTPUT'] = before;
  const delimiter = /ghadelimiter_[\da-f-]+/g;
  expect(formatEntry('name', value).replace(delimiter, 'D')).toBe(
    readFileSync(path, 'utf8').replace(delimiter, 'D'),
  );
});

test('an entry cannot hold its own delimiter, and every entry has another one', () => {
  expect(() => formatEntry('name', 'a\nEND\nother<<END', 'END')).toThrow(/its own delimiter/);
  expect(formatEntry('a', 'b')).not.toBe(formatEntry('a', 'b'));
});

test('outputs are written as soon as known, once a value, and nulls not at all', () => {
  const path = join(folder, 'outputs');
  writeFileSync(path, '');
  const outputs = createOutputs({ path, logger: silentLogger });
  outputs.set({ 'item-id': 'i1', 'run-id': null, state: 'pending' });
  outputs.set({ 'item-id': 'i1', 'run-id': 'r1', state: 'running' });
  outputs.setJson('metrics', { 'val/acc': 0.5, bad: NaN });
  expect(entriesOf(readFileSync(path, 'utf8'))).toEqual([
    ['item-id', 'i1'],
    ['state', 'pending'],
    ['run-id', 'r1'],
    ['state', 'running'],
    ['metrics', '{"val/acc":0.5,"bad":null}'],
  ]);
});

test('JSON that is too long is cut, stays JSON, and is told once', () => {
  const written: string[] = [];
  const logger = recordingLogger();
  const outputs = createOutputs({ path: 'x', logger, append: (_, text) => written.push(text) });
  const items = Array.from({ length: 3_000 }, (_, i) => ({ itemId: `i${i}`, message: '…'.repeat(100) }));
  outputs.setJson('items', items);
  outputs.setJson('items', items.slice(1));
  outputs.setJson('metrics', { small: 1, large: 'x'.repeat(200_000), other: 2 });
  const values = written.flatMap(entriesOf);
  for (const [name, value] of values) {
    expect(value.length).toBeLessThanOrEqual(JSON_OUTPUTS[name as keyof typeof JSON_OUTPUTS]);
  }
  const list = JSON.parse(values[0]?.[1] ?? '') as unknown[];
  expect(list).toEqual(items.slice(0, list.length));
  expect(list.length).toBeGreaterThan(1_000);
  expect(values.at(-1)).toEqual(['metrics', '{"small":1,"other":2}']);
  expect(logger.lines).toHaveLength(2);
  expect(logger.lines[1]).toMatch(/metrics is too long for GitHub: 1 of its entries/);
});

test('all JSON outputs together stay well below the megabyte of a job, two bytes a unit', () => {
  const units = Object.values(JSON_OUTPUTS).reduce((sum, most) => sum + most, 0);
  expect(units * 2).toBeLessThan(900_000);
});

test('a file that cannot be written is a warning, and no file is silence', () => {
  const logger = recordingLogger();
  const broken = { path: 'x', logger, append: failing };
  createOutputs(broken).set({ job: 'a' });
  createOutputs(broken).setJson('metrics', {});
  saveState('launch', { a: 1 }, broken);
  expect(createSummary(broken).write('# page')).toBe(false);
  expect(logger.lines).toHaveLength(4);
  for (const line of logger.lines) expect(line).toMatch(/could not be (written|saved).*: disk full/);
  for (const path of [undefined, '']) {
    const options = { path, logger, append: failing };
    createOutputs(options).set({ job: 'a' });
    saveState('launch', 1, options);
    expect(createSummary(options).write('x')).toBe(false);
  }
  expect(logger.lines).toHaveLength(4);
});

test('post reads the last state that main saved, and nothing where there is none', () => {
  const path = join(folder, 'state');
  writeFileSync(path, '');
  saveState('launch', { itemId: 'i1' }, { path, logger: silentLogger });
  saveState('launch', { itemId: 'i1', runId: 'r1' }, { path, logger: silentLogger });
  const env = Object.fromEntries(
    entriesOf(readFileSync(path, 'utf8')).map(([key, value]) => [`STATE_${key}`, value]),
  );
  expect(readState('launch', env)).toEqual({ itemId: 'i1', runId: 'r1' });
  expect(readState('launch', {})).toBeUndefined();
  expect(readState('launch', { STATE_launch: '{' })).toBeUndefined();
});

test('the summary is written once, whole', () => {
  const written: string[] = [];
  const summary = createSummary({ path: 'x', logger: silentLogger, append: (_, text) => written.push(text) });
  expect(summary.write('# one')).toBe(true);
  expect(summary.write('# two')).toBe(false);
  expect(written).toEqual(['# one\n']);
});

test('a summary over the limit loses whole lines and says so', () => {
  const written: string[] = [];
  const summary = createSummary({ path: 'x', logger: silentLogger, append: (_, text) => written.push(text) });
  summary.write(`${'ä'.repeat(100)}\n`.repeat(10_000));
  expect(Buffer.byteLength(written[0] ?? '')).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(Buffer.byteLength(written[0] ?? '')).toBeGreaterThan(SUMMARY_BYTES - 300);
  expect(written[0]).toMatch(/ä\n\nThe rest of this summary did not fit\.\n$/);
});
