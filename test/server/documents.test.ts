import { afterEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Kind, parse, print, validate } from 'graphql';
import { makeSchema } from '../../src/server/schema/index.ts';
import { documents } from './documents.ts';
import { at, server, stopServers, type Answer } from './support.ts';

afterEach(stopServers);

const operations = new Map(
  parse(documents).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [[node.name?.value ?? '', print(node)] as const] : [],
  ),
);

test.each([...operations.keys()])('%s validates', (name) => {
  expect(validate(makeSchema(), parse(operations.get(name) ?? ''))).toEqual([]);
});

test('every operation executes, in the order of a life', async () => {
  const { ask, send, stream } = await server();
  const left = new Set(operations.keys());
  const run = async (name: string, variables: Record<string, unknown> = {}): Promise<Answer['data']> => {
    left.delete(name);
    const answer = await ask(operations.get(name) ?? '', variables);
    expect({ name, status: answer.status, errors: answer.errors }).toEqual({ name, status: 200, errors: [] });
    return answer.data;
  };
  const owner = { entity: 'acme', project: 'model-registry' };
  const queue = { ...owner, queue: 'gpu' };
  const spec = JSON.stringify({ entity: 'acme', project: 'vision', run_id: 'r1', resource_args: {} });

  expect(at(await run('WhoAmI'), 'viewer.entity')).toBe('acme');
  await run('ServerVersion');
  await run('ServerFeatures');
  expect(at(await run('EntityKind', owner), 'entity.isTeam')).toBe(true);
  expect(at(await run('EnsureProject', { entity: 'acme', name: 'vision' }), 'upsertModel.inserted')).toBe(
    true,
  );

  const config = JSON.stringify({ resource_args: { kubernetes: { namespace: '{{ns}}' } } });
  const vars = JSON.stringify({ ns: { schema: { type: 'string', default: 'ml' } } });
  const defaults = await run('MakeQueueDefaults', { entity: 'acme', resource: 'kubernetes', config, vars });
  const configId = at(defaults, 'createDefaultResourceConfig.defaultResourceConfigID');
  const made = await run('MakeQueue', { ...queue, access: 'PROJECT', mode: 'V0', configId });
  const queueId = at(made, 'createRunQueue.queueID');
  expect(at(await run('QueueId', queue), 'project.runQueue.id')).toBe(queueId);
  expect(at(await run('QueueDetails', queue), 'project.runQueue.prioritizationMode')).toBe('V0');
  const found = await run('QueueDefaults', { entity: 'acme', configId });
  expect(at(found, 'entity.defaultResourceConfig.templateVariables.0.name')).toBe('ns');
  await run('UpsertQueue', { ...queue, queue: 'other', resource: 'local-process', config });
  expect(at(await run('ListQueues', owner), 'project.runQueues')).toHaveLength(2);

  const pushed = await run('PushByName', { ...queue, spec, templateValues: '{"ns":"prod"}', priority: 1 });
  const item = at(pushed, 'pushToRunQueueByName.runQueueItemId');
  const stored = JSON.parse(at(pushed, 'pushToRunQueueByName.runSpec') as string) as unknown;
  expect(stored).toMatchObject({ resource_args: { kubernetes: { namespace: 'prod' } } });
  const second = at(await run('PushById', { queueId, spec }), 'pushToRunQueue.runQueueItemId');
  expect(at(await run('QueueItem', { ...queue, item }), 'project.runQueue.runQueueItem.state')).toBe(
    'PENDING',
  );
  expect(at(await run('QueueItemFull', { ...queue, item }), 'project.runQueue.runQueueItem.priority')).toBe(
    1,
  );
  expect(at(await run('QueueItemsOld', queue), 'project.runQueue.runQueueItems.edges')).toHaveLength(2);
  expect(at(await run('DropItem', { queueId, item: second }), 'deleteFromRunQueue.success')).toBe(true);

  const agents = await ask(
    `mutation ($queues: [ID!]!) { createLaunchAgent(input: {entityName: "acme", projectName: "model-registry",
      runQueues: $queues, hostname: "h"}) { launchAgentId } }`,
    { queues: [queueId] },
  );
  const agent = at(agents.data, 'createLaunchAgent.launchAgentId');
  expect(at(await run('QueueAgents', owner), 'entity.launchProject.launchAgents.0.runQueues.0')).toBe(
    queueId,
  );
  expect(at(await run('PopItem', { ...queue, agent }), 'popFromRunQueue.runQueueItemId')).toBe(item);
  await run('AckItem', { item, run: 'r1' });
  await run('WarnItem', { item, message: 'slow', stage: 'Kubernetes' });
  await run('FailItem', { item, message: 'no image', stage: 'build', files: ['x/error/error.log'] });
  expect(at(await run('AgentOfItem', { agent }), 'launchAgent.agentStatus')).toBe('POLLING');

  const vision = { entity: 'acme', project: 'vision', run: 'r1' };
  const hidden = await run('MakeHiddenRun', { ...vision, jobType: 'cli_create_job' });
  const id = at(hidden, 'upsertBucket.bucket.id');
  await stream('acme/vision/r1', {
    files: { 'wandb-history.jsonl': { offset: 0, content: ['{"_step":0,"loss":NaN}'] } },
  });
  expect(at(await run('RunState', vision), 'project.run.state')).toBe('running');
  expect(at(await run('RunDetails', vision), 'project.run.historyLineCount')).toBe(1);
  expect(at(await run('RunRows', vision), 'project.run.history.0')).toBe('{"_step":0,"loss":NaN}');
  await run('RunSystemRows', vision);
  const sampled = await run('RunSampled', { ...vision, specs: ['{"keys":["_step","loss"]}'] });
  expect(at(sampled, 'project.run.sampledHistory.0.0')).toEqual({ _step: 0, loss: 'NaN' });
  expect(at(await run('RunPage', { ...vision, min: 1, max: 9, size: 9 }), 'project.run.history')).toEqual([]);
  expect(at(await run('RunStopFlag', vision), 'project.run.stopped')).toBe(false);
  expect(at(await run('AskRunToStop', { id }), 'stopRun.success')).toBe(true);
  await run('RunLogTail', { ...vision, last: 5 });
  expect(at(await run('RunSource', vision), 'project.run.runInfo')).toBeNull();
  const file = await run('RunFile', { ...vision, file: 'no.txt' });
  expect(at(file, 'project.run.files.edges.0.node')).toMatchObject({ name: 'no.txt', updatedAt: null });

  const bytes = '{"a":1}';
  const md5 = createHash('md5').update(bytes).digest('base64');
  const digest = createHash('md5').update(`wandb-artifact-manifest-v1\njob.json:${md5}\n`).digest('hex');
  const input = {
    entityName: 'acme',
    projectName: 'vision',
    artifactTypeName: 'job',
    artifactCollectionName: 'train',
    digest,
    digestAlgorithm: 'MANIFEST_MD5',
    aliases: [{ artifactCollectionName: 'train', alias: 'latest' }],
    enableDigestDeduplication: true,
  };
  const artifact = at(await run('MakeArtifact', { input }), 'createArtifact.artifact.id');
  const manifestInput = {
    artifactID: artifact,
    name: 'wandb_manifest.json',
    digest: '',
    entityName: 'acme',
    projectName: 'vision',
    runName: 'r1',
    type: 'FULL',
  };
  const manifest = await run('MakeManifest', { input: manifestInput });
  const manifestId = at(manifest, 'createArtifactManifest.artifactManifest.id');
  const files = [{ artifactID: artifact, artifactManifestID: manifestId, name: 'job.json', md5 }];
  const place = at(await run('MakeFiles', { files }), 'createArtifactFiles.files.edges.0.node');
  const put = async (address: unknown, body: string): Promise<void> => {
    expect((await fetch(address as string, { method: 'PUT', body })).status).toBe(200);
  };
  await put(at(place, 'uploadUrl'), bytes);
  const text = JSON.stringify({
    version: 1,
    storagePolicy: 'wandb-storage-policy-v1',
    storagePolicyConfig: { storageLayout: 'V2' },
    contents: { 'job.json': { digest: md5, size: 7, birthArtifactID: at(place, 'artifact.id') } },
  });
  const finished = await run('FinishManifest', {
    manifest: manifestId,
    digest: createHash('md5').update(text).digest('base64'),
  });
  await put(at(finished, 'updateArtifactManifest.artifactManifest.file.uploadUrl'), text);
  expect(at(await run('CommitArtifact', { id: artifact }), 'commitArtifact.artifact.digest')).toBe(digest);

  const job = { entity: 'acme', project: 'vision', name: 'train:v0' };
  const membership = await run('JobByName', job);
  expect(at(membership, 'project.artifactCollectionMembership.artifact.artifactType.name')).toBe('job');
  expect(at(await run('JobByNameOld', job), 'project.artifact.versionIndex')).toBe(0);
  const jobs = await run('JobsOfProject', job);
  expect(at(jobs, 'project.artifactType.artifactCollections.edges.0.node.name')).toBe('train');
  const fallback = Buffer.from(md5, 'base64').toString('hex');
  const fetched = await send(`/artifactsV2/default/acme/vision/train/x/${fallback}/job.json`);
  expect(await fetched.text()).toBe(bytes);

  await run('DropRun', { id });
  expect(at(await run('DropQueue', { queueId }), 'deleteRunQueues.success')).toBe(true);
  expect([...left]).toEqual([]);
});
