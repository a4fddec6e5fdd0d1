import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { startServer } from '../../../src/server/index.ts';
import type { RunningServer } from '../../../src/server/index.ts';
import { downloadArtifact } from '../../../src/wandb/artifacts/download.ts';
import { withHiddenRun } from '../../../src/wandb/artifacts/hidden-run.ts';
import { artifactById } from '../../../src/wandb/artifacts/operations.ts';
import type { ArtifactVersion } from '../../../src/wandb/artifacts/operations.ts';
import { prepareArtifact } from '../../../src/wandb/artifacts/source.ts';
import type { ArtifactSource } from '../../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../../src/wandb/artifacts/upload.ts';
import type { UploadedArtifact } from '../../../src/wandb/artifacts/upload.ts';
import type { FileRequest, WandbClient } from '../../../src/wandb/client.ts';
import { createClient } from '../../../src/wandb/create-client.ts';

const OWNER = { entity: 'acme', project: 'vision' };
const FILES: readonly ArtifactSource[] = [
  { path: 'a.txt', content: 'alpha' },
  { path: 'sub/b.txt', content: 'beta' },
  { path: 'sub/copy of b.txt', content: 'beta' },
  { path: 'constructor', content: 'é' },
  { path: 'empty', content: '' },
];

let server: RunningServer;
let client: WandbClient;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  const noWait = { now: () => Date.now(), sleep: () => Promise.resolve() };
  client = createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    clock: noWait,
    env: {},
  });
  folder = await mkdtemp(join(tmpdir(), 'transfer-'));
});

afterEach(async () => {
  await client.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function upload(
  sources: readonly ArtifactSource[] = FILES,
  seed = 'seed',
  by: WandbClient = client,
): Promise<UploadedArtifact> {
  const prepared = await prepareArtifact(sources);
  const input = { type: 'code', collection: 'code-x', aliases: ['latest', 'one'] };
  return withHiddenRun(by, OWNER, (run) => uploadArtifact(by, run, input, prepared, { seed }));
}

async function stored(): Promise<ArtifactVersion> {
  const { id } = await upload();
  const artifact = await artifactById(client, id);
  if (artifact === null) throw new Error('The artifact is not there.');
  return artifact;
}

function requests(pattern: RegExp): string[] {
  return server.control
    .requests()
    .map(({ method, path, operation }) => operation ?? `${method} ${path}`)
    .filter((line) => pattern.test(line));
}

const isDownload = ({ method, url }: FileRequest): boolean => method === 'GET' && url.includes('/storage/');

/** A client whose answers to file requests pass through other hands. */
function tampered(change: (text: string) => string, which: (request: FileRequest) => boolean): WandbClient {
  return {
    ...client,
    async file(request, call) {
      const response = await client.file(request, call);
      if (!which(request)) return response;
      const text = change(await response.text());
      async function* body(): AsyncGenerator<Uint8Array> {
        yield await Promise.resolve(Buffer.from(text));
      }
      return { ...response, body: body(), text: () => Promise.resolve(text) };
    },
  };
}

describe('upload and download', () => {
  test('what goes up comes down, verified', async () => {
    const artifact = await stored();
    expect(artifact).toMatchObject({
      ...OWNER,
      type: 'code',
      state: 'COMMITTED',
      versionIndex: 0,
      aliases: expect.arrayContaining(['latest', 'one']) as unknown,
    });
    const paths = await downloadArtifact(client, artifact, { directory: join(folder, 'new/folder') });
    expect([...paths].sort()).toEqual(FILES.map(({ path }) => path).sort());
    for (const source of FILES) {
      const expected = 'content' in source ? source.content : '';
      expect(await readFile(join(folder, 'new/folder', source.path), 'utf8')).toBe(expected);
    }
  });

  test('equal contents are sent once, and the helper run is gone', async () => {
    await upload();
    expect(requests(/^PUT \/storage/)).toHaveLength(4 + 1);
    expect(requests(/^(DeleteRun|UpsertBucket)$/)).toEqual(['UpsertBucket', 'DeleteRun']);
  });

  test('the same contents again: no new version and nothing sent', async () => {
    const first = await upload();
    server.control.clearRequests();
    expect(await upload(FILES, 'another seed')).toEqual({ ...first, created: false });
    expect(requests(/^PUT/)).toEqual([]);
    const changed = await upload([...FILES, { path: 'new', content: '1' }]);
    expect(changed).toMatchObject({ created: true, versionIndex: 1 });
    expect(requests(/^PUT \/storage/)).toHaveLength(2);
  });

  test('many files in several batches', async () => {
    const many = Array.from({ length: 520 }, (_, index) => ({ path: `f/${index}`, content: `${index}` }));
    const { id } = await upload(many);
    expect(requests(/^CreateArtifactFiles$/)).toHaveLength(2);
    const artifact = await artifactById(client, id);
    if (artifact === null) throw new Error('The artifact is not there.');
    await downloadArtifact(client, artifact, { directory: folder });
    expect(await readdir(join(folder, 'f'))).toHaveLength(520);
  }, 30_000);

  test('files from the disk are streamed', async () => {
    const bytes = randomBytes(3_000_000);
    await writeFile(join(folder, 'big'), bytes);
    const { id } = await upload([{ path: 'big', file: join(folder, 'big') }]);
    const artifact = await artifactById(client, id);
    if (artifact === null) throw new Error('The artifact is not there.');
    await downloadArtifact(client, artifact, { directory: join(folder, 'down') });
    expect((await readFile(join(folder, 'down/big'))).equals(bytes)).toBe(true);
  });

  test('a file that changes on its way is not committed', async () => {
    await writeFile(join(folder, 'f'), 'before');
    const prepared = await prepareArtifact([{ path: 'f', file: join(folder, 'f') }]);
    await writeFile(join(folder, 'f'), 'after!');
    const input = { type: 'code', collection: 'code-x', aliases: [] };
    const uploading = withHiddenRun(client, OWNER, (run) =>
      uploadArtifact(client, run, input, prepared, { seed: '' }),
    );
    await expect(uploading).rejects.toThrow();
    expect(requests(/^CommitArtifact$/)).toEqual([]);
    expect(requests(/^DeleteRun$/)).toHaveLength(1);
  });
});

describe('faults on the way up', () => {
  test('a refused address is asked for again', async () => {
    server.control.addFault({
      match: { method: 'PUT', path: '/storage' },
      action: { status: 403 },
      count: 2,
    });
    expect(await upload()).toMatchObject({ created: true, versionIndex: 0 });
    expect(requests(/^CreateArtifactFiles$/).length).toBeGreaterThan(2);
  });

  test('an address that stays refused ends the upload', async () => {
    server.control.addFault({
      match: { method: 'PUT', path: '/storage' },
      action: { status: 403 },
      count: 99,
    });
    await expect(upload()).rejects.toMatchObject({ status: 403 });
    expect(requests(/^CommitArtifact$/)).toEqual([]);
    expect(requests(/^DeleteRun$/)).toHaveLength(1);
  });

  test.each(['CreateArtifact', 'CreateArtifactFiles', 'CreateArtifactManifest', 'CommitArtifact'])(
    'a lost answer to %s makes no second version',
    async (operation) => {
      server.control.addFault({ match: { operation }, action: { drop: 'after' } });
      expect(await upload()).toMatchObject({ created: true, versionIndex: 0 });
      expect(await upload(FILES, 'other')).toMatchObject({ created: false, versionIndex: 0 });
    },
  );

  test('an interrupted upload is gone on with', async () => {
    server.control.addFault({ match: { operation: 'CommitArtifact' }, action: { status: 400 } });
    await expect(upload()).rejects.toThrow();
    server.control.clearRequests();
    expect(await upload()).toMatchObject({ created: true, versionIndex: 0 });
  });

  test('a cancelled upload removes its run', async () => {
    const abort = new AbortController();
    const prepared = await prepareArtifact(FILES);
    const input = { type: 'code', collection: 'code-x', aliases: [] };
    const uploading = withHiddenRun(client, OWNER, (run) => {
      abort.abort(new Error('cancelled'));
      return uploadArtifact(client, run, input, prepared, { seed: '', signal: abort.signal });
    });
    await expect(uploading).rejects.toThrow('cancelled');
    expect(requests(/^DeleteRun$/)).toHaveLength(1);
  });
});

describe('faults on the way down', () => {
  test('an address that ran out: the server itself is asked, with credentials', async () => {
    const artifact = await stored();
    const fault = { match: { method: 'GET', path: '/storage' }, action: { status: 403 }, skip: 1, count: 99 };
    server.control.addFault(fault);
    server.control.clearRequests();
    await downloadArtifact(client, artifact, { directory: folder });
    const direct = server.control.requests().filter(({ path }) => path.startsWith('/artifactsV2/'));
    expect(direct).toHaveLength(FILES.length);
    expect(direct.every(({ scheme }) => scheme === 'Basic')).toBe(true);
    const signed = server.control.requests().filter(({ path }) => path.startsWith('/storage/'));
    expect(signed.every(({ scheme }) => scheme === null)).toBe(true);
    expect(await readFile(join(folder, 'sub/b.txt'), 'utf8')).toBe('beta');
  });

  test('a file that comes damaged once is fetched again', async () => {
    const artifact = await stored();
    let damaged = 0;
    const hands = tampered((text) => (text === 'alpha' && (damaged += 1) === 1 ? 'alphX' : text), isDownload);
    await downloadArtifact(hands, artifact, { directory: folder });
    expect(damaged).toBe(2);
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('alpha');
  });

  test.each([
    ['wrong bytes', 'alphX', /another digest/],
    ['too few bytes', 'alph', /only 4 of 5/],
    ['too many bytes', 'alpha!', /more than the 5/],
  ])('%s to the end: no file', async (_title, text, why) => {
    const artifact = await stored();
    const hands = tampered((original) => (original === 'alpha' ? text : original), isDownload);
    await expect(downloadArtifact(hands, artifact, { directory: folder })).rejects.toThrow(why);
    expect(await readdir(folder)).not.toContain('a.txt');
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['a path that leads out', (text) => text.replace('"a.txt"', '"../a.txt"'), /leads out of its folder/],
    ['an absolute path', (text) => text.replace('"a.txt"', '"/tmp/a.txt"'), /absolute/],
    [
      'another file digest',
      (text) => text.replace(/"digest":"[^"]{22}==/, '"digest":"AAAAAAAAAAAAAAAAAAAAAA=='),
      /does not match its digest/,
    ],
    [
      'a file more',
      (text) =>
        text.replace(
          '"contents":{',
          `"contents":{"z":{"digest":"${createHash('md5').update('').digest('base64')}","size":0},`,
        ),
      /does not match its digest/,
    ],
    ['half of it', (text) => text.slice(0, text.length / 2), /not JSON/],
  ])('a manifest with %s', async (_title, change, why) => {
    const artifact = await stored();
    const hands = tampered((text) => (text.startsWith('{"version"') ? change(text) : text), isDownload);
    await expect(downloadArtifact(hands, artifact, { directory: folder })).rejects.toThrow(why);
    expect(await readdir(folder)).toEqual([]);
  });

  test('another size in the manifest, which its digest does not cover', async () => {
    const artifact = await stored();
    const hands = tampered((text) => text.replace(/"size":5/, '"size":6'), isDownload);
    await expect(downloadArtifact(hands, artifact, { directory: folder })).rejects.toThrow(
      /only 5 of 6 bytes/,
    );
  });

  test.each([
    [{ files: 4 }, /5 files and 15 bytes, where 4 files/],
    [{ bytes: 14 }, /and 14 bytes are allowed/],
  ])('limits %j', async (limits, why) => {
    await expect(downloadArtifact(client, await stored(), { directory: folder, limits })).rejects.toThrow(
      why,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test('a link in the destination that leads out of it', async () => {
    const artifact = await stored();
    await mkdir(join(folder, 'victim'));
    await mkdir(join(folder, 'into'));
    await symlink(join(folder, 'victim'), join(folder, 'into/sub'));
    const downloading = downloadArtifact(client, artifact, { directory: join(folder, 'into') });
    await expect(downloading).rejects.toThrow(/symbolic link/);
    expect(await readdir(join(folder, 'victim'))).toEqual([]);
  });

  test('a destination that cannot be', async () => {
    await writeFile(join(folder, 'f'), '');
    const downloading = downloadArtifact(client, await stored(), { directory: join(folder, 'f/x') });
    await expect(downloading).rejects.toThrow(/cannot be made \(ENOTDIR\)/);
  });

  test('an abort', async () => {
    const artifact = await stored();
    const downloading = downloadArtifact(client, artifact, {
      directory: folder,
      signal: AbortSignal.abort(new Error('cancelled')),
    });
    await expect(downloading).rejects.toThrow('cancelled');
  });
});
