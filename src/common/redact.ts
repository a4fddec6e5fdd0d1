/** What stands where a secret stood. */
export const REDACTED = '***';

/** User information of a URL: up to the last `@` before the path, since passwords may hold an `@` themselves. */
const USER_INFO = /\b([a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>]+)@/gi;
/** Names of query parameters that hold a signature or a credential. */
const SECRET_PARAMETER =
  /([?&;](?:[a-z0-9_.-]*(?:token|secret|password|signature|credential|api[-_]?key)|sig|key|auth)=)[^&#\s"'<>]+/gi;
/** Names of variables whose value is cut. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i;

/** Cuts passwords, tokens and signatures out of every URL in a text. The user `git` of an SSH address stays. */
export function redactUrl(text: string): string {
  return text
    .replace(USER_INFO, (whole, scheme: string, user: string) =>
      user === 'git' ? whole : `${scheme}${REDACTED}@`,
    )
    .replace(SECRET_PARAMETER, `$1${REDACTED}`);
}

/**
 * A copy of a launch spec (or of any part of one) that may be shown: without `_wandb_api_key`, without the values of
 * environment variables that look secret, whichever way they are written, and without passwords in URLs.
 */
export function redactSpec<T>(spec: T): T {
  return redactValue(spec, '') as T;
}

function redactValue(value: unknown, key: string): unknown {
  if (key === '_wandb_api_key' && value !== null && value !== undefined) return REDACTED;
  if (isEnvironment(key)) return redactEnvironment(value);
  if (typeof value === 'string') return redactUrl(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, ''));
  if (!isPlainObject(value)) return value;
  if (isNamedValue(value) && SECRET_NAME.test(value.name)) return { ...value, value: REDACTED };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactValue(member, name)]));
}

/** `env` of Kubernetes and of local containers, `e` and `env` as docker's own options name it. */
function isEnvironment(key: string): boolean {
  return /^-{0,2}(env|e|environment)$/i.test(key);
}

/** `NAME=value` texts, one or many; objects of name → value; lists of `{name, value}`. */
function redactEnvironment(value: unknown): unknown {
  if (typeof value === 'string') {
    const name = /^\s*([^=\s]+)=/.exec(value)?.[1];
    return name !== undefined && SECRET_NAME.test(name) ? `${name}=${REDACTED}` : redactUrl(value);
  }
  if (Array.isArray(value)) return value.map(redactEnvironment);
  if (!isPlainObject(value)) return value;
  if (isNamedValue(value)) return redactValue(value, '');
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && member !== null ? REDACTED : redactValue(member, ''),
    ]),
  );
}

function isNamedValue(value: Record<string, unknown>): value is Record<string, unknown> & { name: string } {
  return typeof value['name'] === 'string' && typeof value['value'] === 'string';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Shorter texts are no secrets, and cutting them would tear words apart. */
const SHORTEST_SECRET = 6;

/** Cuts known secrets out of text, in the forms in which they travel. */
export class Redactor {
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  /** Learns a secret: itself, and how base64, URLs and JSON write it. Lines of a longer secret count singly too. */
  add(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) {
      const text = part.trim();
      if (text.length < SHORTEST_SECRET) continue;
      for (const form of formsOf(text)) this.#forms.add(form);
    }
    const longestFirst = [...this.#forms].sort((a, b) => b.length - a.length);
    this.#pattern =
      longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  }

  cut(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, REDACTED);
  }
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    Buffer.from(`api:${secret}`).toString('base64'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
