/** One line of an ignore file. */
interface Pattern {
  readonly expression: RegExp;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** The patterns of one ignore file and the folder it lies in (`''` for the root, else with a trailing slash). */
export interface IgnoreRules {
  readonly folder: string;
  readonly patterns: readonly Pattern[];
}

/** Reads the lines of a `.gitignore` file, in git's grammar. */
export function parseIgnoreRules(text: string, folder = ''): IgnoreRules {
  const patterns = text.split(/\r?\n/).flatMap((line) => parsePattern(line) ?? []);
  return { folder, patterns };
}

function parsePattern(line: string): Pattern | undefined {
  if (line.startsWith('#')) return undefined;
  // Spaces at the end do not count unless a backslash keeps them.
  let text = line.replace(/(?<!\\)(?:\\\\)*\s+$/, (spaces) => spaces.replace(/\s+$/, ''));
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.slice(0, -1);
  if (text === '') return undefined;
  const anchored = text.includes('/');
  const body = globSource(text.replace(/^\//, ''));
  if (body === undefined) return undefined;
  return { expression: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}$`, 'su'), negated, foldersOnly };
}

/** `undefined`: the pattern is broken and matches nothing. */
function globSource(glob: string): string | undefined {
  let source = '';
  for (let index = 0; index < glob.length;) {
    const rest = glob.slice(index);
    const token =
      /^\*\*\/(?:\*\*\/)*/.exec(rest) ??
      /^\/\*\*$/.exec(rest) ??
      /^\*+/.exec(rest) ??
      /^\[[!^]?\]?(?:\\.|\[:\w+:\]|[^\]])*\]/su.exec(rest) ??
      /^\\.?/su.exec(rest) ??
      /^./su.exec(rest);
    const text = token?.[0] ?? '';
    const startsSegment = index === 0 || glob.charAt(index - 1) === '/';
    const piece = tokenSource(text, startsSegment);
    if (piece === undefined) return undefined;
    source += piece;
    index += text.length;
  }
  return source;
}

function tokenSource(token: string, startsSegment: boolean): string | undefined {
  if (token === '/**') return '/.+';
  if (token.startsWith('**/')) return startsSegment ? '(?:.*/)?' : '[^/]*/';
  if (token.startsWith('*')) return '[^/]*';
  if (token === '?') return '[^/]';
  if (token === '[' || token === '\\') return undefined;
  if (token.startsWith('[')) return classSource(token);
  return escaped(token.startsWith('\\') ? token.slice(1) : token);
}

const CLASSES: Readonly<Record<string, string>> = {
  '[:alnum:]': 'A-Za-z0-9',
  '[:alpha:]': 'A-Za-z',
  '[:digit:]': '0-9',
  '[:lower:]': 'a-z',
  '[:space:]': '\\s',
  '[:upper:]': 'A-Z',
  '[:xdigit:]': 'A-Fa-f0-9',
};

function classSource(token: string): string | undefined {
  const negated = /^\[[!^]/.test(token);
  const inner = token.slice(negated ? 2 : 1, -1).replace(/\[:\w+:\]|\\.|[\\\]^[&|(){}/]/gsu, (part) => {
    if (part in CLASSES) return CLASSES[part] ?? '';
    return escaped(part.length > 1 ? part.slice(1) : part);
  });
  const source = `(?!/)[${negated ? '^' : ''}${inner}]`;
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    return undefined;
  }
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/gu, (found) => `\\${found}`);
}

/**
 * Whether rules leave a path out: of all patterns that fit, the last one decides. Folders that are left out are not
 * entered, so that nothing below them can come back.
 * @param path relative to the root, without a trailing slash
 */
export function isIgnored(path: string, isFolder: boolean, rules: readonly IgnoreRules[]): boolean {
  let ignored = false;
  for (const { folder, patterns } of rules) {
    if (!path.startsWith(folder)) continue;
    const relative = path.slice(folder.length);
    for (const { expression, negated, foldersOnly } of patterns) {
      if ((isFolder || !foldersOnly) && expression.test(relative)) ignored = !negated;
    }
  }
  return ignored;
}
