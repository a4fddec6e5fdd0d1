import { badRequest, notFound } from '../errors.ts';
import { artifactView } from './artifact.ts';
import type { Context, View } from './context.ts';

type Input<T> = { input: T };

interface Alias {
  artifactCollectionName: string;
  alias: string;
}
interface OwnedAlias extends Alias {
  entityName: string;
  projectName: string;
}
interface CreateArtifact {
  entityName: string;
  projectName: string;
  runName?: string | null;
  artifactTypeName: string;
  artifactCollectionName?: string | null;
  artifactCollectionNames?: string[] | null;
  digest: string;
  description?: string | null;
  metadata?: string | null;
  aliases?: Alias[] | null;
  tags?: { tagName: string }[] | null;
  ttlDurationSeconds?: number | null;
  historyStep?: number | null;
  enableDigestDeduplication?: boolean | null;
  clientID?: string | null;
}

/** Versions: made, committed, edited, used. */
export function artifactMutations(ctx: Context): View {
  const { artifacts, collections, projects, runs } = ctx.stores;
  return {
    createArtifact: ({ input }: Input<CreateArtifact>) => {
      const project = projects.get(input.entityName, input.projectName);
      const collection = input.artifactCollectionName ?? input.artifactCollectionNames?.[0];
      if (collection === undefined) throw badRequest('an artifact needs a collection name');
      const runName = input.runName ?? null;
      const run = runName === null ? null : runs.find(project, runName);
      if (runName !== null && run === null) throw notFound(`run ${runName}`);
      const artifact = artifacts.create({
        project,
        collection,
        type: input.artifactTypeName,
        digest: input.digest,
        clientId: input.clientID ?? null,
        deduplicate: input.enableDigestDeduplication ?? false,
        aliases: (input.aliases ?? []).map(({ alias }) => alias),
        description: input.description ?? null,
        metadata: input.metadata ?? null,
        historyStep: input.historyStep ?? null,
        ttlDurationSeconds: input.ttlDurationSeconds ?? null,
        tags: (input.tags ?? []).map(({ tagName }) => tagName),
        runId: run?.id ?? null,
      });
      if (run !== null && !run.outputArtifacts.includes(artifact.id)) run.outputArtifacts.push(artifact.id);
      return { artifact: artifactView(ctx, artifact) };
    },
    commitArtifact: async ({ input }: Input<{ artifactID: string }>) => ({
      artifact: artifactView(ctx, await artifacts.commit(input.artifactID)),
    }),
    updateArtifact: ({
      input,
    }: Input<{
      artifactID: string;
      description?: string | null;
      metadata?: string | null;
      aliases?: Alias[] | null;
      tagsToAdd?: { tagName: string }[] | null;
      tagsToDelete?: { tagName: string }[] | null;
      ttlDurationSeconds?: number | null;
    }>) => ({
      artifact: artifactView(
        ctx,
        artifacts.update(input.artifactID, {
          ...input,
          aliases: input.aliases?.map(({ alias }) => alias) ?? null,
          tagsToAdd: (input.tagsToAdd ?? []).map(({ tagName }) => tagName),
          tagsToDelete: (input.tagsToDelete ?? []).map(({ tagName }) => tagName),
        }),
      ),
    }),
    deleteArtifact: ({ input }: Input<{ artifactID: string; deleteAliases?: boolean | null }>) => ({
      artifact: artifactView(ctx, artifacts.delete(input.artifactID, input.deleteAliases ?? false)),
    }),
    useArtifact: ({
      input,
    }: Input<{ entityName: string; projectName: string; runName: string; artifactID: string }>) => {
      const run = runs.get(input.entityName, input.projectName, input.runName);
      const artifact = artifacts.get(input.artifactID);
      if (!run.inputArtifacts.includes(artifact.id)) run.inputArtifacts.push(artifact.id);
      if (!artifact.usedBy.includes(run.id)) artifact.usedBy.push(run.id);
      return { artifact: artifactView(ctx, artifact) };
    },
    addAliases: ({ input }: Input<{ artifactID: string; aliases: OwnedAlias[] }>) => {
      for (const { entityName, projectName, artifactCollectionName, alias } of input.aliases) {
        const collection = collections.find(projects.get(entityName, projectName), artifactCollectionName);
        if (collection === null) throw notFound(`artifact collection ${artifactCollectionName}`);
        collections.setAliases(collection, artifacts.get(input.artifactID).id, [alias]);
      }
      return { success: true };
    },
    deleteAliases: ({ input }: Input<{ aliases: OwnedAlias[] }>) => {
      for (const { entityName, projectName, artifactCollectionName, alias } of input.aliases) {
        const collection = collections.find(projects.get(entityName, projectName), artifactCollectionName);
        if (collection !== null) collections.dropAliases(collection, [alias]);
      }
      return { success: true };
    },
  };
}
