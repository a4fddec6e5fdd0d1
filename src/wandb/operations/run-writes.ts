import { stringifyJson } from '../../common/json.ts';
import type { CallOptions, Operation, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';
import type { JsonObject, RunRef } from '../types.ts';
import { headersFromList } from '../upload-headers.ts';
import { projectOf } from './run-reads.ts';

/** Creates or updates by the run's own id, so it may be repeated; the real client also repeats a conflict. */
const UPSERT: Operation = {
  name: 'UpsertBucket',
  effect: 'read',
  alsoRetry: [409],
  document: `mutation UpsertBucket(
    $name: String
    $project: String
    $entity: String
    $displayName: String
    $jobType: String
    $config: JSONString
    $host: String
  ) {
    upsertBucket(
      input: {
        name: $name
        modelName: $project
        entityName: $entity
        displayName: $displayName
        jobType: $jobType
        config: $config
        host: $host
      }
    ) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`,
};

/** A run that was asked to stop twice stops once. */
const STOP: Operation = {
  name: 'StopRun',
  effect: 'read',
  document: 'mutation StopRun($id: ID!) { stopRun(input: { id: $id }) { success } }',
};

const DELETE: Operation = {
  name: 'DeleteRun',
  effect: 'write',
  document: 'mutation DeleteRun($id: ID!) { deleteRun(input: { id: $id }) { clientMutationId } }',
};

/** Asks for addresses only. */
const CREATE_FILES: Operation = {
  name: 'CreateRunFiles',
  effect: 'read',
  document: `mutation CreateRunFiles($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
    createRunFiles(input: { entityName: $entity, projectName: $project, runName: $run, files: $files }) {
      runID
      uploadHeaders
      files { name uploadUrl }
    }
  }`,
};

export interface UpsertRunInput {
  readonly entity: string | null;
  readonly project: string;
  readonly runId: string;
  readonly displayName?: string;
  readonly jobType?: string;
  readonly config?: JsonObject;
  readonly host?: string;
}

/** Creates a run, or updates the one of that id. `config` is taken plain and written as W&B stores it. */
export async function upsertRun(
  client: WandbClient,
  input: UpsertRunInput,
  call?: CallOptions,
): Promise<{ storageId: string; runId: string; entity: string; project: string; inserted: boolean }> {
  const { entity, project, runId, config, displayName, jobType, host } = input;
  const read = new Reader(UPSERT.name);
  // Null means "leave it as it is" to the server, so what is not given is not sent.
  const variables = {
    name: runId,
    project,
    ...(entity === null ? {} : { entity }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(jobType === undefined ? {} : { jobType }),
    ...(host === undefined ? {} : { host }),
    ...(config === undefined ? {} : { config: stringifyJson(wrapConfig(config)) }),
  };
  const answer = read.required(await client.graphql(UPSERT, variables, call), 'upsertBucket');
  const bucket = read.required(answer, 'bucket');
  const owner = read.object(bucket, 'project');
  const ownerEntity = owner && read.object(owner, 'entity');
  return {
    storageId: read.requiredText(bucket, 'id'),
    runId: read.text(bucket, 'name') ?? runId,
    entity: (ownerEntity && read.text(ownerEntity, 'name')) ?? entity ?? '',
    project: (owner && read.text(owner, 'name')) ?? project,
    inserted: read.isTrue(answer, 'inserted'),
  };
}

function wrapConfig(config: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value }]));
}

/** Asks the program of a run to stop. */
export async function stopRun(client: WandbClient, storageId: string, call?: CallOptions): Promise<boolean> {
  const read = new Reader(STOP.name);
  return read.isTrue(read.object(await client.graphql(STOP, { id: storageId }, call), 'stopRun'), 'success');
}

export async function deleteRun(client: WandbClient, storageId: string, call?: CallOptions): Promise<void> {
  await client.graphql(DELETE, { id: storageId }, call);
}

/** Uploads small files of a run by their relative paths and tells the server that they are there. */
export async function uploadRunFiles(
  client: WandbClient,
  run: RunRef,
  files: Readonly<Record<string, Uint8Array>>,
  call?: CallOptions,
): Promise<void> {
  const paths = Object.keys(files);
  if (paths.length === 0) return;
  const read = new Reader(CREATE_FILES.name);
  const variables = { entity: run.entity, project: projectOf(run), run: run.runId, files: paths };
  const answer = read.required(await client.graphql(CREATE_FILES, variables, call), 'createRunFiles');
  const headers = headersFromList(read.texts(answer, 'uploadHeaders'));
  const targets = read.objects(answer, 'files');
  for (const target of targets) {
    const bytes = files[read.requiredText(target, 'name')];
    const url = read.text(target, 'uploadUrl');
    if (bytes === undefined || url === null || url === '') continue;
    await client.file(
      { method: 'PUT', url, headers, body: () => bytes, contentLength: bytes.byteLength },
      call,
    );
  }
  await postToStream(client, run, { uploaded: paths }, call);
}

/** Closes the stream of a run: the server then knows its end. */
export async function finishRun(
  client: WandbClient,
  run: RunRef,
  exitCode: number,
  call?: CallOptions,
): Promise<void> {
  await postToStream(client, run, { complete: true, exitcode: exitCode }, call);
}

/** What these posts say is true however often it is said, so they may be repeated. */
async function postToStream(
  client: WandbClient,
  run: RunRef,
  body: JsonObject,
  call: CallOptions | undefined,
): Promise<void> {
  const path = [run.entity, projectOf(run), run.runId].map(encodeURIComponent).join('/');
  await client.file(
    {
      method: 'POST',
      url: `${client.baseUrl}/files/${path}/file_stream`,
      headers: { 'content-type': 'application/json' },
      body: () => stringifyJson(body),
      authorized: true,
      effect: 'read',
    },
    call,
  );
}
