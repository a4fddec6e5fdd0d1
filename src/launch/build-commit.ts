import { dirname } from 'node:path';
import { runGit } from '../job/git-process.ts';
import type { GitOptions } from '../job/git-process.ts';
import type { GitSource } from '../job/project.ts';
import { withoutCredentials } from '../job/remote.ts';

/**
 * The commit that lies in a folder, as its own git says; null where there is none, or git may not tell.
 * @param root a repository around it is not the one that is built
 */
export async function commitOfFolder(
  folder: string,
  root: string,
  git: GitOptions,
): Promise<GitSource | null> {
  const { env = process.env, signal } = git;
  const options = { ...git, cwd: folder, env: { ...env, GIT_CEILING_DIRECTORIES: dirname(root) } };
  const ask = async (...args: readonly string[]): Promise<string> => {
    try {
      return (await runGit(args, options)).trim();
    } catch {
      signal?.throwIfAborted();
      return '';
    }
  };
  const [commit, remote] = await Promise.all([
    ask('rev-parse', '--verify', 'HEAD'),
    ask('config', '--get', 'remote.origin.url'),
  ]);
  return /^[0-9a-f]{40,64}$/.test(commit) ? { remote: withoutCredentials(remote), commit } : null;
}
