import { posix } from 'node:path';

import { LaunchError } from '../common/errors.ts';

/** One line of a `.dockerignore` file. */
export interface IgnorePattern {
  /** As BuildKit compares it: no leading or trailing slash, no `.` and `..` segments where they can be taken away. */
  readonly text: string;
  /** The line starts with `!`: what fits comes back. */
  readonly negated: boolean;
  /** Fits a path itself; what lies below a path that fits is the caller's to know. */
  matches(path: string): boolean;
}

/**
 * Reads a `.dockerignore` file in BuildKit's grammar, which is not git's: every pattern is anchored at the root of the
 * context, `#` starts a comment only at the very start of a line, and a trailing slash means nothing.
 * @throws LaunchError for a pattern on which BuildKit would give up too
 */
export function parseDockerignore(text: string, name = '.dockerignore'): readonly IgnorePattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => {
      const trimmed = line.trim();
      const negated = trimmed.startsWith('!');
      const body = negated ? trimmed.slice(1).trim() : trimmed;
      if (body === '') throw broken(trimmed, name);
      const cleaned = clean(body);
      return { text: cleaned, negated, matches: matcher(cleaned) ?? fail(trimmed, name) };
    });
}

/** Go's `filepath.Clean`, then one leading slash away. */
function clean(pattern: string): string {
  const cleaned = posix.normalize(pattern).replace(/(?<=.)\/$/, '');
  return cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
}

function fail(pattern: string, name: string): never {
  throw broken(pattern, name);
}

function broken(pattern: string, name: string): LaunchError {
  return new LaunchError(`${name} has a broken pattern: ${JSON.stringify(pattern.slice(0, 100))}.`, {
    hint: 'Close its brackets, and put nothing after a backslash or an exclamation mark that ends the line.',
  });
}

/**
 * Moby treats a pattern that starts with `**` and holds no other special character as "ends with the rest", one that
 * only ends in `**` as "starts with", and everything else as an expression.
 */
function matcher(pattern: string): ((path: string) => boolean) | undefined {
  const plain = (text: string): boolean => !/[*?\\[\]]/.test(text);
  if (plain(pattern)) return (path) => path === pattern;
  if (pattern.startsWith('**') && plain(pattern.slice(2))) {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  if (pattern.endsWith('**') && plain(pattern.slice(0, -2))) {
    const prefix = pattern.slice(0, -2);
    return (path) => path.startsWith(prefix);
  }
  const expression = expressionOf(pattern);
  return expression && ((path) => expression.test(path));
}

const TOKEN = /\*\*\/?|\*|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[^[\\]/suy;

function expressionOf(pattern: string): RegExp | undefined {
  let source = '';
  TOKEN.lastIndex = 0;
  for (let at = 0; at < pattern.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(pattern)?.[0];
    if (token === undefined) return undefined;
    if (token.startsWith('**')) source += TOKEN.lastIndex === pattern.length ? '.*' : '(?:.*/)?';
    else if (token === '*') source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (token.startsWith('[')) source += classOf(token);
    // Only signs can be escaped: in Go's expressions a letter after a backslash is another thing, such as a tab.
    else if (/^\\[A-Za-z0-9]$/.test(token)) source += '(?!)';
    else source += escaped(token.startsWith('\\') ? token.slice(1) : token);
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return undefined;
  }
}

/** A class as the expression engine here reads it: a range stays one, all else stands for itself. */
function classOf(token: string): string {
  const negated = token.startsWith('[^');
  const inner = token
    .slice(negated ? 2 : 1, -1)
    .replace(/\\.|[\\\]^[&|(){}/]/gsu, (part) =>
      part === '\\-' ? part : escaped(part.replace(/^\\(?=.)/su, '')),
    );
  return `[${negated ? '^' : ''}${inner}]`;
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/gu, (found) => `\\${found}`);
}

/** What the patterns say of a folder, for the paths in it. */
export interface FolderVerdict {
  readonly ignored: boolean;
  /** Which patterns were seen to fit the folder or one above it: they fit everything below. */
  readonly fitting: readonly boolean[];
}

/** The rules of a context, to be asked from the top of the tree downwards. */
export interface IgnoreRules {
  /** @param path relative to the context, with `/` @param parent verdict on the folder that holds it; none at the top */
  verdict(path: string, parent?: FolderVerdict): FolderVerdict;
  /** Whether something below an ignored folder can come back, so that it has to be entered. */
  mayReturnBelow(folder: string): boolean;
  /** Whether a path is left out, looked at alone. */
  ignores(path: string): boolean;
}

export function ignoreRules(patterns: readonly IgnorePattern[]): IgnoreRules {
  const negations = patterns.filter(({ negated }) => negated).map(({ text }) => text);
  const literal = negations.every((text) => !/[*?\\[\]]/.test(text));

  function verdict(path: string, parent?: FolderVerdict): FolderVerdict {
    let ignored = false;
    const fitting = patterns.map((pattern, index) => {
      // BuildKit does not ask a pattern that could change nothing, and so does not know below whether it had fitted.
      const fits = parent?.fitting[index] === true || (pattern.negated === ignored && pattern.matches(path));
      if (fits) ignored = !pattern.negated;
      return fits;
    });
    return { ignored, fitting };
  }

  return {
    verdict,
    mayReturnBelow: (folder) =>
      negations.length > 0 && (!literal || negations.some((text) => text.startsWith(`${folder}/`))),
    ignores(path) {
      let parent: FolderVerdict | undefined;
      const segments = path.split('/');
      segments.forEach((_, index) => {
        parent = verdict(segments.slice(0, index + 1).join('/'), parent);
      });
      return parent?.ignored ?? false;
    },
  };
}
