import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from '../common/errors.ts';
import { Redactor } from '../common/redact.ts';
import { buildError, type Stage } from './build-causes.ts';
import { buildEnvironment, dockerEnvironment } from './build-environment.ts';
import { BuildOutput } from './build-output.ts';
import { runProgram } from './build-process.ts';
import { prepareSecrets } from './build-secrets.ts';
import { buildArguments, cacheReference, cacheType } from './buildx-argv.ts';
import { type Builder, findBuilder } from './buildx.ts';
import type { BuildTools } from './image-types.ts';
import {
  type ImageReference,
  isDigest,
  parseReference,
  parseRepository,
  repositoryName,
} from './reference.ts';
import { removeTemporary } from './remove-temporary.ts';
import { RegistryError } from './registry/index.ts';
import type { BuildPlan, BuiltImage } from './types.ts';

/** No job of a workflow lives longer. */
const MOST_BUILD_MS = 6 * 3_600_000;
/** Milliseconds that the builder has to end what it began in the engine. */
const STOP_GRACE_MS = 5_000;
const MIN_TAG = 32;

const Metadata = v.object({ 'containerimage.digest': v.string() });

/**
 * Makes sure that the registry has the image of a plan: asks for its tag, and builds and pushes when it is not there.
 * The plan's own files stay; nothing else does.
 * @throws BuildError when the builder ran and failed; RegistryError; LaunchError for what cannot be built here; the
 *   reason of `tools.signal`, after the build has ended
 */
export async function buildImage(plan: BuildPlan, tools: BuildTools): Promise<BuiltImage> {
  const { logger, signal, docker } = tools;
  const target = targetOf(plan, tools.repository);
  const name = repositoryName(target);
  const known = await digestThere(target, tools);
  if (known !== null) {
    logger.info(`${name}:${plan.tag} is in the registry already (${known}): nothing is built.`);
    return built(target, plan.tag, known, true);
  }
  const redactor = new Redactor();
  const secrets = await prepareSecrets(tools.secrets, docker.env);
  for (const value of secrets.values) redactor.add(value);
  const clientEnv = dockerEnvironment(docker.env);
  const builder = await findBuilder({ docker: { ...docker, env: clientEnv }, logger, signal });
  const metadataFile = join(dirname(plan.dockerfile), `metadata-${randomUUID()}.json`);
  const args = buildArguments(builder, {
    plan,
    repository: name,
    metadataFile,
    secrets: secrets.args,
    cacheFrom: tools.cacheFrom,
    cacheTo: tools.cacheTo,
    provenance: tools.provenance ?? true,
  });
  noteLimits(builder, tools);
  const env = buildEnvironment({
    env: docker.env,
    secrets: secrets.environment,
    usesWorkflowCache: [...tools.cacheFrom, ...tools.cacheTo].some((cache) => cacheType(cache) === 'gha'),
    sourceDateEpoch: plan.sourceDateEpoch,
  });
  const run = { builder, env, plan, tools, cut: (line: string) => redactor.cut(line) };
  try {
    await execute(run, args);
    if (builder.kind === 'classic') await execute(run, ['push', `${name}:${plan.tag}`], 'push');
    const told = builder.kind === 'buildx' ? await digestIn(metadataFile) : null;
    const digest = await confirm(target, told, tools);
    return built(target, plan.tag, digest, false);
  } finally {
    await removeTemporary(metadataFile, logger);
  }
}

function targetOf(plan: BuildPlan, repository: string): ImageReference {
  const target = parseRepository(repository);
  // A tag that is short, or that a person chose, would not stand for the content.
  if (plan.tag.length < MIN_TAG || !/^[0-9a-f]+$/.test(plan.tag)) {
    throw new LaunchError(`The tag ${JSON.stringify(plan.tag.slice(0, 80))} is not made from content.`);
  }
  return parseReference(`${repositoryName(target)}:${plan.tag}`);
}

function built(target: ImageReference, tag: string, digest: string, reused: boolean): BuiltImage {
  const repository = repositoryName(target);
  return { repository, tag, digest, reference: `${repository}@${digest}`, reused };
}

/**
 * The digest under which a registry has an image. Accounts that may only write cannot ask; their push tells the rest.
 * @throws RegistryError for every other refusal
 */
export async function digestThere(
  reference: ImageReference,
  tools: Pick<BuildTools, 'registry' | 'logger' | 'signal'>,
): Promise<string | null> {
  try {
    return (await tools.registry.headManifest(reference, { signal: tools.signal }))?.digest ?? null;
  } catch (error) {
    if (!(error instanceof RegistryError) || error.kind !== 'permission') throw error;
    tools.logger.notice(`Whether the image exists already cannot be asked: ${error.message}`);
    return null;
  }
}

function noteLimits(builder: Builder, tools: BuildTools): void {
  if (builder.kind === 'classic') {
    const lost = tools.cacheFrom.filter((source) => cacheReference(source) === null);
    if (lost.length > 0)
      tools.logger.warning(`Without buildx these caches are not used: ${lost.join('; ')}.`);
  } else if ((tools.provenance ?? true) && !builder.isAttesting) {
    tools.logger.info(
      `The builder (driver ${builder.driver}) cannot attest provenance; the labels name the source.`,
    );
  }
}

interface Run {
  readonly builder: Builder;
  readonly env: Readonly<Record<string, string>>;
  readonly plan: BuildPlan;
  readonly tools: BuildTools;
  readonly cut: (line: string) => string;
}

/** @throws BuildError */
async function execute(
  { builder, env, plan, tools, cut }: Run,
  args: readonly string[],
  stage?: Stage,
): Promise<void> {
  const output = new BuildOutput();
  const { exitCode } = await runProgram(builder.program, args, {
    env,
    signal: tools.signal,
    timeoutMs: MOST_BUILD_MS,
    graceMs: STOP_GRACE_MS,
    missingHint: 'Install Docker on the runner.',
    redact: cut,
    onLine: (raw) => {
      const line = cut(raw);
      output.take(line);
      tools.onLine(line);
    },
  });
  if (exitCode !== 0) throw buildError(output.failure(), plan.origin, stage);
}

/** The digest that buildx wrote; null when it wrote none. */
async function digestIn(file: string): Promise<string | null> {
  try {
    const metadata = v.parse(Metadata, JSON.parse(await readFile(file, 'utf8')));
    const digest = metadata['containerimage.digest'];
    return isDigest(digest) ? digest : null;
  } catch {
    return null;
  }
}

/**
 * The digest under which the registry has what was pushed. Engines before 23 tell the id of the image in its place:
 * then, and without any, the tag is asked for.
 * @throws LaunchError when the registry does not know the image
 */
async function confirm(target: ImageReference, told: string | null, tools: BuildTools): Promise<string> {
  const name = repositoryName(target);
  try {
    const found =
      (told === null
        ? null
        : await tools.registry.headManifest(
            { ...target, tag: null, digest: told },
            { signal: tools.signal },
          )) ?? (await tools.registry.headManifest(target, { signal: tools.signal }));
    if (found !== null) return found.digest;
  } catch (error) {
    const isWriteOnly = error instanceof RegistryError && error.kind === 'permission';
    if (!isWriteOnly || told === null) throw error;
    tools.logger.notice(`That the registry has the image cannot be checked: ${error.message}`);
    return told;
  }
  throw new LaunchError(`The image was pushed to ${name}, and the registry does not know it.`, {
    hint: 'Run the step again; check whether something cleans the repository up.',
  });
}
