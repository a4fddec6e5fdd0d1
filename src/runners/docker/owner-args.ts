import { LaunchError } from '../../common/errors.ts';
import type { RunnerPolicy } from '../policy.ts';
import { flagName, RUNNERS_OWN } from './flags.ts';

/**
 * The names of the options in the owner's `docker-args`, and a check of `allow-docker-args`.
 * @throws LaunchError when one is the runner's own
 */
export function ownerFlags(policy: RunnerPolicy): ReadonlySet<string> {
  const given = (policy.dockerArgs ?? [])
    .filter((word) => word.startsWith('-'))
    .map((word) => flagName(word.split('=', 1)[0] ?? ''));
  reject('docker-args', given);
  reject('allow-docker-args', (policy.allowDockerArgs ?? []).map(flagName));
  return new Set(given);
}

function reject(input: string, names: readonly string[]): void {
  const own = names.find((name) => RUNNERS_OWN.has(name) || (name === 'name' && input === 'docker-args'));
  if (own !== undefined) {
    throw new LaunchError(`${input}: --${own} is set by the agent itself, to know how each job ended.`, {
      hint: `Take it out of \`${input}\`.`,
    });
  }
  if (input === 'allow-docker-args' && names.includes('volume')) {
    throw new LaunchError('allow-docker-args: volumes are allowed one by one.', {
      hint: 'List them in `allow-volumes`, as host:container or host:container:ro.',
    });
  }
}
