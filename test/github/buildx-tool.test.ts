import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUILDX, type BuildxRelease, buildxSource, fetchBuildx } from '../../src/github/buildx-tool.ts';
import { downloadFile } from '../../src/build/download.ts';
import { LaunchError, oneLine } from '../../src/common/errors.ts';
import { silentLogger } from '../../src/common/logger.ts';

const PROGRAM = '#!/bin/sh\necho "buildx of the test $*"\n';
const DIGEST = createHash('sha256').update(PROGRAM).digest('hex');
const linux = { platform: 'linux', arch: 'x64' };

const saved = { ...process.env };
let folder = '';
let server: Server;
let served: string[] = [];
let body = PROGRAM;
let status = 200;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tool-'));
  process.env['RUNNER_TEMP'] = join(folder, 'temp');
  mkdirSync(join(folder, 'temp'));
  process.env['RUNNER_TOOL_CACHE'] = join(folder, 'cache');
  [served, body, status] = [[], PROGRAM, 200];
  server = createServer((request, response) => {
    served.push(request.url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const name of ['RUNNER_TEMP', 'RUNNER_TOOL_CACHE']) {
    if (saved[name] === undefined) delete process.env[name];
    else process.env[name] = saved[name];
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const release = (digest = DIGEST): BuildxRelease => ({
  version: '1.2.3',
  address: `${address()}/v1.2.3`,
  digests: { 'buildx-v1.2.3.linux-amd64': digest },
});

function fetchIt(over: { release?: BuildxRelease; env?: Record<string, string>; signal?: AbortSignal } = {}) {
  const { release: asked = release(), env = {}, signal = new AbortController().signal } = over;
  return fetchBuildx({
    env: { RUNNER_TEMP: join(folder, 'temp'), ...env },
    logger: silentLogger,
    signal,
    download: (url, file) => downloadFile(url, file, { env: {}, logger: silentLogger, signal }),
    release: asked,
    machine: linux,
  });
}

describe('fetchBuildx', () => {
  test('downloads once, gives a program that runs, and finds it again', async () => {
    const program = await fetchIt();
    expect(execFileSync(program, ['version'], { encoding: 'utf8' })).toBe('buildx of the test version\n');
    expect(program.startsWith(join(folder, 'cache'))).toBe(true);
    expect(await fetchIt()).toBe(program);
    expect(served).toEqual(['/v1.2.3/buildx-v1.2.3.linux-amd64']);
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  test('a cached program that was changed is not used', async () => {
    const program = await fetchIt();
    writeFileSync(program, '#!/bin/sh\necho evil\n');
    expect(await fetchIt()).toBe(program);
    expect(execFileSync(program, { encoding: 'utf8' })).toMatch(/of the test/);
    expect(served).toHaveLength(2);
  });

  test('what is not the expected program is refused, and never cached', async () => {
    body = 'evil';
    const failed = await fetchIt().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LaunchError);
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
    expect(oneLine(failed)).toMatch(/is not the expected buildx \(its SHA-256 is [0-9a-f]{64}\)/);
    body = PROGRAM;
    expect(execFileSync(await fetchIt(), { encoding: 'utf8' })).toMatch(/of the test/);
  });

  test('another address with the pinned digest', async () => {
    const env = { LAUNCH_BUILDX_URL: `${address()}/mirror/buildx` };
    await fetchIt({ env });
    expect(served).toEqual(['/mirror/buildx']);
  });

  test('another program, with its digest', async () => {
    body = '#!/bin/sh\necho other\n';
    const env = {
      LAUNCH_BUILDX_URL: `${address()}/other`,
      LAUNCH_BUILDX_SHA256: createHash('sha256').update(body).digest('hex').toUpperCase(),
    };
    expect(execFileSync(await fetchIt({ env }), { encoding: 'utf8' })).toBe('other\n');
  });

  test('an address without the program', async () => {
    status = 404;
    const env = { LAUNCH_BUILDX_URL: `${address()}/gone` };
    const failed = await fetchIt({ env }).catch((error: unknown) => error);
    expect(oneLine(failed)).toMatch(
      /buildx cannot be fetched from .*\/gone: the download was answered by HTTP 404\..*LAUNCH_BUILDX_URL/,
    );
  });

  test('a cancel', async () => {
    server.removeAllListeners('request');
    const cancel = new AbortController();
    server.on('request', () => cancel.abort(new Error('cancelled')));
    await expect(fetchIt({ signal: cancel.signal })).rejects.toThrow('cancelled');
  });
});

describe('buildxSource', () => {
  test.each([
    ['linux', 'x64', 'buildx-v0.36.1.linux-amd64'],
    ['linux', 'arm64', 'buildx-v0.36.1.linux-arm64'],
    ['linux', 'arm', 'buildx-v0.36.1.linux-arm-v7'],
    ['linux', 'ppc64', 'buildx-v0.36.1.linux-ppc64le'],
    ['linux', 's390x', 'buildx-v0.36.1.linux-s390x'],
    ['linux', 'riscv64', 'buildx-v0.36.1.linux-riscv64'],
    ['darwin', 'arm64', 'buildx-v0.36.1.darwin-arm64'],
    ['win32', 'x64', 'buildx-v0.36.1.windows-amd64.exe'],
  ])('%s on %s', (platform, arch, name) => {
    const source = buildxSource(BUILDX, { platform, arch }, {});
    expect(source).toEqual({
      url: `https://github.com/docker/buildx/releases/download/v0.36.1/${name}`,
      version: '0.36.1',
      digest: BUILDX.digests[name],
    });
  });

  test.each([
    [{ platform: 'sunos', arch: 'x64' }, {}, /no buildx for sunos on x64/],
    [linux, { LAUNCH_BUILDX_URL: 'ftp://x/y' }, /is not an http\(s\) address/],
    [linux, { LAUNCH_BUILDX_URL: 'x' }, /is not an http\(s\) address/],
    [linux, { LAUNCH_BUILDX_URL: 'http://x', LAUNCH_BUILDX_SHA256: 'abc' }, /not a SHA-256 digest/],
    [linux, { LAUNCH_BUILDX_URL: 'https://u:p@x/y' }, /holds a credential/],
    [linux, { LAUNCH_BUILDX_URL: 'https://x/y?sig=z' }, /holds a credential/],
    [linux, { LAUNCH_BUILDX_SHA256: 'a'.repeat(64) }, /without LAUNCH_BUILDX_URL/],
  ])('%j with %j is refused', (machine, env, message) => {
    expect(() => buildxSource(BUILDX, machine, env)).toThrow(message);
  });

  test('every digest is one', () => {
    for (const digest of Object.values(BUILDX.digests)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
