import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startServer } from '../../../src/server/index.ts';
import type { RunningServer } from '../../../src/server/index.ts';
import { downloadArtifact } from '../../../src/wandb/artifacts/download.ts';
import { withHiddenRun } from '../../../src/wandb/artifacts/hidden-run.ts';
import { artifactById } from '../../../src/wandb/artifacts/operations.ts';
import { prepareArtifact } from '../../../src/wandb/artifacts/source.ts';
import { uploadArtifact } from '../../../src/wandb/artifacts/upload.ts';
import type { WandbClient } from '../../../src/wandb/client.ts';
import { createClient } from '../../../src/wandb/create-client.ts';

const OWNER = { entity: 'acme', project: 'parts' };
const PARTS = 11;
const PART_BYTES = 5_000;

let server: RunningServer;
let client: WandbClient;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  folder = await mkdtemp(join(tmpdir(), 'parts-'));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Uploads a file of eleven parts, the last one short, and reads it back. */
async function thereAndBack(name: string): Promise<void> {
  const bytes = Buffer.from(
    Uint8Array.from({ length: PART_BYTES * PARTS - 1 }, (_, index) => (index * index + name.length) % 251),
  );
  await writeFile(join(folder, name), bytes);
  const prepared = await prepareArtifact([{ path: 'big', file: join(folder, name) }], {
    multipart: { fromBytes: PART_BYTES, partBytes: PART_BYTES },
  });
  expect(prepared.files[0]?.partMd5s).toHaveLength(PARTS);
  const input = { type: 'dataset', collection: name, aliases: ['latest'] };
  const { id } = await withHiddenRun(client, OWNER, (run) =>
    uploadArtifact(client, run, input, prepared, { seed: name }),
  );
  const stored = await artifactById(client, id);
  if (stored === null) throw new Error('nothing was stored');
  const directory = join(folder, `${name}-back`);
  await downloadArtifact(client, stored, { directory });
  expect((await readFile(join(directory, 'big'))).equals(bytes)).toBe(true);
}

function puts(): { path: string; status: number }[] {
  return server.control.requests().filter(({ method, path }) => method === 'PUT' && path.includes('/big'));
}

test('the server puts together what came in parts, side by side', async () => {
  server.control.clearRequests();
  await thereAndBack('plain');
  expect(puts().map(({ status }) => status)).toEqual(Array<number>(PARTS).fill(200));
});

test('parts that fail go again, alone', async () => {
  server.control.clearRequests();
  server.control.addFault({ match: { method: 'PUT' }, action: { status: 503 }, skip: 2, count: 2 });
  server.control.addFault({ match: { method: 'PUT' }, action: { drop: 'before' }, skip: 6 });
  await thereAndBack('failing');
  expect(puts().filter(({ status }) => status === 200)).toHaveLength(PARTS);
  expect(puts().length).toBeGreaterThan(PARTS);
});
