import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildImage, digestThere } from '../build/build-image.ts';
import { planBuild } from '../build/plan.ts';
import { parseReference, parseRepository, repositoryName } from '../build/reference.ts';
import { removeTemporary } from '../build/remove-temporary.ts';
import { createRegistry, digestsOf, type Registry } from '../build/registry/index.ts';
import { fetchSource, type BuildSource, type FetchedSource } from '../build/source.ts';
import type { BuildPlan, BuiltImage } from '../build/types.ts';
import { silentLogger, type Logger } from '../common/logger.ts';
import { formatJob, safeArtifactName } from '../job/names.ts';
import type { GitSource } from '../job/project.ts';
import { resolveGitVersion } from '../job/git.ts';
import { createArtifactJob, createGitJob, createImageJob, type WrittenJob } from '../job/write.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { JsonObject } from '../wandb/types.ts';
import { commitOfFolder } from './build-commit.ts';
import type { BuildSettings, BuiltJob, PlannedImage } from './build-settings.ts';
import { resolveRef, resolveUri, type UriTools } from './resolve-uri.ts';
import type { UriTarget } from './uri.ts';

/** What is to become an image and a job. */
export interface BuildAsked {
  /** Undefined: `job`, else the workspace. */
  readonly target: UriTarget | undefined;
  readonly job: string | undefined;
  /** Commit, branch or tag of a git `uri`. */
  readonly version: string | undefined;
  /** Undefined: what the source says. */
  readonly entryPoint: readonly string[] | undefined;
  /** Undefined: what the settings or the source say. */
  readonly dockerfile: string | undefined;
  /** An image with an accelerator's libraries to start from. */
  readonly baseImage: string | undefined;
  readonly repository: string;
  /** Where the job goes. */
  readonly entity: string;
  readonly project: string;
}

export interface BuildJobContext {
  readonly client: WandbClient;
  readonly settings: BuildSettings;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  readonly uriTools?: UriTools;
}

/**
 * Source → image in the registry → job that names it by its digest. What is there already is neither built nor
 * written again.
 * @throws BuildError when the builder ran and failed; LaunchError, WandbError; the reason of the signal. Nothing stays
 *   on this machine, whatever happens
 */
export function buildJob(asked: BuildAsked, context: BuildJobContext): Promise<BuiltJob> {
  return new Build(asked, context).within(async (build) => {
    const found = await build.find(false);
    // Only a dry run leaves a job unmade.
    if (found === null) throw new Error('a uri became no source');
    const { plan, registry } = found;
    const { settings } = context;
    settings.onPlan?.(plan);
    const image = await buildImage(plan, {
      docker: {
        program: settings.docker ?? 'docker',
        env: build.env,
        fetchBuildx: settings.fetchBuildx ?? null,
      },
      registry,
      logger: build.logger,
      signal: build.signal,
      onLine: settings.onLine ?? (() => {}),
      secrets: settings.secrets ?? [],
      cacheFrom: settings.cacheFrom ?? [],
      cacheTo: settings.cacheTo ?? [],
      repository: asked.repository,
    });
    settings.onImage?.(image);
    const job = await build.write(image, found);
    settings.onJob?.(job);
    return { image, job, note: noteOf(image, job), args: found.args };
  });
}

/** What `buildJob` would do. Builds and writes nothing. */
export function planJob(asked: BuildAsked, context: BuildJobContext): Promise<PlannedImage | null> {
  return new Build(asked, context).within(async (build) => {
    const found = await build.find(true);
    if (found === null) return null;
    const { plan, registry } = found;
    const name = repositoryName(parseRepository(asked.repository));
    const image = `${name}:${plan.tag}`;
    return {
      image,
      digest: await digestThere(parseReference(image), {
        registry,
        logger: build.logger,
        signal: build.signal,
      }),
      origin: plan.origin,
      dockerfile: await readFile(plan.dockerfile, 'utf8'),
      job: formatJob({ ...asked, name: jobNameOf(asked, context.settings), alias: 'latest' }),
    };
  });
}

/** `job-team_name` of `ghcr.io/team/name`: a registry can move, and the job stays the same. */
export function jobNameOf({ repository }: Pick<BuildAsked, 'repository'>, settings: BuildSettings): string {
  return settings.jobName ?? safeArtifactName(`job-${parseReference(repository).repository}`);
}

const URI_TOOLS: UriTools = { resolveGitVersion, createGitJob, createArtifactJob };

interface Found {
  readonly source: FetchedSource;
  readonly commit: GitSource | null;
  readonly plan: BuildPlan;
  readonly registry: Registry;
  readonly args: readonly string[];
}

/** One build: a folder of its own, a registry to ask, and their end. */
class Build {
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly #asked: BuildAsked;
  readonly #context: BuildJobContext;
  #folder = '';
  #registry: Registry | undefined;

  constructor(asked: BuildAsked, context: BuildJobContext) {
    this.#asked = asked;
    this.#context = context;
    this.logger = context.logger ?? silentLogger;
    this.signal = context.signal ?? new AbortController().signal;
    this.env = context.settings.env ?? process.env;
  }

  async within<T>(act: (build: this) => Promise<T>): Promise<T> {
    const { registry, tempDirectory = tmpdir(), onSecret } = this.#context.settings;
    this.signal.throwIfAborted();
    this.#folder = await mkdtemp(join(tempDirectory, 'wandb-launch-build-'));
    const own =
      registry === undefined
        ? createRegistry({
            env: this.env,
            logger: this.logger,
            ...(onSecret === undefined ? {} : { onSecret }),
          })
        : undefined;
    this.#registry = registry ?? own;
    try {
      return await act(this);
    } finally {
      await removeTemporary(this.#folder, this.logger);
      await own?.close();
    }
  }

  /** @returns null when a job would have to be written first, and this is a dry run */
  async find(isDryRun: boolean): Promise<Found | null> {
    const { client, settings } = this.#context;
    const registry = this.#registry as Registry;
    const { source: wanted, args, context, entryPoint } = await this.#sourceOf(isDryRun);
    if (wanted === null) return null;
    const source = await fetchSource(wanted, {
      tempDirectory: this.#folder,
      client,
      signal: this.signal,
      git: { env: this.env },
      defaults: { entity: this.#asked.entity, project: this.#asked.project },
    });
    const given = settings.context ?? context;
    const folder = resolve(source.directory, given ?? source.buildContext ?? '.');
    const commit =
      wanted.kind === 'folder'
        ? await commitOfFolder(folder, source.root, { env: this.env, signal: this.signal })
        : source.commit;
    const { entity, project } = this.#asked;
    const plan = await planBuild(
      {
        context: folder,
        root: source.root,
        isCheckout: wanted.kind === 'folder' || source.commit !== null,
        // A Dockerfile of the job counts from the context of the job.
        dockerfile:
          settings.dockerfile ?? this.#asked.dockerfile ?? (given === undefined ? source.dockerfile : null),
        entryPoint: this.#asked.entryPoint ?? entryPoint ?? source.entryPoint,
        runtime: source.runtime,
        baseImage: this.#asked.baseImage ?? source.baseImage,
        tempDirectory: this.#folder,
        platforms: settings.platforms ?? [],
        labels: { ...labelsOf(commit), ...settings.labels },
        scope: `${entity}/${project}`,
        secrets: (settings.secrets ?? []).map(({ id }) => id),
      },
      { digestOf: digestsOf(registry, this.logger, this.signal), signal: this.signal, env: this.env },
    );
    for (const warning of plan.warnings) this.logger.warning(warning);
    return { source, commit, plan, registry, args };
  }

  async write(image: BuiltImage, { source, commit, plan }: Found): Promise<WrittenJob> {
    const { client, settings } = this.#context;
    const { entity, project } = this.#asked;
    return createImageJob(
      client,
      {
        entity,
        project,
        name: jobNameOf(this.#asked, settings),
        image: image.reference,
        // Digits of a digest tell a person nothing; the tag of the image is in the metadata.
        imageAlias: null,
        aliases: settings.jobAliases ?? [],
        description: descriptionOf(commit),
        metadata: {
          ...typesOf(source.metadata),
          ...settings.metadata,
          build: {
            image: image.reference,
            tag: image.tag,
            dockerfile: plan.origin,
            base_images: [...plan.baseImages],
            ...(plan.platforms.length === 0 ? {} : { platforms: [...plan.platforms] }),
            ...(commit === null ? {} : { remote: commit.remote, commit: commit.commit }),
            ...(source.job === null ? {} : { job: source.job }),
          },
        },
      },
      { signal: this.signal },
    );
  }

  /** What is fetched, and what the address itself says about it. */
  async #sourceOf(isDryRun: boolean): Promise<{
    readonly source: BuildSource | null;
    readonly args: readonly string[];
    readonly context?: string | undefined;
    readonly entryPoint?: readonly string[] | undefined;
  }> {
    const { target, version, job, entity, project, entryPoint } = this.#asked;
    const { client, settings, uriTools = URI_TOOLS } = this.#context;
    const git = { env: this.env, signal: this.signal };
    if (target === undefined) {
      const directory = resolve(settings.workspace ?? '.');
      const folder: BuildSource = { kind: 'folder', directory, root: directory };
      return { source: job === undefined ? folder : { kind: 'job', reference: job }, args: [] };
    }
    if (target.kind === 'git') {
      const { address, view } = target;
      const named = version === undefined ? {} : { version };
      if (view === null) return { source: { kind: 'git', remote: address, ...named }, args: [] };
      const { resolved, path } = await resolveRef(target, version, git, uriTools);
      const source: BuildSource = { kind: 'git', remote: address, version: resolved.commit };
      return view.kind === 'tree'
        ? { source, args: [], context: path === '' ? undefined : path }
        : { source, args: [], entryPoint: path.endsWith('.py') ? ['python', path] : undefined };
    }
    const request = { target, version, entryPoint, entity, project, dryRun: isDryRun };
    const found = await resolveUri(client, request, git, uriTools);
    this.logger.info(found.note);
    const source: BuildSource | null = found.job === null ? null : { kind: 'job', reference: found.job };
    return { source, args: found.args };
  }
}

function labelsOf(commit: GitSource | null): Record<string, string> {
  if (commit === null) return {};
  return {
    'org.opencontainers.image.revision': commit.commit,
    ...(commit.remote === '' ? {} : { 'org.opencontainers.image.source': commit.remote }),
  };
}

function descriptionOf(commit: GitSource | null): string {
  return commit === null ? 'Built image' : `Image built of ${commit.remote} at ${commit.commit.slice(0, 12)}`;
}

/** What a run has told about a job holds for its image, too. */
function typesOf(metadata: JsonObject): JsonObject {
  const keys = ['input_types', 'output_types', 'input_schemas'];
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => keys.includes(key)));
}

function noteOf(image: BuiltImage, job: WrittenJob): string {
  return `${job.created ? 'Made' : 'Found'} the job ${job.job} of ${image.reference}.`;
}
