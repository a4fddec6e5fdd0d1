import { isAbsolute, normalize } from 'node:path';
import { LaunchError } from '../../common/errors.ts';
import type { JobProject } from '../../job/project.ts';
import type { Work } from './work.ts';

/** On what code runs when neither its job nor its queue names an image. The default of W&B's own agents. */
export const DEFAULT_BASE_IMAGE = 'python:3.12-slim';

/** What an item runs: the part of a runner's request that its source decides. */
export interface Source {
  readonly image: string | null;
  readonly directory: string | null;
  readonly workingDirectory: string | null;
  readonly command: readonly string[];
  readonly keepsEntryPoint: boolean;
  /** Told to the job as `WANDB_DOCKER`: an image that is the job, not one that its code runs on. */
  readonly ownImage: string | null;
  /** The job with its version; null: the item names none. */
  readonly job: string | null;
  readonly warning: string | null;
}

/** The item itself cannot run, here or anywhere: no fault of the runner. */
export class ItemError extends LaunchError {
  override readonly name: string = 'ItemError';
}

/**
 * What an item runs on a resource.
 * @param project its job, read; null when it names none
 * @param here folder that a scheduler without a job starts in
 * @throws ItemError when that is nothing that can run
 */
export function sourceOf(work: Work, project: JobProject | null, here: string): Source {
  const inContainer = work.resource !== 'local-process';
  const common = {
    workingDirectory: workingDirectoryOf(work),
    job: project?.reference ?? null,
    warning: null,
  };
  if (work.image !== null || project?.kind === 'image') {
    const image = work.image ?? project?.image ?? null;
    if (!inContainer) {
      throw new ItemError(
        `${work.job ?? image} is made from an image, which cannot run with resource local-process.`,
        {
          hint: 'Launch it where the resource is local-container.',
        },
      );
    }
    const entryPoint = work.entryPoint ?? project?.entryPoint ?? [];
    const words = { command: [...entryPoint, ...work.args], keepsEntryPoint: entryPoint.length === 0 };
    return { ...common, ...words, image, ownImage: image, directory: null, workingDirectory: null };
  }
  if (project !== null) return { ...common, ...ofCode(work, project, inContainer) };
  if (!work.isScheduler) throw new ItemError('The launch spec names neither a job nor an image.');
  if (inContainer) {
    throw new ItemError(`The sweep scheduler names no image to run in with resource ${work.resource}.`, {
      hint: 'Give the scheduler a docker image that has the W&B client, or the resource local-process.',
    });
  }
  const command = [...(work.entryPoint ?? []), ...work.args];
  return { ...common, command, keepsEntryPoint: false, image: null, ownImage: null, directory: here };
}

function ofCode(
  work: Work,
  project: JobProject,
  inContainer: boolean,
): Omit<Source, 'job' | 'workingDirectory'> {
  if (project.notebook) {
    throw new ItemError(
      `The program of job ${project.reference} is a notebook; notebooks are not run here.`,
      {
        hint: 'Convert it (jupyter nbconvert --to script) and make a job from the script.',
      },
    );
  }
  const entryPoint = work.entryPoint ?? project.entryPoint;
  if (entryPoint.length === 0) {
    throw new ItemError(`The job ${project.reference} has no entry point, so there is nothing to run.`, {
      hint: 'Give it one with `entry-point`, or make a job that has one.',
    });
  }
  const words = {
    command: [...entryPoint, ...work.args],
    keepsEntryPoint: false,
    directory: project.directory,
    ownImage: null,
  };
  if (!inContainer) return { ...words, image: null, warning: null };
  const named = project.baseImage ?? work.baseImage;
  if (named !== null) return { ...words, image: named, warning: null };
  const dockerfile = work.dockerfile ?? project.dockerfile;
  if (dockerfile !== null) {
    throw new ItemError(
      `The job ${project.reference} is to be built from ${dockerfile}; no images are built here.`,
      {
        hint: 'Build its image beforehand, as `build: true` of `mode: add` does, and launch that; or name a base image for the code.',
      },
    );
  }
  return {
    ...words,
    image: DEFAULT_BASE_IMAGE,
    warning: `Job ${project.reference} names no base image: its code runs on ${DEFAULT_BASE_IMAGE}, without its requirements.`,
  };
}

/** A folder inside the code, whatever the item asks for. */
function workingDirectoryOf({ workingDir }: Work): string | null {
  if (workingDir === null) return null;
  const path = normalize(workingDir);
  if (isAbsolute(path) || path === '..' || path.startsWith('../') || workingDir.includes('\0')) {
    throw new ItemError(
      `overrides.working_dir ${JSON.stringify(workingDir)} leads out of the code of the job.`,
      {
        hint: 'Name a folder inside it, without a leading "/" or "..".',
      },
    );
  }
  return path === '.' ? null : path;
}
