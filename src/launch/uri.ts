import { checkRemote, withoutCredentials } from '../job/remote.ts';

/** What an address names. Parts are percent-decoded. */
export type UriTarget =
  | {
      readonly kind: 'job';
      readonly entity: string;
      readonly project: string;
      readonly name: string;
      readonly alias: string;
    }
  | { readonly kind: 'run'; readonly entity: string; readonly project: string; readonly runId: string }
  | {
      readonly kind: 'git';
      /** As given, credentials included: for git only. */
      readonly address: string;
      /** Without credentials. */
      readonly remote: string;
      /** The name of the repository: the default project. */
      readonly project: string;
      /** Of a page that shows a folder or file: what follows `tree` or `blob`, that is a ref and then a path. */
      readonly view: { readonly kind: 'tree' | 'blob'; readonly segments: readonly string[] } | null;
    }
  | { readonly kind: 'unknown'; readonly why: string };

export interface UriHosts {
  readonly baseUrl: string;
  readonly appUrl: string;
}

/** The forms that a `uri` may have, for errors. */
export const ACCEPTED_FORMS =
  'Use the address of a W&B run (https://wandb.ai/<entity>/<project>/runs/<id>), of a W&B job ' +
  '(…/artifacts/job/<name>/<version>), or of a git repository (https://…, ssh://… or git@host:path).';

const NOT_ENTITIES: ReadonlySet<string> = new Set([
  'create-team',
  'fully-connected',
  'registry',
  'settings',
  'subscriptions',
]);
const NOT_PROJECTS: ReadonlySet<string> = new Set(['likes', 'projects']);
const CLOUD_HOSTS: ReadonlySet<string> = new Set([
  'wandb.ai',
  'www.wandb.ai',
  'app.wandb.ai',
  'api.wandb.ai',
]);
/** Hosts whose every repository address is git, with or without `.git`. */
const GIT_HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'dev.azure.com',
  'ssh.dev.azure.com',
]);

/**
 * Says what `uri` names. Pure: W&B is told by the host of the server in use (and the public cloud's), git by
 * transport, host or a `.git` at the end, never by letters that happen to be in the text.
 */
export function classifyUri(uri: string, hosts: UriHosts): UriTarget {
  const text = uri.trim();
  if (text === '') return unknown('it is empty');
  // git would take it for an option.
  if (text.startsWith('-')) return unknown('it starts with a dash');
  if (/[\s\p{Cc}]/u.test(text)) return unknown('it holds a space or a control character');
  if (text.startsWith('/')) return wandbPath(text);
  const scp = /^[\w.+-]+@([\w.-]+):(?!\/\/)([^:]+)$/.exec(text);
  if (scp) return git(text, scp[2] ?? '', null);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return unknown('it is not an address; a folder cannot be sent to a queue');

  let url: URL;
  try {
    url = new URL(text.replace(/^git\+/i, ''));
  } catch {
    return unknown('it is not a valid address');
  }
  switch (url.protocol) {
    case 'ssh:':
      return git(text.replace(/^git\+/i, ''), url.pathname, null);
    case 'https:':
    case 'http:':
      return webAddress(text.replace(/^git\+/i, ''), url, hosts, /^git\+/i.test(text));
    default:
      return unknown(`${url.protocol}// is not a transport that is allowed`);
  }
}

function webAddress(text: string, url: URL, hosts: UriHosts, saysGit: boolean): UriTarget {
  if (!saysGit && isWandbHost(url, hosts)) return wandbPath(url.pathname);
  if (url.protocol === 'http:')
    return unknown('http:// is not a transport that is allowed for git: use https:// or ssh://');
  if (!saysGit && !isGitAddress(url))
    return unknown(
      'its host is neither that of the W&B server in use nor known for git, and it does not end in .git',
    );
  const view = viewOf(url.pathname);
  if (view === null) return git(text, url.pathname, null);
  const repository = new URL(url);
  repository.pathname = view.repository;
  repository.search = '';
  repository.hash = '';
  return git(repository.href, view.repository, { kind: view.kind, segments: view.segments });
}

function isWandbHost(url: URL, hosts: UriHosts): boolean {
  return (
    CLOUD_HOSTS.has(url.host) ||
    [hosts.baseUrl, hosts.appUrl].some((known) => new URL(known).host === url.host)
  );
}

function isGitAddress(url: URL): boolean {
  if (segmentsOf(url.pathname).length === 0) return false;
  const label = url.hostname.split('.')[0] ?? '';
  return (
    GIT_HOSTS.has(url.hostname) ||
    url.hostname.endsWith('.visualstudio.com') ||
    ['git', 'github', 'gitlab', 'bitbucket', 'gitea', 'forgejo'].includes(label) ||
    /\.git\/?$/.test(url.pathname) ||
    url.pathname.includes('/_git/')
  );
}

/** GitHub: `/org/repo/tree/<ref>/…`; GitLab: `/group/…/repo/-/tree/<ref>/…`. */
function viewOf(
  path: string,
): { repository: string; kind: 'tree' | 'blob'; segments: readonly string[] } | null {
  const match = /^(\/[^/]+\/[^/]+|\/.+?(?=\/-\/))(?:\/-)?\/(tree|blob)\/(.+?)\/?$/.exec(path);
  if (!match) return null;
  const [, repository = '', kind, rest = ''] = match;
  return { repository, kind: kind === 'blob' ? 'blob' : 'tree', segments: rest.split('/').map(decoded) };
}

function git(address: string, path: string, view: (UriTarget & { kind: 'git' })['view']): UriTarget {
  const last = segmentsOf(path).at(-1);
  if (last === undefined) return unknown('it names no repository');
  try {
    checkRemote(address);
  } catch {
    return unknown('git may not use such an address');
  }
  return {
    kind: 'git',
    address,
    remote: withoutCredentials(address),
    project: last.replace(/(?<=.)\.git$/, ''),
    view,
  };
}

function wandbPath(path: string): UriTarget {
  const [entity, project, kind, ...rest] = segmentsOf(path.replace(/[?#].*$/, ''));
  if (entity === undefined || NOT_ENTITIES.has(entity)) return unknown('it names no W&B entity');
  if (project === undefined || NOT_PROJECTS.has(project)) return unknown('it names no W&B project');
  if (kind === 'runs' && rest[0] !== undefined) return { kind: 'run', entity, project, runId: rest[0] };
  if (kind === 'artifacts' && rest[0] === 'job' && rest[1] !== undefined) {
    const alias = rest[2] === undefined || rest[2] === '_view' ? 'latest' : rest[2];
    return { kind: 'job', entity, project, name: rest[1], alias };
  }
  return unknown('it is a W&B address, but neither of a run nor of a job');
}

function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function unknown(why: string): UriTarget {
  return { kind: 'unknown', why };
}
