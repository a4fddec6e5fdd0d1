import { LaunchError } from '../../common/errors.ts';

/** What an image gets when the project says nothing. */
export const DEFAULT_PYTHON = '3.12';

/** In the order in which they are tried against a range: the default, then what most packages have wheels for. */
const CANDIDATES: readonly string[] = ['3.12', '3.11', '3.13', '3.10', '3.14', '3.9', '3.8', '3.7', '3.15'];

/** Every minor version's image holds its newest patch. */
const NEWEST_PATCH = 999;

/**
 * `3.11` or `3.11.4` in whatever a tool writes for it: `CPython 3.11.4`, `python-3.11`, `3.11.4`; null when there is
 * no such number in it.
 */
export function pythonVersionIn(text: string): string | null {
  return /(?<![\d.])\d+\.\d+(?:\.\d+)?/.exec(text)?.[0] ?? null;
}

/**
 * A version of Python that a range allows: `>=3.10,<3.13`, `==3.11.*`, and Poetry's `^3.10`. An exact patch is kept.
 * @throws LaunchError when there is none
 */
export function versionForRange(range: string, from: string): string {
  const exact = /^={2,3}\s*(\d+\.\d+\.\d+)$/.exec(range.trim())?.[1];
  if (exact !== undefined) return exact;
  const found = CANDIDATES.find((candidate) =>
    range.split('||').some((part) => part.split(',').every((clause) => allows(clause.trim(), candidate))),
  );
  if (found !== undefined) return found;
  throw new LaunchError(
    `${from} asks for Python ${JSON.stringify(range.slice(0, 60))}, for which no version is known.`,
    {
      hint: 'Put the version into a file .python-version.',
    },
  );
}

function allows(clause: string, candidate: string): boolean {
  const [, operator = '', text = ''] = /^(===|[=!~<>]=|[<>^~=]?)\s*v?([\d.]+(?:\.\*)?)/.exec(clause) ?? [];
  const wanted = text
    .replace(/\.\*$/, '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);
  if (wanted.length === 0) return true;
  const version = [...candidate.split('.').map(Number), NEWEST_PATCH];
  const order = compare(version, wanted);
  const isPrefix = wanted.slice(0, 2).every((part, index) => part === version[index]);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0 && !(wanted.length === 2 && isPrefix);
    case '<=':
      return order <= 0 || (wanted.length === 2 && isPrefix);
    case '<':
      return order < 0;
    case '!=':
      return !(isPrefix && wanted.length <= 2);
    case '^':
      return order >= 0 && version[0] === wanted[0];
    case '~=':
    case '~': {
      const kept = operator === '~=' ? wanted.length - 1 : Math.min(wanted.length, 2);
      return order >= 0 && wanted.slice(0, kept).every((part, index) => part === version[index]);
    }
    default:
      return isPrefix;
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
