import { LaunchError } from '../../common/errors.ts';
import { BoxError } from '../box-error.ts';

/** What an engine said, what it means, and what to do about it. */
interface Cause {
  readonly pattern: RegExp;
  readonly what: string;
  readonly hint: string;
  /**
   * The box is to blame: always, or only if it is known to have working GPUs, or only if the item asks for no limits
   * of its own. Absent: the item, as far as anybody can tell.
   */
  readonly box?: 'always' | 'with-gpus' | 'without-limits';
}

/** What is known of an item and of its box when something fails. */
export interface Blame {
  /** What the item chose freely: an engine's sentence may repeat it, and it must not be read as the engine's words. */
  readonly words: readonly string[];
  /** The box has GPUs, as its own tools say. */
  readonly hasGpus: boolean;
  /** The item sets limits (memory, processes, open files), which may be too low for any program. */
  readonly hasLimits: boolean;
}

/** The engine was asked for something that no item has a say in. */
const NO_ITEM: Blame = { words: [], hasGpus: true, hasLimits: false };

const ENGINE: readonly Cause[] = [
  {
    pattern: /cannot connect to the docker daemon|error during connect|is the docker daemon running/i,
    what: 'the Docker engine does not answer',
    hint: 'Start it, or set DOCKER_HOST to where it listens.',
    box: 'always',
  },
  {
    pattern: /permission denied while trying to connect|dial unix .*permission denied/i,
    what: 'this user may not talk to the Docker engine',
    hint: 'Add the user of the runner to the group docker.',
    box: 'always',
  },
  {
    pattern: /no space left on device/i,
    what: 'the disk of the Docker engine is full',
    hint: 'Remove images that are not needed (docker system df shows what uses it).',
    box: 'always',
  },
  {
    pattern: /read-only file system|input\/output error/i,
    what: 'the disk of the Docker engine does not work',
    hint: 'Look at the kernel log of the runner.',
    box: 'always',
  },
];

const PULL: readonly Cause[] = [
  ...ENGINE,
  {
    pattern: /toomanyrequests|rate limit/i,
    what: 'the registry answers no more: its rate limit is reached',
    hint: 'Log in on the runner (docker login), or use a mirror.',
    box: 'always',
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
    box: 'always',
  },
];

const START: readonly Cause[] = [
  ...ENGINE,
  {
    pattern: /nvidia-container-cli: device error/i,
    what: 'the runner has no such GPU',
    hint: 'Name one that it has (nvidia-smi -L), or ask for a number.',
  },
  {
    pattern:
      /could not select device driver|unknown or invalid runtime name: nvidia|nvidia-container-cli|nvidia.*not found/i,
    what: 'the Docker engine has no working NVIDIA runtime, which `gpus` needs',
    hint: 'Install the NVIDIA Container Toolkit on the runner, or take `gpus` out of the queue.',
    box: 'with-gpus',
  },
  {
    pattern: /docker-init/i,
    what: 'the Docker engine lacks its program docker-init',
    hint: 'Install tini beside it, or set `docker-args: --init=false` on the agent.',
    box: 'always',
  },
  {
    pattern: /cannot allocate memory|resource temporarily unavailable|too many open files/i,
    what: 'the runner has no memory, processes or open files left',
    hint: 'Run fewer jobs at once (`max-jobs`), or end what else runs there.',
    box: 'without-limits',
  },
  {
    pattern: /failed to (?:set up container networking|create endpoint)|no available IPv4|iptables/i,
    what: 'the Docker engine cannot give it a network',
    hint: 'Look at the log of the Docker engine; a restart of it often helps.',
    box: 'always',
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

/**
 * An error of docker as one sentence for the user, with docker's own words kept.
 * @param vouched the registry is one that the owner of the box relies on: others may answer whatever they like
 */
export function pullError(image: string, stderr: string, vouched: boolean): LaunchError {
  const blame = { ...NO_ITEM, words: [image] };
  const error = describe(`Cannot pull ${image}`, PULL, stderr, 'Try `docker pull` on the runner.', blame);
  return vouched ? error : asItems(error);
}

export function createError(stderr: string, blame: Blame = NO_ITEM): LaunchError {
  return describe('Cannot create the container', CREATE, stderr, 'Check the options of the queue.', blame);
}

export function engineError(action: string, stderr: string): LaunchError {
  return describe(`Cannot ${action}`, ENGINE, stderr, 'Look at the log of the Docker engine.', NO_ITEM);
}

/** Why a container did not start, with the next step, as one line; and whether that is the fault of the box. */
export function startReason(
  message: string,
  blame: Blame = NO_ITEM,
): { readonly reason: string; readonly boxFault: boolean } {
  const cause = causeOf(message, START, blame);
  const said = own(message);
  const reason =
    cause === undefined ? `docker could not start it: ${said}.` : `${cause.what} (${said}). ${cause.hint}`;
  return { reason, boxFault: cause !== undefined && isOfBox(cause, blame) };
}

/** The same error as one that says nothing about the box. */
function asItems(error: LaunchError): LaunchError {
  const { message, hint, cause } = error;
  return error instanceof BoxError
    ? new LaunchError(message, { cause, ...(hint === undefined ? {} : { hint }) })
    : error;
}

function describe(
  action: string,
  causes: readonly Cause[],
  stderr: string,
  otherwise: string,
  blame: Blame,
): LaunchError {
  const cause = causeOf(stderr, causes, blame);
  const said = own(stderr);
  if (cause === undefined) return new LaunchError(`${action}: ${said}.`, { hint: otherwise });
  const Kind = isOfBox(cause, blame) ? BoxError : LaunchError;
  return new Kind(`${action}: ${cause.what} (${said}).`, { hint: cause.hint });
}

function causeOf(message: string, causes: readonly Cause[], { words }: Blame): Cause | undefined {
  const text = withoutWords(message, words);
  return causes.find(({ pattern }) => pattern.test(text));
}

/** Shorter words cannot look like a cause, and are parts of others. */
const SHORTEST_WORD = 8;

/** A message without what was chosen by the item: what is quoted in it, and its words. */
function withoutWords(message: string, words: readonly string[]): string {
  const longestFirst = words
    .filter(({ length }) => length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);
  const text = longestFirst.reduce((left, word) => left.replaceAll(word, '…'), message);
  return text.replace(/"(?!docker-init")(?:[^"\\\n]|\\.)*"/g, '"…"');
}

function isOfBox({ box }: Cause, { hasGpus, hasLimits }: Blame): boolean {
  if (box === 'with-gpus') return hasGpus;
  return box === 'without-limits' ? !hasLimits : box === 'always';
}

/** Docker's own sentence in one line of bounded length, without its standing introduction. */
function own(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^(?:docker: )?(?:Error response from daemon: )?/, '').trim())
    .filter((line) => line !== '' && !/^(?:Usage: |(?:Run|See) 'docker)/.test(line));
  const line = lines.at(-1) ?? 'no reason was given';
  return (line.length > 400 ? `${line.slice(0, 400)}…` : line).replace(/\.$/, '');
}
