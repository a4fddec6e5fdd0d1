import { LaunchError } from '../../common/errors.ts';
import { shown } from '../refusal.ts';

/** How the variables of a job reach docker without standing on a command line. */
export interface Delivery {
  /** Given as `--env=NAME`; docker's client takes the value from its own environment. */
  readonly byName: Readonly<Record<string, string>>;
  /** The lines of an env-file, which the client reads from its standard input; null when there are none. */
  readonly envFile: string | null;
}

/** Docker reads an env-file in lines of at most 64 KiB. */
const MAX_LINE = 60_000;
/**
 * Variables that steer docker's client, the Go runtime or the dynamic linker. Where a value cannot travel as a line,
 * its variable must not be one of these, or a job's setting would be the client's.
 */
const STEERS_CLIENT =
  /^(?:DOCKER_|BUILDX_|BUILDKIT_|COMPOSE_|OTEL_|LD_|DYLD_|MALLOC_|GLIBC_|XDG_|SSH_|SSL_|LC_|GO[A-Z0-9]+$|PATH$|HOME$|TMPDIR$|LANG$|LANGUAGE$|LOCPATH$|TERM$|USER$|SHELL$|IFS$|HOSTALIASES$|RES_OPTIONS$|LOCALDOMAIN$|.*_PROXY$)/i;

/**
 * Chooses a way for each variable. Launch's own (`WANDB_*`) are given by name: they hold the key, and the client has
 * no use for them. All others go into the env-file, unless a line of it cannot hold them.
 * @throws LaunchError for a text of several lines in a variable that the client itself would obey
 */
export function deliver(variables: Readonly<Record<string, string>>): Delivery {
  const byName: Record<string, string> = {};
  const lines: string[] = [];
  for (const [name, value] of Object.entries(variables)) {
    if (/^WANDB_\w+$/.test(name)) byName[name] = value;
    else if (!/[\r\n]/.test(value) && value.length <= MAX_LINE) lines.push(`${name}=${value}`);
    else if (!STEERS_CLIENT.test(name)) byName[name] = value;
    else {
      throw new LaunchError(
        `The variable ${shown(name)} has several lines, which docker cannot be given safely.`,
        {
          hint: 'Give it in one line, or set it in the image.',
        },
      );
    }
  }
  return { byName, envFile: lines.length === 0 ? null : lines.map((line) => `${line}\n`).join('') };
}
