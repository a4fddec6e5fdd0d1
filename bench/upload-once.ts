/**
 * One upload by the project's client in a process of its own, so that its memory can be told. `put URL FILE`: the bytes
 * alone, as one file of an artifact. `job SERVER FOLDER`: a code job. Prints milliseconds and the most memory in MiB.
 */
import { createCodeJob } from '../src/job/write.ts';
import { putBytes, putFile } from '../src/wandb/artifacts/put-file.ts';
import { prepareArtifact, type MultipartRule } from '../src/wandb/artifacts/source.ts';
import { createClient } from '../src/wandb/index.ts';

export interface Measured {
  /** The time in which the files were read and hashed; null: not told apart. */
  readonly hashMs: number | null;
  readonly sendMs: number;
  readonly mostMiB: number;
}

const [kind = '', address = '', path = '', partMiB = '0'] = process.argv.slice(2);
const apiKey = process.env['WANDB_API_KEY'] ?? '';
const client = createClient({
  baseUrl: new URL(address).origin,
  credentials: { kind: 'key', apiKey },
  env: {},
});

async function put(): Promise<Pick<Measured, 'hashMs' | 'sendMs'>> {
  // An upload is never the first request: a client has asked for the address over the same connections.
  await putBytes(client, { url: address, headers: {} }, Buffer.from('first'));
  const began = performance.now();
  const partBytes = Number(partMiB) * 1024 * 1024;
  const multipart: { multipart?: MultipartRule } =
    partBytes > 0 ? { multipart: { fromBytes: 0, partBytes } } : {};
  const { files } = await prepareArtifact([{ path: 'file', file: path }], multipart);
  const [file] = files;
  if (file === undefined) throw new Error('there is no file');
  const hashed = performance.now();
  const parts = file.partMd5s.map((_, index) => ({ partNumber: index + 1, url: `${address}?part=${index}` }));
  await putFile(
    client,
    {
      ...{ url: address, headers: {}, storagePath: 'x', birthArtifactId: 'x' },
      multipart: partBytes > 0 ? { uploadId: 'x', parts } : null,
    },
    file,
  );
  return { hashMs: hashed - began, sendMs: performance.now() - hashed };
}

async function job(): Promise<Pick<Measured, 'hashMs' | 'sendMs'>> {
  const began = performance.now();
  await createCodeJob(client, {
    ...{ entity: process.env['ENTITY'] ?? '', project: 'bench', name: `bench-${process.pid}` },
    directory: path,
    entryPoint: ['python', 'train.py'],
  });
  return { hashMs: null, sendMs: performance.now() - began };
}

const measured = kind === 'put' ? await put() : await job();
await client.close();
console.log(JSON.stringify({ ...measured, mostMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
