import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { LaunchError } from '../common/errors.ts';
import { GitError, runGit } from './git-process.ts';
import type { GitOptions } from './git-process.ts';
import { checkRemote, withoutCredentials } from './remote.ts';

const FETCH_TIMEOUT_MS = 30 * 60_000;

export interface CheckoutSource {
  readonly remote: string;
  /** 40 hex digits; the branch or tag of an old job works too. */
  readonly commit: string;
  /** Made when missing; must hold no repository yet. */
  readonly directory: string;
}

/**
 * Puts one commit of a repository, with its submodules, into a directory. Only that commit is fetched where the
 * server allows it. Credentials of the address are used and not stored.
 * @returns the commit that is there now, 40 hex digits
 * @throws LaunchError
 */
export async function checkoutCommit(source: CheckoutSource, options: GitOptions = {}): Promise<string> {
  checkRemote(source.remote);
  if (!/^[A-Za-z0-9_][A-Za-z0-9_./+@-]*$/.test(source.commit)) {
    throw new LaunchError(`The job names ${JSON.stringify(source.commit.slice(0, 100))} as its commit.`, {
      hint: 'Create the job again from a commit of 40 hex digits.',
    });
  }
  const cwd = source.directory;
  const local = { ...options, cwd };
  const network = { timeoutMs: FETCH_TIMEOUT_MS, ...local, remote: source.remote };
  await mkdir(cwd, { recursive: true });
  await runGit(['init', '--quiet'], local);
  await runGit(['remote', 'add', 'origin', '--', withoutCredentials(source.remote)], local);
  const start = await fetchCommit(source.commit, network);
  await runGit(['checkout', '--quiet', '--detach', start, '--'], local);
  const commit = (await runGit(['rev-parse', '--verify', 'HEAD'], local)).trim();
  await updateSubmodules(network);
  return commit;
}

/** @returns what to check out */
async function fetchCommit(
  commit: string,
  network: GitOptions & { cwd: string; remote: string },
): Promise<string> {
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
  try {
    await runGit([...fetch, '--depth', '1', 'origin', commit], network);
    return 'FETCH_HEAD';
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // Not every server hands out a commit by its digits, and old jobs may name what only a full history shows.
    if (!/not our ref|unadvertised object|couldn't find remote ref/i.test(error.output)) throw error;
  }
  await runGit(['fetch', '--quiet', '--tags', '--no-recurse-submodules', 'origin'], network);
  for (const name of [`refs/remotes/origin/${commit}`, `refs/tags/${commit}`, commit]) {
    const found = await runGit(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], network).catch(
      (error: unknown) => {
        if (error instanceof GitError) return '';
        throw error;
      },
    );
    if (found !== '') return found.trim();
  }
  throw new LaunchError(`The repository ${withoutCredentials(network.remote)} has no commit ${commit}.`, {
    hint: 'It may have been removed by a force push: create the job again from a commit that is there.',
  });
}

async function updateSubmodules(network: GitOptions & { cwd: string }): Promise<void> {
  if (!existsSync(join(network.cwd, '.gitmodules'))) return;
  await runGit(['submodule', '--quiet', 'update', '--init', '--recursive', '--depth', '1'], network);
}

/** Applies uncommitted changes that a job recorded. @throws LaunchError when they do not fit */
export async function applyDiff(
  directory: string,
  diff: Uint8Array,
  options: GitOptions = {},
): Promise<void> {
  if (diff.length === 0) return;
  try {
    await runGit(['apply', '--whitespace=nowarn', '-p1', '-'], { ...options, cwd: directory, input: diff });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new LaunchError(`The job's diff.patch does not fit its commit: ${error.message}`, {
      cause: error,
      hint: 'Create the job again from a committed state.',
    });
  }
}
