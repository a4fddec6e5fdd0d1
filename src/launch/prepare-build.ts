import { silentLogger } from '../common/logger.ts';
import type { CallOptions } from '../wandb/client.ts';
import type { Viewer } from '../wandb/types.ts';
import { buildJob, planJob } from './build-job.ts';
import { askedOf, problemsOfBuild, projectOfBuild, withoutSource } from './build-launch.ts';
import { checkLaunch } from './checks.ts';
import { InvalidLaunchError, problem, type Problem } from './errors.ts';
import type { LaunchAddOptions } from './options.ts';
import { queueOf, type PrepareContext, type PreparedLaunch } from './prepare.ts';
import { buildLaunchSpec } from './spec.ts';
import type { UriTarget } from './uri.ts';

interface Place {
  readonly target: UriTarget | undefined;
  readonly entity: string;
  readonly viewer: Viewer;
}

/** What a launch with `build` lacks. */
export function problemsOfPush(
  options: LaunchAddOptions,
  target: UriTarget | undefined,
  { build: settings = {} }: PrepareContext,
): readonly Problem[] {
  const queue = options.queueName
    ? []
    : [
        problem(
          'build is set without queueName',
          'the job that is made goes to a queue, and there is no silent default',
          'Name the queue.',
        ),
      ];
  return [...queue, ...problemsOfBuild(options, target, settings)];
}

/**
 * A launch with `build`, checked as far as it can be without its job: a queue that is misspelt is told before the
 * build, not after it.
 * @throws InvalidLaunchError with every failed check
 */
export async function prepareBuild(
  options: LaunchAddOptions,
  { target, entity, viewer }: Place,
  context: PrepareContext,
): Promise<PreparedLaunch> {
  const { client, logger = silentLogger, signal, uriTools, build: settings = {} } = context;
  const call: CallOptions = signal === undefined ? {} : { signal };
  const asked = askedOf(options, target, entity);
  const rest = withoutSource(options);
  const specOf = (job?: string, args: readonly string[] = []): ReturnType<typeof buildLaunchSpec> =>
    buildLaunchSpec(job === undefined ? rest : { ...rest, job }, {
      defaultEntity: viewer.entity,
      sourceProject: projectOfBuild(options, target),
      sourceArgs: args,
    });
  const first = specOf();
  const queue = queueOf(options, first.spec);
  const { priority } = options;
  const { resolved, warnings } = await checkLaunch(
    client,
    { viewer, queue, spec: first.spec, templateVariables: first.templateVariables, priority },
    call,
  );
  if (resolved.queueDefaults?.resource === 'local-process')
    throw new InvalidLaunchError([runsNoImages(queue.name)]);
  const common = { client, settings, logger, ...call, ...(uriTools === undefined ? {} : { uriTools }) };
  const waiting: PreparedLaunch = {
    spec: first.spec,
    queue,
    templateVariables: first.templateVariables,
    priority,
    resolved,
    commit: null,
    warnings: [...first.warnings, ...warnings],
    build: {
      plan: () => planJob(asked, common),
      run: async () => {
        const built = await buildJob(asked, common);
        logger.info(built.note);
        const { spec } = specOf(built.job.job, built.args);
        const found = { jobReference: built.job.job, image: built.image.reference };
        return { ...waiting, spec, resolved: { ...resolved, ...found }, build: null };
      },
    },
  };
  return waiting;
}

function runsNoImages(queue: string): Problem {
  return problem(
    `the queue ${queue} has the resource local-process`,
    'its agents run no images',
    'Name another queue, or launch the code without build.',
  );
}
