import { spawn } from 'node:child_process';

import { LaunchError } from '../common/errors.ts';
import { redactUrls, splitCredentials } from './remote.ts';

const DEFAULT_TIMEOUT_MS = 120_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const KEPT_ERROR_BYTES = 8 * 1024;
const KILL_AFTER_MS = 2_000;

export interface GitOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for each git command. Default 120 000. */
  readonly timeoutMs?: number;
  /** Variables for git. Default: those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** git ran and said no. */
export class GitError extends LaunchError {
  override readonly name = 'GitError';
  /** The end of what git wrote to standard error, secrets hidden. */
  readonly output: string;

  constructor(message: string, output: string, hint?: string) {
    super(message, hint === undefined ? {} : { hint });
    this.output = output;
  }
}

/** What git, its hooks and its helpers never need: the key of W&B, the inputs of the action, the runner's tokens. */
const KEPT_BACK = /^(WANDB_API_KEY$|INPUT_|ACTIONS_)/i;

/** Settings of every call: what a hostile repository could use to reach beyond its network address is off. */
const HARDENING = [
  ...['-c', 'protocol.allow=never'],
  ...['-c', 'protocol.https.allow=always'],
  ...['-c', 'protocol.ssh.allow=always'],
  ...['-c', 'protocol.file.allow=never'],
  ...['-c', 'protocol.ext.allow=never'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.fsmonitor=false'],
  // A folder that only looks like a repository brings no settings; a signature starts no program to check it.
  ...['-c', 'safe.bareRepository=explicit'],
  ...['-c', 'log.showSignature=false'],
];

/**
 * Runs git without a shell and without questions at a terminal.
 * @param remote the address that is spoken to; its credentials reach git through the environment only
 * @returns standard output
 * @throws GitError, LaunchError when git is missing, too slow or too loud; the reason of `signal`
 */
export async function runGit(
  args: readonly string[],
  options: GitOptions & { readonly cwd?: string; readonly remote?: string; readonly input?: Uint8Array } = {},
): Promise<string> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, cwd, input } = options;
  signal?.throwIfAborted();
  const child = spawn('git', [...HARDENING, ...args], {
    cwd,
    env: gitEnvironment(options.env ?? process.env, options.remote),
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own group, so that the helpers that git starts end with it.
    detached: process.platform !== 'win32',
  });
  const command = `git ${args[0] ?? ''}`;
  const output: Buffer[] = [];
  let outputBytes = 0;
  let errors = '';
  let stopped: LaunchError | undefined;

  function stop(reason?: LaunchError): void {
    stopped ??= reason;
    killGroup(child.pid, 'SIGTERM');
    setTimeout(() => killGroup(child.pid, 'SIGKILL'), KILL_AFTER_MS).unref();
  }

  const onAbort = (): void => stop();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    stop(
      new LaunchError(`${command} did not end within ${timeoutMs / 1000} s.`, {
        hint: 'Check that the git server can be reached from here.',
      }),
    );
  }, timeoutMs);

  child.stdout.on('data', (chunk: Buffer) => {
    outputBytes += chunk.length;
    if (outputBytes <= MAX_OUTPUT_BYTES) output.push(chunk);
    else stop(new LaunchError(`${command} printed more than ${MAX_OUTPUT_BYTES} bytes.`));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-KEPT_ERROR_BYTES);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);

  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal?.throwIfAborted();
    if (stopped !== undefined) throw stopped;
    if (code !== 0) throw failure(command, errors);
    return Buffer.concat(output).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new LaunchError('The program git was not found.', {
      cause: error,
      hint: 'Install git on the runner.',
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It ended by itself.
  }
}

function failure(command: string, errors: string): GitError {
  const output = redactUrls(errors).trim();
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /^(fatal|error|remote):/i.test(line)).slice(0, 3);
  const reason = (telling.length > 0 ? telling : lines.slice(-1)).join(' ');
  return new GitError(`${command} failed: ${reason || 'it gave no reason'}`, output, hintFor(output));
}

function hintFor(output: string): string | undefined {
  if (
    /could not read Username|Authentication failed|Permission denied|not found|HTTP.* 40[134]/i.test(output)
  ) {
    return 'Check the address, and that git on this machine has credentials for it.';
  }
  if (/Could not resolve host|Connection refused|timed out|unable to access/i.test(output)) {
    return 'Check that the git server can be reached from here.';
  }
  return undefined;
}

/**
 * Variables for git: no key of ours, no prompt, plain English, no foreign repository through `GIT_DIR` and the like, and the
 * credentials of an https remote as a header for its own host only.
 */
function gitEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  remote: string | undefined,
): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(base).filter(([name]) => !KEPT_BACK.test(name)),
  );
  for (const name of [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_NAMESPACE',
  ]) {
    delete env[name];
  }
  env['GIT_TERMINAL_PROMPT'] = '0';
  env['LC_ALL'] = 'C';
  if (env['GIT_SSH_COMMAND'] === undefined && env['GIT_SSH'] === undefined) {
    env['GIT_SSH_COMMAND'] = 'ssh -o BatchMode=yes';
  }
  const { remote: clean, user, password } = splitCredentials(remote ?? '');
  if (/^https:/i.test(clean) && (user !== '' || password !== '')) {
    const count = Number(env['GIT_CONFIG_COUNT'] ?? '0');
    const secret = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
    env[`GIT_CONFIG_KEY_${count}`] = `http.${new URL(clean).origin}/.extraHeader`;
    env[`GIT_CONFIG_VALUE_${count}`] = `Authorization: Basic ${secret}`;
    env['GIT_CONFIG_COUNT'] = String(count + 1);
  }
  return env;
}
