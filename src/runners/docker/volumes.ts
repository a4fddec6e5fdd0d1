import { LaunchError } from '../../common/errors.ts';
import type { RunnerPolicy } from '../policy.ts';
import { refuse, shown } from '../refusal.ts';

export interface Volume {
  /** An absolute path of the host, or the name of a volume of docker. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/**
 * Reads `host:container`, `host:container:ro` or `host:container:rw`.
 * @param input the owner's input in which it stands, for the message
 * @throws LaunchError
 */
export function readVolume(text: string, input: string): Volume {
  const [source, target, mode, ...rest] = text.split(':');
  const isSource = source !== undefined && /^(?:\/|[A-Za-z0-9][\w.-]*$)/.test(source);
  const isTarget = target?.startsWith('/') === true;
  const isMode = mode === undefined || mode === 'ro' || mode === 'rw';
  if (!isSource || !isTarget || !isMode || rest.length > 0 || /\p{Cc}/u.test(text)) {
    throw new LaunchError(`${input}: ${shown(text)} is not a volume.`, {
      hint: 'Write host:container or host:container:ro, both as absolute paths.',
    });
  }
  return { source, target, readOnly: mode === 'ro' };
}

/** The volumes that a queue asks for, each of which the owner must have listed in these very words. */
export function allowedVolumes(asked: readonly string[], policy: RunnerPolicy): readonly Volume[] {
  return asked.map((text) => {
    if (policy.allowVolumes?.includes(text) === true) return readVolume(text, 'allow-volumes');
    return refuse(
      `the owner of this runner does not allow the volume ${shown(text)}`,
      `Add ${shown(text)} to \`allow-volumes\` on the agent, in these words.`,
    );
  });
}

/**
 * `--mount`, not `--volume`: of a path that the host does not have, `--volume` makes an empty folder, and the job
 * trains on nothing.
 */
export function mountFlag({ source, target, readOnly }: Volume): string {
  const type = source.startsWith('/') ? 'bind' : 'volume';
  const fields = [`type=${type}`, `source=${source}`, `target=${target}`, ...(readOnly ? ['readonly'] : [])];
  return `--mount=${fields.map(csvField).join(',')}`;
}

/** Docker reads the value as one line of CSV. */
function csvField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
