import { LaunchError } from '../../common/errors.ts';

/** What an engine said, what it means, and what to do about it. */
interface Cause {
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
}

const ENGINE: readonly Cause[] = [
  {
    pattern: /cannot connect to the docker daemon|error during connect|is the docker daemon running/i,
    what: 'the Docker engine does not answer',
    hint: 'Start it, or set DOCKER_HOST to where it listens.',
  },
  {
    pattern: /permission denied while trying to connect|dial unix .*permission denied/i,
    what: 'this user may not talk to the Docker engine',
    hint: 'Add the user of the runner to the group docker.',
  },
  {
    pattern: /no space left on device/i,
    what: 'the disk of the Docker engine is full',
    hint: 'Remove images that are not needed (docker system df shows what uses it).',
  },
];

const PULL: readonly Cause[] = [
  ...ENGINE,
  {
    pattern: /toomanyrequests|rate limit/i,
    what: 'the registry answers no more: its rate limit is reached',
    hint: 'Log in on the runner (docker login), or use a mirror.',
  },
  {
    pattern: /no matching manifest for|does not match the specified platform/i,
    what: 'the image does not exist for this platform',
    hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
  },
  {
    pattern: /manifest unknown|manifest for .* not found|: not found/i,
    what: 'the image does not exist in its registry',
    hint: 'Check its name and tag.',
  },
  {
    pattern: /denied|unauthorized|no basic auth|authentication required|forbidden/i,
    what: 'the registry denies it: the image does not exist, or needs a login',
    hint: 'Check its name, and log in on the runner before the agent (docker login).',
  },
  {
    pattern:
      /no such host|connection refused|i\/o timeout|deadline exceeded|tls|network is unreachable|no route|reset by peer|unexpected eof|dial tcp/i,
    what: 'its registry cannot be reached',
    hint: "Check the network of the runner, and the registry's name.",
  },
];

const START: readonly Cause[] = [
  ...ENGINE,
  {
    pattern:
      /could not select device driver|unknown or invalid runtime name: nvidia|nvidia-container-cli|nvidia.*not found/i,
    what: 'the Docker engine has no working NVIDIA runtime, which `gpus` needs',
    hint: 'Install the NVIDIA Container Toolkit on the runner, or take `gpus` out of the queue.',
  },
  {
    pattern: /docker-init/i,
    what: 'the Docker engine lacks its program docker-init',
    hint: 'Install tini beside it, or set `docker-args: --init=false` on the agent.',
  },
  {
    pattern: /exec format error/i,
    what: 'the image is made for another kind of processor',
    hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
  },
  {
    pattern: /bind source path does not exist: (\S+)/i,
    what: 'a folder that is to be mounted does not exist on the runner',
    hint: 'Make it, or take it out of `volume`.',
  },
  {
    pattern: /executable file not found|no such file or directory/i,
    what: 'the program does not exist in the image',
    hint: 'Check the entry point of the job, and the image.',
  },
  {
    pattern: /permission denied/i,
    what: 'the program may not be executed in the image',
    hint: 'Make it executable (chmod +x), or name its interpreter in the entry point.',
  },
];

const CREATE: readonly Cause[] = [
  ...START,
  {
    pattern: /container name .* is already in use/i,
    what: 'the container of this item exists on this engine already',
    hint: 'It runs, or its end was never reported. Remove it (docker rm) if it is not needed.',
  },
  {
    pattern: /no such image|does not match the specified platform/i,
    what: 'the image is not there for this platform',
    hint: 'Build it for the platform of this runner, or set `platform` in the queue.',
  },
  {
    pattern: /unknown (shorthand )?flag/i,
    what: 'docker does not know one of the options',
    hint: 'Check `docker-args` on the agent and the options of the queue.',
  },
];

/** An error of docker as one sentence for the user, with docker's own words kept. */
export function pullError(image: string, stderr: string): LaunchError {
  return describe(`Cannot pull ${image}`, PULL, stderr, 'Try `docker pull` on the runner.');
}

export function createError(stderr: string): LaunchError {
  return describe('Cannot create the container', CREATE, stderr, 'Check the options of the queue.');
}

export function engineError(action: string, stderr: string): LaunchError {
  return describe(`Cannot ${action}`, ENGINE, stderr, 'Look at the log of the Docker engine.');
}

/** Why a container did not start, with the next step, as one line. */
export function startReason(message: string): string {
  const cause = START.find(({ pattern }) => pattern.test(message));
  const said = own(message);
  return cause === undefined
    ? `docker could not start it: ${said}.`
    : `${cause.what} (${said}). ${cause.hint}`;
}

/** Whether an error says that there is no container of that name. */
export function isMissing(stderr: string): boolean {
  return /no such (container|object)/i.test(stderr);
}

function describe(action: string, causes: readonly Cause[], stderr: string, otherwise: string): LaunchError {
  const cause = causes.find(({ pattern }) => pattern.test(stderr));
  const said = own(stderr);
  return cause === undefined
    ? new LaunchError(`${action}: ${said}.`, { hint: otherwise })
    : new LaunchError(`${action}: ${cause.what} (${said}).`, { hint: cause.hint });
}

/** Docker's own sentence in one line of bounded length, without its standing introduction. */
function own(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^(?:docker: )?(?:Error response from daemon: )?/, '').trim())
    .filter((line) => line !== '' && !/^(Run|See) 'docker/.test(line));
  const line = lines.at(-1) ?? 'no reason was given';
  return (line.length > 400 ? `${line.slice(0, 400)}…` : line).replace(/\.$/, '');
}
