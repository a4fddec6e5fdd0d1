import { LaunchError } from '../common/errors.ts';
import { runGit } from './git-process.ts';
import type { GitOptions } from './git-process.ts';
import { checkRemote, withoutCredentials } from './remote.ts';

export type { GitOptions } from './git-process.ts';
export { checkRemote, withoutCredentials } from './remote.ts';

const FULL_COMMIT = /^[0-9a-f]{40}$/i;

export interface ResolvedGit {
  /** The address without credentials: fit to be stored. */
  readonly remote: string;
  /** 40 hex digits. */
  readonly commit: string;
  /** The branch that was asked for, or the default one; undefined for tags and commits. */
  readonly branch?: string;
}

/** A ref that a remote shows: `refs/heads/main`, `HEAD`, `refs/tags/v1^{}`. */
type Refs = ReadonlyMap<string, string>;

/**
 * Finds the commit that `version` (a branch, tag, full ref or full commit; default: the remote's default branch)
 * names now. A full commit is taken as it is: no server is asked.
 * @throws LaunchError for a transport that is not allowed, an unknown version, and every failure of git
 */
export async function resolveGitVersion(
  uri: string,
  version?: string,
  options: GitOptions = {},
): Promise<ResolvedGit> {
  checkRemote(uri);
  const remote = withoutCredentials(uri);
  const wanted = version?.trim() ?? '';
  if (FULL_COMMIT.test(wanted)) return { remote, commit: wanted.toLowerCase() };
  checkRefName(wanted);
  const patterns = wanted === '' ? ['HEAD'] : [wanted, `${wanted}^{}`];
  const listing = await runGit(['ls-remote', '--symref', '--', remote, ...patterns], {
    ...options,
    remote: uri,
  });
  return { remote, ...chooseRef(parseRefs(listing), remote, wanted) };
}

/** The wanted words are patterns to git, and could be options: only plain names of refs pass. */
function checkRefName(name: string): void {
  if (name === '' || !/^[-.]|\.\.|[\s\p{Cc}~^:?*[\\]|@\{|\/\/|[/.]$|\.lock$/u.test(name)) return;
  throw new LaunchError(`The version ${JSON.stringify(name.slice(0, 200))} is not a branch, tag or commit.`, {
    hint: 'Give the name of a branch or tag, or all 40 digits of a commit.',
  });
}

interface Listing {
  readonly refs: Refs;
  /** The branch that the remote's HEAD stands for. */
  readonly defaultBranch: string | undefined;
}

function parseRefs(listing: string): Listing {
  const refs = new Map<string, string>();
  let defaultBranch: string | undefined;
  for (const line of listing.split('\n')) {
    const [value, name] = line.split('\t');
    if (value === undefined || name === undefined) continue;
    if (value.startsWith('ref: ')) {
      if (name === 'HEAD') defaultBranch = value.slice('ref: refs/heads/'.length);
    } else {
      refs.set(name, value);
    }
  }
  return { refs, defaultBranch };
}

function chooseRef(
  { refs, defaultBranch }: Listing,
  remote: string,
  wanted: string,
): { commit: string; branch?: string } {
  if (wanted === '') {
    const commit = refs.get('HEAD');
    if (commit === undefined) {
      throw new LaunchError(`The repository ${remote} has no default branch.`, {
        hint: 'Name a branch, tag or commit.',
      });
    }
    return { commit, ...(defaultBranch === undefined ? {} : { branch: defaultBranch }) };
  }
  const head = refs.get(`refs/heads/${wanted}`);
  if (head !== undefined) return { commit: head, branch: wanted };
  for (const name of [`refs/tags/${wanted}`, ...(wanted.startsWith('refs/') ? [wanted] : [])]) {
    const commit = refs.get(`${name}^{}`) ?? refs.get(name);
    if (commit !== undefined) return { commit };
  }
  const abbreviated = /^[0-9a-f]{4,39}$/i.test(wanted);
  throw new LaunchError(`The repository ${remote} has no branch or tag ${JSON.stringify(wanted)}.`, {
    hint: abbreviated
      ? 'If it is the start of a commit, give all 40 digits: servers do not look up shortened ones.'
      : 'Check its spelling, or give all 40 digits of a commit.',
  });
}
