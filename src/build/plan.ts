import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { runGit } from '../job/git-process.ts';
import { builderPlatform } from './builder-platform.ts';
import { resolveContext } from './context.ts';
import type { ResolvedContext } from './context.ts';
import { listContext } from './context-files.ts';
import { PYTHON_DEFAULTS, SAFE_DEFAULTS, composeIgnoreFile, readOwnIgnoreFile } from './dockerignore-file.ts';
import { baseImagesOf } from './dockerfile/base-images.ts';
import { generateDockerfile } from './dockerfile/generate.ts';
import { findOwnDockerfile } from './dockerfile/own.ts';
import { projectFiles } from './project-files.ts';
import { contentTag } from './tag.ts';
import type { BuildPlan, BuildRequest, DigestOf } from './types.ts';

export interface PlanTools {
  /** Default: no registry is asked, and the tag knows base images by name only. */
  readonly digestOf?: DigestOf;
  readonly signal?: AbortSignal;
  /** Variables for git. Default: those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the builder builds for when it is not told. Default: Linux on the processor of this machine. */
  readonly builderPlatform?: string;
}

/**
 * Settles everything about an image before anything is built: its Dockerfile, the files it may see, its tag. The
 * context stays where it is; a folder of its own below `tempDirectory` holds the Dockerfile and its ignore file.
 * @throws LaunchError that says in one line what is wrong; then nothing is left behind
 */
export async function planBuild(request: BuildRequest, tools: PlanTools = {}): Promise<BuildPlan> {
  const { digestOf = () => Promise.resolve(null), signal } = tools;
  const place = await resolveContext(request.context, request.root);
  const own = await findOwnDockerfile(place, request.dockerfile, request.entryPoint);
  const ignored = await readOwnIgnoreFile(place, own);
  const defaults = own === null ? [...SAFE_DEFAULTS, ...PYTHON_DEFAULTS] : SAFE_DEFAULTS;
  const ignore = composeIgnoreFile(ignored.text, defaults, ignored.name);
  const entries = await listContext(place, ignore.rules, signal);
  const generated =
    own === null
      ? await generateDockerfile(
          { ...request, secrets: request.secrets ?? [], shown: place.shown },
          projectFiles(place, entries),
          digestOf,
        )
      : null;
  const dockerfile = own?.bytes ?? Buffer.from(generated?.text ?? '');
  const baseImages = baseImagesOf(Buffer.from(dockerfile).toString('utf8'));
  const tag = await contentTag(
    {
      context: place.context,
      entries,
      dockerfile,
      // The builder needs no order to build for its own; two of them with one tag would push over each other.
      platforms:
        request.platforms.length > 0 ? request.platforms : [tools.builderPlatform ?? builderPlatform()],
      scope: request.scope,
      baseImages: await digestsOf(baseImages, digestOf),
    },
    signal,
  );
  const sourceDateEpoch = request.isCheckout ? await commitTime(place, tools) : null;
  signal?.throwIfAborted();
  const folder = await writeFiles(request.tempDirectory, dockerfile, ignore.text);
  return {
    context: place.context,
    dockerfile: join(folder, 'Dockerfile'),
    origin: own?.path ?? 'generated',
    tag,
    baseImages,
    warnings: generated?.warnings ?? [],
    entryPoint: generated?.entryPoint ?? request.entryPoint,
    runtime: generated?.runtime ?? null,
    platforms: request.platforms,
    labels: request.labels,
    sourceDateEpoch,
  };
}

async function digestsOf(
  images: readonly string[],
  digestOf: DigestOf,
): Promise<ReadonlyMap<string, string | null>> {
  return new Map(
    await Promise.all(
      images.map(async (image): Promise<[string, string | null]> => {
        const at = image.indexOf('@');
        return [image, at === -1 ? await digestOf(image) : image.slice(at + 1)];
      }),
    ),
  );
}

/** When the commit was made that lies in the context; null where there is none, or git may not say. */
async function commitTime({ context, root }: ResolvedContext, tools: PlanTools): Promise<number | null> {
  const { signal, env = process.env } = tools;
  try {
    const text = await runGit(['log', '-1', '--format=%ct'], {
      cwd: context,
      // A repository around the root is not the one that is built.
      env: { ...env, GIT_CEILING_DIRECTORIES: dirname(root) },
      ...(signal === undefined ? {} : { signal }),
    });
    return /^\d+\s*$/.test(text) ? Number(text) : null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

async function writeFiles(parent: string, dockerfile: Uint8Array, ignore: string): Promise<string> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(parent, 'wandb-build-'));
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    await writeFile(join(folder, 'Dockerfile.dockerignore'), ignore);
    return folder;
  } catch (error) {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new LaunchError(`The folder for temporary files cannot be written (${code}).`, {
      cause: error,
      hint: code === 'ENOSPC' ? 'Free some disk space.' : `Check that ${parent} exists and is writable.`,
    });
  }
}
