import { afterEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { at, server, stopServers, type Answer, type Ask, type TestServer } from './support.ts';

afterEach(stopServers);

const md5 = (text: string, form: 'hex' | 'base64' = 'base64'): string =>
  createHash('md5').update(text).digest(form);
const digestOf = (files: Record<string, string>): string =>
  md5(
    `wandb-artifact-manifest-v1\n${Object.entries(files)
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map(([path, text]) => `${path}:${md5(text)}\n`)
      .join('')}`,
    'hex',
  );

const CREATE = `mutation ($input: CreateArtifactInput!) { createArtifact(input: $input) { artifact { id state
  artifactSequence { latestArtifact { versionIndex } } } } }`;
const FILES = `mutation ($files: [CreateArtifactFileSpecInput!]!) { createArtifactFiles(input: {artifactFiles: $files,
  storageLayout: V2}) { files { edges { node { name uploadUrl uploadHeaders storagePath artifact { id }
  uploadMultipartUrls { uploadID uploadUrlParts { partNumber uploadUrl } } } } } } }`;
const MANIFEST = `mutation ($id: ID!, $digest: String!) { createArtifactManifest(input: {artifactID: $id,
  name: "wandb_manifest.json", digest: $digest, entityName: "acme", projectName: "vision", runName: "r1",
  type: FULL}) { artifactManifest { id file { uploadUrl } } } }`;
const COMMIT =
  'mutation ($id: ID!) { commitArtifact(input: {artifactID: $id}) { artifact { state versionIndex } } }';
const MEMBERS = `query ($name: String!) { project(name: "vision") { artifactCollectionMembership(name: $name) {
  versionIndex aliases { alias } artifact { id size fileCount currentManifest { file { directUrl } } }
  files { edges { node { name directUrl md5 } } } } } }`;

async function withRun(): Promise<TestServer> {
  const started = await server();
  await started.ask('mutation { upsertBucket(input: {modelName: "vision", name: "r1"}) { inserted } }');
  return started;
}
const create = (ask: Ask, more: Record<string, unknown>): Promise<Answer> =>
  ask(CREATE, {
    input: {
      entityName: 'acme',
      projectName: 'vision',
      runName: 'r1',
      artifactTypeName: 'dataset',
      artifactCollectionName: 'data',
      digestAlgorithm: 'MANIFEST_MD5',
      enableDigestDeduplication: true,
      ...more,
    },
  });
const put = (url: unknown, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url as string, { method: 'PUT', body, headers });

/** Creates, fills and commits a version. @returns its id */
async function upload(ask: Ask, files: Record<string, string>, aliases: string[] = []): Promise<string> {
  const created = await create(ask, {
    digest: digestOf(files),
    aliases: aliases.map((alias) => ({ artifactCollectionName: 'data', alias })),
  });
  const id = at(created.data, 'createArtifact.artifact.id') as string;
  if (at(created.data, 'createArtifact.artifact.state') === 'COMMITTED') return id;
  const specs = Object.entries(files).map(([name, text]) => ({ artifactID: id, name, md5: md5(text) }));
  const edges = at((await ask(FILES, { files: specs })).data, 'createArtifactFiles.files.edges') as unknown[];
  expect(edges.map((edge) => at(edge, 'node.name'))).toEqual(Object.keys(files));
  const contents: Record<string, unknown> = {};
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const url = at(edges[index], 'node.uploadUrl');
    if (url !== null) expect((await put(url, text)).status).toBe(200);
    contents[name] = {
      digest: md5(text),
      size: text.length,
      birthArtifactID: at(edges[index], 'node.artifact.id'),
    };
  }
  const manifest = JSON.stringify({ version: 1, contents });
  const made = await ask(MANIFEST, { id, digest: md5(manifest) });
  await put(at(made.data, 'createArtifactManifest.artifactManifest.file.uploadUrl'), manifest);
  const committed = await ask(COMMIT, { id });
  expect(committed.errors).toEqual([]);
  return id;
}
const member = async (ask: Ask, name: string): Promise<Record<string, unknown> | null> =>
  at((await ask(MEMBERS, { name })).data, 'project.artifactCollectionMembership') as Record<
    string,
    unknown
  > | null;
const aliasesOf = async (ask: Ask, name: string): Promise<unknown> =>
  (at(await member(ask, name), 'aliases') as { alias: string }[]).map(({ alias }) => alias).sort();

test('versions count up, aliases move, equal content is the version that is there', async () => {
  const { ask } = await withRun();
  const first = await upload(ask, { 'a.txt': 'a', '\u{1F600}': 'b', '\uFFFD': 'c' }, ['best']);
  expect(await member(ask, 'data:best')).toMatchObject({
    versionIndex: 0,
    artifact: { size: 3, fileCount: 3 },
  });
  await upload(ask, { 'a.txt': 'a2' }, ['best']);
  expect(await aliasesOf(ask, 'data:v1')).toEqual(['best', 'latest']);
  expect(await aliasesOf(ask, 'data:v0')).toEqual([]);
  expect(await upload(ask, { 'a.txt': 'a', '\u{1F600}': 'b', '\uFFFD': 'c' }, ['best'])).toBe(first);
  expect(await aliasesOf(ask, 'data:v0')).toEqual(['best']);
  expect(await member(ask, 'data:v9')).toBeNull();
  expect(await member(ask, 'other:v0')).toBeNull();
  expect(await member(ask, 'data')).toMatchObject({ versionIndex: 1 });
});

test('bytes that the project has are not asked for again, and still come with every version', async () => {
  const { ask } = await withRun();
  const first = await upload(ask, { 'a.txt': 'same' });
  const created = await create(ask, { digest: digestOf({ 'b.txt': 'same' }) });
  const id = at(created.data, 'createArtifact.artifact.id');
  const { data } = await ask(FILES, { files: [{ artifactID: id, name: 'b.txt', md5: md5('same') }] });
  expect(at(data, 'createArtifactFiles.files.edges.0.node')).toMatchObject({
    uploadUrl: null,
    artifact: { id: first },
  });
  await upload(ask, { 'b.txt': 'same', 'c.txt': 'same' });
  const files = at(await member(ask, 'data:latest'), 'files.edges') as unknown[];
  expect(files.map((file) => at(file, 'node.name'))).toEqual(['b.txt', 'c.txt']);
  expect(await (await fetch(at(files[1], 'node.directUrl') as string)).text()).toBe('same');
});

describe('client ids', () => {
  test('make creation repeatable, and refuse another digest', async () => {
    const { ask } = await withRun();
    const digest = digestOf({ a: 'a' });
    const first = await create(ask, { digest, clientID: 'c1' });
    const again = await create(ask, { digest, clientID: 'c1' });
    expect(again.data).toEqual(first.data);
    const other = await create(ask, { digest: digestOf({ a: 'b' }), clientID: 'c1' });
    expect([other.status, other.errors[0]?.message]).toEqual([400, 'Invalid Client ID digest']);
    const mapped = await ask('{ clientIDMapping(clientID: "c1") { serverID } }');
    expect(at(mapped.data, 'clientIDMapping.serverID')).toBe(at(first.data, 'createArtifact.artifact.id'));
  });
});

describe('refused', () => {
  test.each<[string, Record<string, unknown>, number]>([
    ['a collection of another type', { artifactTypeName: 'job' }, 409],
    ['a run that is not there', { runName: 'none' }, 404],
    ['a project that is not there', { projectName: 'none' }, 404],
    ['a digest that is none', { digest: 'x' }, 400],
    ['metadata that is no object', { metadata: '[]' }, 400],
    ['no collection name', { artifactCollectionName: null }, 400],
  ])('%s', async (_, input, status) => {
    const { ask } = await withRun();
    await upload(ask, { a: 'a' });
    expect((await create(ask, { digest: digestOf({ b: 'b' }), ...input })).status).toBe(status);
  });

  test('a commit without manifest, without bytes, or with another digest', async () => {
    const { ask } = await withRun();
    const created = await create(ask, { digest: digestOf({ a: 'a' }) });
    const id = at(created.data, 'createArtifact.artifact.id');
    const commitWith = async (contents: unknown): Promise<string | undefined> => {
      const manifest = JSON.stringify({ version: 1, contents });
      const made = await ask(MANIFEST, { id, digest: md5(manifest) });
      await put(at(made.data, 'createArtifactManifest.artifactManifest.file.uploadUrl'), manifest);
      return (await ask(COMMIT, { id })).errors[0]?.message;
    };
    expect((await ask(COMMIT, { id })).errors[0]?.message).toContain('without an uploaded manifest');
    expect(await commitWith({ a: { digest: md5('a'), size: 1 } })).toContain('file a was not uploaded');
    const { data } = await ask(FILES, { files: [{ artifactID: id, name: 'a', md5: md5('a') }] });
    await put(at(data, 'createArtifactFiles.files.edges.0.node.uploadUrl'), 'a');
    expect(await commitWith({ b: { digest: md5('a'), size: 1 } })).toContain('digest');
    expect(await commitWith({ a: { digest: md5('a'), size: 1 } })).toBeUndefined();
  });

  test('bytes that are not those announced, and addresses that are forged or too old', async () => {
    const { ask, control } = await withRun();
    const created = await create(ask, { digest: digestOf({ a: 'a' }) });
    const id = at(created.data, 'createArtifact.artifact.id');
    const { data } = await ask(FILES, { files: [{ artifactID: id, name: 'a', md5: md5('a') }] });
    const url = at(data, 'createArtifactFiles.files.edges.0.node.uploadUrl') as string;
    expect((await put(url, 'b')).status).toBe(400);
    expect((await put(url, 'a', { 'Content-MD5': md5('b') })).status).toBe(400);
    expect((await put(url.replace('signature=', 'signature=0'), 'a')).status).toBe(403);
    expect((await fetch(url)).status).toBe(403);
    control.advance(25 * 3_600_000);
    expect((await put(url, 'a')).status).toBe(403);
  });
});

test('a file in parts: ETags, completion, bytes', async () => {
  const { ask } = await withRun();
  const created = await create(ask, { digest: digestOf({ big: 'part1part2' }) });
  const id = at(created.data, 'createArtifact.artifact.id');
  const parts = ['part1', 'part2'].map((text, index) => ({
    partNumber: index + 1,
    hexMD5: md5(text, 'hex'),
  }));
  const { data } = await ask(FILES, {
    files: [{ artifactID: id, name: 'big', md5: md5('part1part2'), uploadPartsInput: parts }],
  });
  const node = at(data, 'createArtifactFiles.files.edges.0.node');
  const etags: { partNumber: number; hexMD5: string | null }[] = [];
  for (const [index, text] of ['part1', 'part2'].entries()) {
    const url = at(node, `uploadMultipartUrls.uploadUrlParts.${index}.uploadUrl`);
    const answer = await put(url, text, { 'Content-MD5': md5(text) });
    etags.push({ partNumber: index + 1, hexMD5: answer.headers.get('etag') });
  }
  expect(etags[0]?.hexMD5).toBe(`"${md5('part1', 'hex')}"`);
  const complete = (completed: unknown): Promise<Answer> =>
    ask(
      `mutation ($parts: [UploadPartsInput!]!, $id: ID!, $path: String!, $upload: String!) {
        completeMultipartUploadArtifact(input: {completeMultipartAction: Complete, completedParts: $parts,
          artifactID: $id, storagePath: $path, uploadID: $upload}) { digest } }`,
      {
        parts: completed,
        id,
        path: at(node, 'storagePath'),
        upload: at(node, 'uploadMultipartUrls.uploadID'),
      },
    );
  expect((await complete([{ partNumber: 1, hexMD5: '"0"' }])).status).toBe(400);
  expect(at((await complete(etags)).data, 'completeMultipartUploadArtifact.digest')).toBe(md5('part1part2'));
  await upload(ask, { big: 'part1part2' });
  const url = at(await member(ask, 'data:latest'), 'files.edges.0.node.directUrl') as string;
  expect(await (await fetch(url)).text()).toBe('part1part2');
});

test('use, edit, link, delete', async () => {
  const { ask } = await withRun();
  const id = await upload(ask, { a: 'a' }, ['best']);
  const ok = async (query: string): Promise<Answer['data']> => {
    const answer = await ask(query.replaceAll('$THIS', JSON.stringify(id)));
    expect(answer.errors).toEqual([]);
    return answer.data;
  };
  await ok(
    'mutation { useArtifact(input: {entityName: "acme", projectName: "vision", runName: "r1", artifactID: $THIS}) { artifact { id } } }',
  );
  await ok(
    'mutation { updateArtifact(input: {artifactID: $THIS, description: "d", metadata: "{}", aliases: [{artifactCollectionName: "data", alias: "x"}], tagsToAdd: [{tagName: "t"}]}) { artifact { id } } }',
  );
  const linked = await ok(
    'mutation { linkArtifact(input: {artifactPortfolioName: "models", entityName: "acme", projectName: "shelf", artifactID: $THIS, aliases: [{artifactCollectionName: "models", alias: "prod"}]}) { versionIndex } }',
  );
  expect(at(linked, 'linkArtifact.versionIndex')).toBe(0);
  const seen = await ok(`{ artifact(id: $THIS) { description tags { name } usedBy { edges { node { name } } }
    createdBy { ... on Run { name } } artifactMemberships { edges { node { artifactCollection { __typename name } } } } }
    project(name: "vision") { run(name: "r1") { inputArtifacts { edges { node { id } } }
      outputArtifacts(first: 5) { totalCount } } } }`);
  expect(at(seen, 'artifact')).toMatchObject({
    description: 'd',
    tags: [{ name: 't' }],
    usedBy: { edges: [{ node: { name: 'r1' } }] },
    createdBy: { name: 'r1' },
    artifactMemberships: {
      edges: [
        { node: { artifactCollection: { __typename: 'ArtifactSequence', name: 'data' } } },
        { node: { artifactCollection: { __typename: 'ArtifactPortfolio', name: 'models' } } },
      ],
    },
  });
  expect(at(seen, 'project.run.outputArtifacts.totalCount')).toBe(1);
  expect(await aliasesOf(ask, 'data:v0')).toEqual(['x']);
  const drop = `mutation ($force: Boolean) { deleteArtifact(input: {artifactID: ${JSON.stringify(id)},
    deleteAliases: $force}) { artifact { state } } }`;
  expect((await ask(drop, { force: false })).status).toBe(400);
  expect(at((await ask(drop, { force: true })).data, 'deleteArtifact.artifact.state')).toBe('DELETED');
  expect(await member(ask, 'data:v0')).toBeNull();
});
