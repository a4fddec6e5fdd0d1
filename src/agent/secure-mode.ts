import type { Refusal } from '../runners/refusal.ts';
import type { Work } from '../launch/project/work.ts';

/** Options of docker that decide what runs. */
const LOCKED_OPTIONS: ReadonlySet<string> = new Set(['command', 'entrypoint', 'w', 'workdir']);

/**
 * What an item asks for that `secure_mode` locks: with it, a job runs as it was made. The Python agent locks the entry
 * point only, although its documentation promises the image too.
 * @returns null, or the refusal
 */
export function lockedBy(
  work: Pick<
    Work,
    | 'image'
    | 'job'
    | 'entryPoint'
    | 'args'
    | 'workingDir'
    | 'dockerfile'
    | 'baseImage'
    | 'resourceArgs'
    | 'resource'
  >,
): Refusal | null {
  const option = Object.keys(work.resourceArgs).find((key) => LOCKED_OPTIONS.has(normal(key)));
  const asked: readonly (readonly [string, boolean])[] = [
    ['overrides.entry_point', work.entryPoint !== null],
    ['overrides.args', work.args.length > 0],
    ['overrides.working_dir', work.workingDir !== null],
    ['overrides.dockerfile', work.dockerfile !== null],
    ['docker.docker_image', work.image !== null],
    [`resource_args.${work.resource}.builder.base_image`, work.baseImage !== null],
    [`resource_args.${work.resource}.${option}`, option !== undefined],
  ];
  const locked = asked.find(([, is]) => is)?.[0];
  if (locked === undefined) return null;
  return {
    what: `this agent is in secure mode, which locks ${locked}`,
    remedy: 'Launch the job as it was made, or use a queue of an agent without `secure_mode`.',
  };
}

/** A key as docker reads it: `--Work_Dir` is `workdir`, near enough. */
function normal(key: string): string {
  return key.trim().replace(/^-+/, '').replaceAll('_', '').toLowerCase();
}
