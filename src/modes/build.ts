import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, relative, resolve } from 'node:path';
import { BuildError } from '../build/build-error.ts';
import { parseBuildSecrets } from '../build/build-secrets.ts';
import { downloadFile } from '../build/download.ts';
import { removeTemporary } from '../build/remove-temporary.ts';
import type { BuildPlan, BuiltImage } from '../build/types.ts';
import { declareImage } from '../github/artifact-subjects.ts';
import { fetchBuildx } from '../github/buildx-tool.ts';
import type { AddInputs, BuildInputs } from '../github/inputs/index.ts';
import { provenance } from '../github/provenance.ts';
import type { BuildSettings, PlannedImage } from '../launch/build-settings.ts';
import { BUILD_FOLDER } from './build-post.ts';
import type { Step } from './step.ts';

/** Lines of a failed step that are shown once more, below the group that is folded by then. */
const LAST_LINES = 20;
/** Digits of a commit that make an alias: unlike a branch it names one version for good. */
const COMMIT_DIGITS = 12;

/** The build of a step: its settings, and what the log shows of it. */
export interface StepBuild {
  readonly settings: BuildSettings;
  /** Runs what builds; a failure is shown with the step that failed, and at its line of the Dockerfile. */
  run<T>(act: () => Promise<T>): Promise<T>;
  /** Shows what would be built. @returns the same in one sentence */
  showPlan(planned: PlannedImage | null): string;
  /** Takes away what the build left on this machine. Never rejects. */
  close(): Promise<void>;
}

/**
 * Settles how the image of a step is built.
 * @throws LaunchError for a build secret that is none; no message repeats its value
 */
export async function openBuild(build: BuildInputs, inputs: AddInputs, step: Step): Promise<StepBuild> {
  const { env, logger, outputs, mask } = step;
  const secrets = parseBuildSecrets(build.secrets);
  for (const secret of secrets) if ('value' in secret) mask(secret.value);
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const tempDirectory = await mkdtemp(join(env['RUNNER_TEMP'] ?? tmpdir(), BUILD_FOLDER));
  step.save('build', tempDirectory);
  const log = new GroupedLog(step);

  const settings: BuildSettings = {
    workspace,
    platforms: build.platforms,
    jobAliases: aliasesOf(build, step),
    cacheFrom: build.cacheFrom,
    cacheTo: build.cacheTo,
    secrets,
    env,
    tempDirectory,
    ...(build.context === undefined ? {} : { context: build.context }),
    ...(build.dockerfile === undefined ? {} : { dockerfile: build.dockerfile }),
    ...(build.jobName === undefined ? {} : { jobName: build.jobName }),
    ...(inputs.provenance ? { metadata: provenance(step.context) } : {}),
    fetchBuildx: (signal) =>
      fetchBuildx({
        env,
        logger,
        signal,
        download: (url, file) => downloadFile(url, file, { env, logger, signal }),
      }),
    onSecret: mask,
    onPlan: (plan) => announce(plan, workspace, step),
    onLine: (line) => log.line(line),
    onImage: (image) => {
      log.end();
      tell(image, step);
    },
    onJob: ({ job }) => outputs.set({ job }),
  };
  const isOwnFile = isCheckout(inputs);
  return {
    settings,
    async run(act) {
      try {
        return await act();
      } catch (error) {
        log.end();
        if (error instanceof BuildError) {
          explain(
            error,
            isOwnFile ? relative(workspace, resolve(workspace, build.context ?? '.')) : null,
            step,
          );
        }
        throw error;
      } finally {
        log.end();
      }
    },
    showPlan: (planned) => showPlan(planned, step),
    close: () => removeTemporary(tempDirectory, logger),
  };
}

/** The builder's output, folded. */
class GroupedLog {
  readonly #step: Step;
  #isOpen = false;

  constructor(step: Step) {
    this.#step = step;
  }

  line(text: string): void {
    if (!this.#isOpen) this.#step.logger.group('Build of the image');
    this.#isOpen = true;
    this.#step.logger.info(text);
  }

  end(): void {
    if (this.#isOpen) this.#step.logger.endGroup();
    this.#isOpen = false;
  }
}

/** The commit that the workflow runs for: `latest` moves, and a branch would move an alias that somebody gave by hand. */
function aliasesOf({ jobAliases }: BuildInputs, { context }: Step): readonly string[] {
  if (jobAliases.length > 0) return jobAliases;
  const sha = context.pullRequest?.headSha ?? context.sha;
  return /^[0-9a-f]{40,64}$/.test(sha) ? [sha.slice(0, COMMIT_DIGITS)] : [];
}

/** Whether the files of the build are those of this repository, where an annotation can point at a line. */
function isCheckout({ launch }: AddInputs): boolean {
  const { uri, job, config } = launch;
  return !uri && !job && !config?.['uri'] && !config?.['job'];
}

function announce(plan: BuildPlan, workspace: string, { logger }: Step): void {
  const context = relative(workspace, plan.context);
  const isInside = !context.startsWith('..');
  const where = isInside ? context || 'the checkout' : 'the source';
  if (plan.origin !== 'generated') {
    logger.info(`Building ${where} with ${plan.origin}, as tag ${plan.tag}.`);
    return;
  }
  logger.info(`Building ${where} with a generated Dockerfile, as tag ${plan.tag}.`);
  group('Generated Dockerfile', readFileSync(plan.dockerfile, 'utf8'), logger);
}

function tell(image: BuiltImage, { env, logger, outputs }: Step): void {
  outputs.set({ image: image.reference });
  declareImage(image, env, logger);
  logger.info(`${image.reused ? 'Found' : 'Pushed'} the image ${image.reference}.`);
}

/** @param context of the build, relative to the repository; null when it is none of this repository */
function explain(error: BuildError, context: string | null, { logger }: Step): void {
  const { step, lines, location } = error;
  if (step !== null) {
    logger.info(`The step that failed: ${step}`);
    for (const line of lines.slice(-LAST_LINES)) logger.info(`  ${line}`);
  }
  if (location === null || context === null) return;
  const file = posix.join(context.replaceAll('\\', '/'), location.file);
  logger.errorAt(error.message, { file, line: location.line });
}

function showPlan(planned: PlannedImage | null, { logger, outputs }: Step): string {
  if (planned === null) return 'The uri would become a job first, and an image be built of it.';
  const { image, digest, origin, dockerfile, job } = planned;
  group(`Dry run: ${origin === 'generated' ? 'the generated Dockerfile' : origin}`, dockerfile, logger);
  if (digest !== null) outputs.set({ image: `${image.slice(0, image.lastIndexOf(':'))}@${digest}` });
  const how = origin === 'generated' ? 'a generated Dockerfile' : origin;
  const sentence =
    digest === null
      ? `The image ${image} would be built with ${how}, and become a version of the job ${job}.`
      : `The image ${image} is in the registry already (${digest}), and would be, or become, a version of the job ${job}.`;
  logger.info(sentence);
  return sentence;
}

function group(title: string, text: string, logger: Step['logger']): void {
  logger.group(title);
  for (const line of text.trimEnd().split('\n')) logger.info(line);
  logger.endGroup();
}
