import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { startServerProcess } from '../test/support/server.ts';
import { timeProcess, type Row } from './support.ts';
import type { Measured } from './upload-once.ts';

const MIB = 1024 * 1024;
const SIZE_MIB = Number(process.env['BENCH_UPLOAD_MIB'] ?? 1024);
const SMALL_MIB = 16;
const RUNS = 3;
/** The client as plain JavaScript, beside the packages that it needs: tsx would slow down what is measured. */
const PROGRAM = resolve('.cache/bench/upload-once.mjs');

/**
 * One large file by the project's client beside `curl -T`: the bytes alone into a storage that throws them away, and
 * a whole code job into the embedded server, which hashes and stores. The client reads a file twice, because a storage
 * wants the digest before the bytes: the time for hashing is told apart.
 */
export async function upload(): Promise<readonly Row[]> {
  await compile();
  const folder = await mkdtemp(join(tmpdir(), 'bench-upload-'));
  const sink = await startSink();
  const server = await startServerProcess('--data', join(folder, 'server'));
  try {
    const large = await randomFile(join(folder, 'large', 'data'), SIZE_MIB);
    const small = await randomFile(join(folder, 'small', 'data'), SMALL_MIB);
    const env = { ...process.env, WANDB_API_KEY: server.apiKey, ENTITY: server.entity };
    const curl = () => timeProcess(['curl', '-sSf', '-o', '/dev/null', '-T', large, sink.url], { env });
    const put = (file: string, ...more: string[]) => measure(['put', sink.url, file, ...more], env);
    const job = (file: string) => measure(['job', server.baseUrl, dirname(file)], env);

    const bare: number[] = [];
    const ours: Measured[] = [];
    const parts: Measured[] = [];
    // In turns, so that what else the machine does falls on all alike; the first turn fills the page cache.
    for (let turn = 0; turn <= RUNS; turn += 1) {
      const [plain, one, many] = [await curl(), await put(large), await put(large, '100')];
      if (turn === 0) continue;
      bare.push(plain);
      ours.push(one);
      parts.push(many);
    }
    const whole = await job(large);
    const [flat, flatJob] = [await put(small), await job(small)];
    const rows = [
      row('curl -T', bare, '(a)'),
      row(
        'one file',
        ours.map(({ sendMs }) => sendMs),
        memory(ours, flat),
      ),
      row(
        'in parts of 100 MiB',
        parts.map(({ sendMs }) => sendMs),
        memory(parts, flat),
      ),
      row(
        'hashing before',
        ours.map(({ hashMs }) => hashMs ?? NaN),
        'the digest is sent first',
      ),
      row('a code job, all of it', [whole.sendMs], memory([whole], flatJob)),
    ];
    const [a, b, c] = rows.map((one) => one.medianMs);
    if (a && b && c)
      console.log(`(a) / one file = ${(a / b).toFixed(2)}, (a) / in parts = ${(a / c).toFixed(2)}`);
    return rows;
  } finally {
    sink.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function memory(runs: readonly Measured[], small: Measured): string {
  const most = Math.max(...runs.map(({ mostMiB }) => mostMiB));
  return `at most ${most} MiB of memory; ${small.mostMiB} for ${SMALL_MIB} MiB`;
}

function row(what: string, times: readonly number[], note: string): Row {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    what,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    minMs: sorted[0] ?? NaN,
    maxMs: sorted.at(-1) ?? NaN,
    runs: sorted.length,
    note,
  };
}

async function compile(): Promise<void> {
  const withTsx = createRequire(createRequire(import.meta.url).resolve('tsx'));
  const esbuild = withTsx('esbuild') as { build(options: object): Promise<unknown> };
  const entryPoints = [resolve('bench/upload-once.ts')];
  await esbuild.build({
    entryPoints,
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
}

async function measure(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the upload ended with ${code}`);
  return JSON.parse(output) as Measured;
}

/** A storage that reads what it is sent, and keeps nothing. GraphQL gets an empty answer. */
async function startSink(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request
      .on('end', () =>
        response.writeHead(200, { etag: '"tag"' }).end(request.method === 'POST' ? '{"data":{}}' : ''),
      )
      .resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function randomFile(path: string, sizeMiB: number): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    for (let written = 0; written < sizeMiB; written += 1) await file.write(randomBytes(MIB));
  } finally {
    await file.close();
  }
  return path;
}
