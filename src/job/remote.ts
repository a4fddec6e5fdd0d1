import { LaunchError } from '../common/errors.ts';

/** `user@host:path`, as git and scp write it. */
const SCP_LIKE = /^[A-Za-z0-9_.+-]+@[A-Za-z0-9_.-]+:(?!-).+$/;
const URL_LIKE = /^(https|ssh):\/\/([^/?#]*)(.*)$/is;

/**
 * Only transports that fetch over a network and run nothing on this machine.
 * @throws LaunchError for every other remote, before git sees it
 */
export function checkRemote(remote: string): void {
  if (!/[\s\p{Cc}]/u.test(remote)) {
    const authority = URL_LIKE.exec(remote)?.[2];
    const host = authority?.slice(authority.lastIndexOf('@') + 1);
    // A host that starts with a dash would be an option of ssh.
    if (host !== undefined && host !== '' && !host.startsWith('-') && !authority?.startsWith('-')) return;
    if (authority === undefined && !remote.startsWith('-') && SCP_LIKE.test(remote)) return;
  }
  throw new LaunchError(`The git remote ${JSON.stringify(redactUrls(remote.slice(0, 300)))} is refused.`, {
    hint: 'Only https://, ssh:// and user@host:path addresses are allowed.',
  });
}

/** The parts of an https remote that git must be given apart, so that no secret is on a command line. */
export function splitCredentials(remote: string): { remote: string; user: string; password: string } {
  const [, scheme, authority, rest] = URL_LIKE.exec(remote) ?? [];
  const at = authority?.lastIndexOf('@') ?? -1;
  if (scheme === undefined || authority === undefined || at === -1) return { remote, user: '', password: '' };
  const [user = '', ...password] = authority.slice(0, at).split(':');
  const host = authority.slice(at + 1);
  const kept = scheme.toLowerCase() === 'ssh' && user !== '' ? `${user}@` : '';
  return {
    remote: `${scheme}://${kept}${host}${rest ?? ''}`,
    user: decoded(user),
    password: decoded(password.join(':')),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address without user and password: fit to be stored. ssh keeps its user, which is part of the address. */
export function withoutCredentials(remote: string): string {
  return splitCredentials(remote).remote;
}

/** Whether an address would store a secret. The user of an https address often is a token, so it counts. */
export function hasPassword(remote: string): boolean {
  const { remote: clean, user, password } = splitCredentials(remote);
  return password !== '' || (user !== '' && !clean.includes('@'));
}

/** Hides user and password of every address in a text. */
export function redactUrls(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, '$1***@');
}
