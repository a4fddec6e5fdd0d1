import { notFound } from '../errors.ts';
import { collectionView, membershipView, typeView } from './artifact.ts';
import type { Context, View } from './context.ts';

type Input<T> = { input: T };

interface Alias {
  artifactCollectionName: string;
  alias: string;
}

/** Collections, and versions linked into them. */
export function collectionMutations(ctx: Context): View {
  const { artifacts, collections, projects } = ctx.stores;
  return {
    createArtifactType: ({ input }: Input<{ entityName: string; projectName: string; name: string }>) => ({
      artifactType: typeView(ctx, projects.get(input.entityName, input.projectName), input.name),
    }),
    linkArtifact: ({
      input,
    }: Input<{
      artifactPortfolioName?: string | null;
      entityName?: string | null;
      projectName?: string | null;
      artifactID?: string | null;
      clientID?: string | null;
      aliases?: Alias[] | null;
    }>) => {
      const artifact = artifacts.find(input.artifactID ?? '') ?? artifacts.byClientId(input.clientID ?? '');
      if (artifact === null) throw notFound('artifact');
      const { project } = projects.ensure(input.entityName, input.projectName);
      const { type } = collections.byId(artifact.collectionId);
      const portfolio = collections.ensure(
        project,
        input.artifactPortfolioName ?? '',
        type,
        'ArtifactPortfolio',
      );
      const versionIndex = collections.add(portfolio, artifact);
      const aliases = (input.aliases ?? []).map(({ alias }) => alias);
      collections.setAliases(portfolio, artifact.id, ['latest', ...aliases]);
      const membership = collections.membership(portfolio, `v${versionIndex}`);
      return {
        versionIndex,
        artifactMembership: membership === null ? null : membershipView(ctx, membership),
      };
    },
    unlinkArtifact: ({ input }: Input<{ artifactID: string; artifactPortfolioID: string }>) => {
      collections.remove(collections.byId(input.artifactPortfolioID), input.artifactID);
      return { success: true };
    },
    deleteArtifactSequence: ({ input }: Input<{ artifactSequenceID: string }>) => ({
      artifactCollection: collectionView(ctx, collections.delete(input.artifactSequenceID)),
    }),
    deleteArtifactPortfolio: ({ input }: Input<{ artifactPortfolioID: string }>) => ({
      artifactCollection: collectionView(ctx, collections.delete(input.artifactPortfolioID)),
    }),
  };
}
