import { bad, good, type Parsed } from './parsed.ts';
import { quote } from './problem.ts';

/** What must be shown before a step runs for an event that people without write access can cause. */
export type UntrustedCheck =
  /** Whoever had a hand in the event has at least this permission on the repository. */
  | { readonly kind: 'permission'; readonly least: Permission }
  /** The job runs in this environment, which people must approve. */
  | { readonly kind: 'environment'; readonly name: string };

export type Permission = (typeof PERMISSIONS)[number];

const PERMISSIONS = ['write', 'maintain', 'admin'] as const;
const NEXT = 'Write permission:write (or maintain, admin), or environment:NAME';

/** `permission:write`, `permission:maintain`, `permission:admin` or `environment:NAME`. */
export function parseUntrustedCheck(text: string): Parsed<UntrustedCheck> {
  const [, kind = '', rest = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
  const name = rest.trim();
  if (kind === 'permission') {
    const least = PERMISSIONS.find((permission) => permission === name.toLowerCase());
    if (least !== undefined) return good({ kind, least });
    return bad(`${quote(name)} is not a permission that counts`, 'with less, nobody may change code', NEXT);
  }
  if (kind === 'environment') {
    if (name !== '' && name.length <= 255 && !/\p{Cc}/u.test(name)) return good({ kind, name });
    return bad(`${quote(name)} is not the name of an environment`, 'it is one line', NEXT);
  }
  if (/^(true|yes|on|1)$/i.test(text)) {
    return bad(
      `${quote(text)} names no check`,
      'it would hand the key to anybody who comments or opens a pull request, and such a flag gets copied',
      NEXT,
    );
  }
  return bad(`${quote(text)} is not a check`, 'it says what is asked before the step runs', NEXT);
}
