import type { CallOptions, WandbClient } from '../client.ts';
import { Reader } from '../read.ts';
import type { JsonObject, RunRef, RunSource } from '../types.ts';
import { projectOf, runQuery, runVariables } from './run-reads.ts';

const ARTIFACT = `edges {
  node { id versionIndex artifactType { name } artifactSequence { name project { name entityName } } }
}`;

const RUN_SOURCE = runQuery(
  'RunSource',
  `runInfo { program args python git { remote commit } }
   inputArtifacts(first: 100) { ${ARTIFACT} }
   outputArtifacts(first: 100) { ${ARTIFACT} }`,
);

const RUN_FILES = runQuery(
  'RunFiles',
  'files(names: $files) { edges { node { name url directUrl updatedAt } } }',
  ', $files: [String!]',
);

/** What a run was started from; `null`: no such run. */
export async function runSource(
  client: WandbClient,
  run: RunRef,
  call?: CallOptions,
): Promise<RunSource | null> {
  const read = new Reader(RUN_SOURCE.name);
  const found = read.object(await client.graphql(RUN_SOURCE, runVariables(run), call), 'project', 'run');
  if (found === null) return null;
  const info = read.object(found, 'runInfo') ?? {};
  const git = read.object(info, 'git');
  const remote = git && read.text(git, 'remote');
  return {
    program: read.text(info, 'program'),
    args: read.texts(info, 'args'),
    python: read.text(info, 'python'),
    git: git === null || remote === null ? null : { remote, commit: read.text(git, 'commit') },
    inputArtifacts: read.nodes(found, 'inputArtifacts').map((artifact) => toArtifact(read, artifact, run)),
    outputArtifacts: read.nodes(found, 'outputArtifacts').map((artifact) => toArtifact(read, artifact, run)),
  };
}

function toArtifact(read: Reader, artifact: JsonObject, run: RunRef): RunSource['inputArtifacts'][number] {
  const type = read.object(artifact, 'artifactType');
  const sequence = read.object(artifact, 'artifactSequence');
  const project = sequence && read.object(sequence, 'project');
  return {
    id: read.requiredText(artifact, 'id'),
    type: (type && read.text(type, 'name')) ?? '',
    name: (sequence && read.text(sequence, 'name')) ?? '',
    versionIndex: read.number(artifact, 'versionIndex'),
    entity: (project && read.text(project, 'entityName')) ?? run.entity,
    project: (project && read.text(project, 'name')) ?? projectOf(run),
  };
}

/** Address of a file of the run; `null`: the run has no such file. */
export async function runFileUrl(
  client: WandbClient,
  run: RunRef,
  file: string,
  call?: CallOptions,
): Promise<string | null> {
  const read = new Reader(RUN_FILES.name);
  const data = await client.graphql(RUN_FILES, { ...runVariables(run), files: [file] }, call);
  const found = read.object(data, 'project', 'run');
  if (found === null) return null;
  // The server answers with a row for a file that does not exist too: without a time of its last change.
  const row = read
    .nodes(found, 'files')
    .find((node) => read.text(node, 'name') === file && read.text(node, 'updatedAt') !== null);
  return row ? (read.text(row, 'directUrl') ?? read.text(row, 'url')) : null;
}
