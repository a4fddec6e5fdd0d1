import { posix } from 'node:path';
import { LaunchError } from '../../common/errors.ts';
import { identityInContainer } from '../identity.ts';
import type { RunRequest } from '../runner.ts';
import { deliver } from './delivery.ts';
import { gpusFlag } from './gpus.ts';
import { containerName, labelFlags, LABELS, type ContainerIdentity } from './labels.ts';
import { networkFor } from './network.ts';
import type { DockerOptions } from './resource-args.ts';
import { mountFlag } from './volumes.ts';

/** Where the code of a job lies in its container: the place that the W&B agent mounts it to. */
export const CODE_MOUNT = '/mnt/wandb';

/** The command that makes a container. */
export interface CreateCommand {
  /** The words after `docker`. They hold no value of any variable. */
  readonly args: readonly string[];
  /** What the client's environment gets beyond its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the client reads from its standard input. */
  readonly stdin: string | null;
  readonly name: string;
  /**
   * The folder whose content is to be copied to `CODE_MOUNT` before the start. Copied and not mounted: what the job
   * writes there would stay on the host, often as root's, and an agent that takes the container over would find its
   * code gone with the workspace of the first. It also reaches an engine on another machine, and a user who is not root.
   */
  readonly code: string | null;
  readonly warnings: readonly string[];
}

export interface CreateInput {
  readonly request: RunRequest;
  readonly image: string;
  readonly identity: ContainerIdentity;
  readonly options: DockerOptions;
  /** The owner's `docker-args`. They stand last, so they win. */
  readonly ownerArgs: readonly string[];
  readonly ownerFlags: ReadonlySet<string>;
  /** The variables of `pass-env`: `--env NAME` among the owner's options means one of them. */
  readonly passed: Readonly<Record<string, string>>;
  /** Names of the variables that the image sets itself. */
  readonly imageVariables: readonly string[];
  /** The devices of this job's slot; null when devices are not shared out. */
  readonly gpuSlot: readonly string[] | null;
  readonly platform: NodeJS.Platform;
}

/**
 * `docker create` for one job: no shell, no secret among the words, and nothing that removes the container on its own.
 * @throws LaunchError for a job that cannot be put into a container; RefusedError for devices that a slot lacks
 */
export function createCommand(input: CreateInput): CreateCommand {
  const { request, options, ownerFlags } = input;
  const setsFlag = (name: string): boolean =>
    ownerFlags.has(name) || options.flags.some((flag) => flag.startsWith(`--${name}=`));
  const network = networkFor(
    request.environment['WANDB_BASE_URL'] ?? '',
    input.platform,
    setsFlag('network'),
  );
  const delivery = deliver(variablesOf(input, network.baseUrl));
  const name = containerName(input.identity, options.name);
  const place = workdirOf(request, options);
  const flags = [
    // The job must not be process 1: that one ignores SIGTERM unless it asks for it, and reaps no children.
    ...(setsFlag('init') ? [] : ['--init']),
    `--name=${name}`,
    '--pull=never',
    ...labelFlags(input.identity),
    ...(input.gpuSlot === null ? [] : [`--label=${LABELS.gpus}=${input.gpuSlot.join(',')}`]),
    ...(setsFlag('log-driver') ? [] : LOG_FLAGS),
    ...network.flags,
    ...options.flags,
    ...(options.platform === null ? [] : [`--platform=${options.platform}`]),
    ...(options.gpus === null ? [] : [gpusFlag(options.gpus, input.gpuSlot)]),
    ...options.volumes.map(mountFlag),
    ...(request.identity === undefined ? [] : [mountFlag(identityInContainer(request.identity).mount)]),
    ...(place.workdir === null ? [] : [`--workdir=${place.workdir}`]),
    ...Object.keys(delivery.byName).map((variable) => `--env=${variable}`),
    ...(delivery.envFile === null ? [] : ['--env-file=/dev/stdin']),
    ...input.ownerArgs,
  ];
  return {
    args: ['create', ...flags, ...commandOf(request, input.image)],
    environment: { ...input.passed, ...delivery.byName },
    stdin: delivery.envFile,
    name,
    code: request.directory,
    warnings: [...options.warnings, ...place.warnings],
  };
}

/** The engine keeps what was printed last, so that an agent which takes over can read it; 30 MB at most. */
const LOG_FLAGS = [
  '--log-driver=local',
  '--log-opt=max-size=10m',
  '--log-opt=max-file=3',
  '--log-opt=compress=false',
];

function variablesOf(
  { request, options, imageVariables }: CreateInput,
  baseUrl: string,
): Record<string, string> {
  // Without a terminal Python holds its output back, and a watched job looks dead. Image and queue may say otherwise.
  const defaults: Record<string, string> = imageVariables.includes('PYTHONUNBUFFERED')
    ? {}
    : { PYTHONUNBUFFERED: '1' };
  const own: Record<string, string> = baseUrl === '' ? {} : { WANDB_BASE_URL: baseUrl };
  const identity = request.identity === undefined ? {} : identityInContainer(request.identity).variables;
  return { ...defaults, ...options.environment, ...request.environment, ...identity, ...own };
}

function workdirOf(
  request: RunRequest,
  options: DockerOptions,
): { readonly workdir: string | null; readonly warnings: readonly string[] } {
  if (request.directory === null) return { workdir: options.workdir, warnings: [] };
  const workdir = posix.join(CODE_MOUNT, request.workingDirectory ?? '');
  if (workdir !== CODE_MOUNT && !workdir.startsWith(`${CODE_MOUNT}/`)) {
    throw new LaunchError('`overrides.working_dir` leads out of the code of the job.', {
      hint: 'Give a path below it, without `..`.',
    });
  }
  const ignored = `The resource argument "workdir" is ignored: the code of the job lies in ${CODE_MOUNT}.`;
  return { workdir, warnings: options.workdir === null ? [] : [ignored] };
}

function commandOf(request: RunRequest, image: string): readonly string[] {
  if (request.command.some((word) => word.includes('\0'))) {
    throw new LaunchError('An argument of the job holds a NUL.', { hint: 'Take it out of the arguments.' });
  }
  const [program, ...args] = request.command;
  if (request.keepsEntryPoint === true) return [image, ...request.command];
  // With an empty entry point docker would run the first argument instead.
  if (program === undefined || program === '') {
    throw new LaunchError('The job has no entry point, so there is nothing to run.', {
      hint: 'Give it one with `entry-point`, or make a job that has one.',
    });
  }
  return [`--entrypoint=${program}`, image, ...args];
}
