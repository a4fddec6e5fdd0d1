/** Options of `docker create` with one letter, and their long names. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  d: 'detach',
  e: 'env',
  h: 'hostname',
  i: 'interactive',
  l: 'label',
  m: 'memory',
  p: 'publish',
  q: 'quiet',
  t: 'tty',
  u: 'user',
  v: 'volume',
  w: 'workdir',
  net: 'network',
};

/** Options that a queue may set with no word of the owner, as the W&B agent (0.31) has them. */
export const HARMLESS_FLAGS: ReadonlySet<string> = new Set([
  'cpu-period',
  'cpu-quota',
  'cpu-shares',
  'cpus',
  'cpuset-cpus',
  'cpuset-mems',
  'env',
  'gpus',
  'memory',
  'memory-reservation',
  'memory-swap',
  'name',
  'pids-limit',
  'platform',
  'shm-size',
  'ulimit',
  'workdir',
]);

/** Of these a list may be given. */
export const REPEATABLE_FLAGS: ReadonlySet<string> = new Set(['env', 'ulimit', 'volume']);

/** In the W&B agent's list, but no options of docker: its containers fail on them. Each with what is meant. */
export const NOT_OF_DOCKER: Readonly<Record<string, string>> = {
  command: 'Give the command as `overrides.entry_point` and `overrides.args`.',
  cpu: 'Set `cpus` (how many) or `cpu-shares` (a weight).',
};

/** The runner's own: without them it could not tell how a job ended, nor find it again. */
export const RUNNERS_OWN: ReadonlySet<string> = new Set([
  'attach',
  'cidfile',
  'detach',
  'detach-keys',
  'entrypoint',
  'env-file',
  'help',
  'interactive',
  'label-file',
  'pull',
  'quiet',
  'restart',
  'rm',
  'sig-proxy',
  'tty',
]);

/**
 * The one name of an option, however it was written: `--shm_size`, `SHM-SIZE` and `shm-size` are the same, and so
 * are `m` and `memory`. The first step is the W&B agent's, which then passes the raw spelling on.
 */
export function flagName(key: string): string {
  const name = key.trim().replace(/^-+/, '').replaceAll('_', '-').toLowerCase();
  return Object.hasOwn(LONG_NAMES, name) ? (LONG_NAMES[name] ?? name) : name;
}
