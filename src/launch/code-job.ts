import { messageOf } from '../common/errors.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { runFileUrl } from '../wandb/operations/runs.ts';
import type { RunRef, RunSource } from '../wandb/types.ts';
import type { UriRequest, UriTools } from './resolve-uri.ts';

export interface CodeOfRun {
  readonly request: UriRequest;
  readonly run: RunRef;
  readonly source: RunSource;
  readonly code: RunSource['outputArtifacts'][number];
  readonly entryPoint: readonly string[];
}

/** Bytes of a requirements file; more is no list of packages. */
const MOST_REQUIREMENTS = 1_000_000;

/**
 * The job of the code artifact that a run logged. It is made for this very version of the artifact: a job that is
 * there under the artifact's name may be of another. The server takes an equal one for the same.
 */
export async function jobOfCode(
  client: WandbClient,
  { request, run, source, code, entryPoint }: CodeOfRun,
  tools: Pick<UriTools, 'createArtifactJob'>,
  call: CallOptions,
): Promise<{ job: string | null; note: string }> {
  const path = `${run.entity}/${run.project}/${run.runId}`;
  const what = `the code artifact ${code.name}:v${code.versionIndex ?? '?'} of the run ${path}`;
  if (request.dryRun) return { job: null, note: `A job would be made of ${what}.` };
  const runtime = /3\.\d+/.exec(source.python ?? '')?.[0];
  const made = await tools.createArtifactJob(
    client,
    {
      entity: request.entity,
      project: request.project || run.project,
      artifactId: code.id,
      artifactName: code.name,
      entryPoint,
      requirements: await requirementsOf(client, run, call),
      ...(runtime === undefined ? {} : { runtime }),
    },
    call.signal === undefined ? {} : { signal: call.signal },
  );
  return { job: made.job, note: `${made.created ? 'Made' : 'Found'} the job ${made.job} of ${what}.` };
}

/** The packages that the run recorded; empty when it recorded none. */
async function requirementsOf(client: WandbClient, run: RunRef, call: CallOptions): Promise<string> {
  const url = await runFileUrl(client, run, 'requirements.txt', call);
  if (url === null) return '';
  try {
    const { body } = await client.file({ method: 'GET', url }, call);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > MOST_REQUIREMENTS) break;
      chunks.push(chunk);
    }
    return bytes > MOST_REQUIREMENTS ? '' : Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    call.signal?.throwIfAborted();
    client.logger.warning(`The packages of the run ${run.runId} could not be read: ${messageOf(error)}`);
    return '';
  }
}
