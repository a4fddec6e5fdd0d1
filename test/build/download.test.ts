import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { downloadFile } from '../../src/build/download.ts';
import { silentLogger } from '../../src/common/logger.ts';
import { withFolder } from './support/folder.ts';
import { type Seen, startServer } from './support/http-server.ts';

/** Downloads `/file` of a server, and tells what is in the folder after it. Waits take no time. */
async function download(
  answer: (request: Seen, response: ServerResponse) => void,
  signal = new AbortController().signal,
) {
  const server = await startServer(answer);
  const waits: number[] = [];
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  return withFolder(async (folder) => {
    const file = join(folder, 'file');
    const options = { env: {}, logger: silentLogger, signal, clock };
    const error = await downloadFile(`http://${server.host}/file`, file, options).then(
      () => null,
      (thrown: unknown) => thrown as Error,
    );
    await server.close();
    const left = await readdir(folder);
    const text = left.length === 0 ? null : await readFile(file, 'utf8');
    return { error, text, waits, seen: server.seen.map(({ url }) => url) };
  });
}

describe('downloadFile', () => {
  test('writes what is there', async () => {
    const body = 'x'.repeat(1_000_000);
    expect(await download((_, response) => response.end(body))).toMatchObject({ error: null, text: body });
  });

  test('goes where it is led', async () => {
    const { error, text, seen } = await download(({ url }, response) => {
      if (url === '/there') response.end('text');
      else response.writeHead(302, { location: '/there' }).end();
    });
    expect({ error, text, seen }).toEqual({ error: null, text: 'text', seen: ['/file', '/there'] });
  });

  test.each([
    ['in circles', '/file', /led on more than 5 times/],
    ['to a file', 'file:///etc/passwd', /not https/],
    ['nowhere', 'http://', /not https/],
  ])('not %s', async (_, location, message) => {
    const { error, text } = await download((__, response) => response.writeHead(302, { location }).end());
    expect(error?.message).toMatch(message);
    expect(text).toBeNull();
  });

  test('what is cut off is fetched again, from its beginning', async () => {
    let asked = 0;
    const { error, text, waits } = await download((_, response) => {
      asked += 1;
      if (asked > 1) return response.end('whole');
      response.writeHead(200, { 'content-length': '1000' }).write('part', () => response.destroy());
      return undefined;
    });
    expect({ error, text }).toEqual({ error: null, text: 'whole' });
    expect(waits).toHaveLength(1);
  });

  test.each([
    [404, 1],
    [503, 4],
  ])('HTTP %d after %d attempts leaves nothing', async (status, attempts) => {
    const { error, text, seen } = await download((_, response) => response.writeHead(status).end());
    expect(error?.message).toBe(`the download was answered by HTTP ${status}`);
    expect(text).toBeNull();
    expect(seen).toHaveLength(attempts);
  });

  test('a cancel in the middle leaves nothing', async () => {
    const cancel = new AbortController();
    const { error, text } = await download((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('part', () => cancel.abort(new Error('cancelled')));
    }, cancel.signal);
    expect(error).toEqual(new Error('cancelled'));
    expect(text).toBeNull();
  });
});
