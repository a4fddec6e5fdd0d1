import { readFile } from 'node:fs/promises';

import { confinedFile } from './context.ts';
import type { ResolvedContext } from './context.ts';
import { unreadable } from './context-files.ts';
import { ignoreRules, parseDockerignore } from './dockerignore.ts';
import type { IgnoreRules } from './dockerignore.ts';

/** What no image gets unless the project's own ignore file asks for it by name. */
export const SAFE_DEFAULTS: readonly string[] = [
  '**/.git',
  '**/.env*',
  '**/*.pem',
  '**/.aws',
  '**/.ssh',
  '**/.netrc',
  '**/.git-credentials',
  '**/.pypirc',
  // Where google-github-actions/auth leaves its credentials.
  'gha-creds-*.json',
  'wandb',
];

/** What only a Dockerfile of ours can do without: another may want it. */
export const PYTHON_DEFAULTS: readonly string[] = ['**/__pycache__', '**/.venv'];

export interface IgnoreFile {
  /** The text for `<dockerfile>.dockerignore`. */
  readonly text: string;
  readonly rules: IgnoreRules;
}

/**
 * The ignore file of a build: the project's own, then the defaults, then again what the project brings back from the
 * defaults. `!src` brings back no `src/.env`; `!src/.env.example` does what it says.
 * @param own text of the project's file @param name how the user knows it
 * @throws LaunchError for a broken pattern
 */
export function composeIgnoreFile(own: string, defaults: readonly string[], name: string): IgnoreFile {
  const named = parseDockerignore(
    defaults.map((pattern) => pattern.slice(pattern.lastIndexOf('/') + 1)).join('\n'),
  );
  const asksFor = (text: string): boolean =>
    text.split('/').some((segment) => named.some((pattern) => pattern.matches(segment)));
  const patterns = parseDockerignore(own, name);
  const first = patterns.findIndex(({ negated, text }) => negated && asksFor(text));
  const again =
    first === -1
      ? []
      : patterns
          .slice(first)
          .filter(({ negated, text }) => !negated || asksFor(text))
          .map(({ negated, text }) => `${negated ? '!' : ''}${text}`);
  const mine = own.replace(/^\uFEFF/, '').trimEnd();
  const text = [...(mine === '' ? [] : [mine]), ...defaults, ...again, ''].join('\n');
  return { text, rules: ignoreRules(parseDockerignore(text, name)) };
}

/**
 * The project's own ignore file as BuildKit chooses it: the one named after the Dockerfile, else the context's.
 * @param dockerfile the project's own; null when there is none
 * @throws LaunchError when it cannot be read, or is a link that leads out
 */
export async function readOwnIgnoreFile(
  place: ResolvedContext,
  dockerfile: { readonly path: string } | null,
): Promise<{ text: string; name: string }> {
  const names = [...(dockerfile === null ? [] : [`${dockerfile.path}.dockerignore`]), '.dockerignore'];
  for (const name of names) {
    const file = await confinedFile(place, name, 'The ignore file');
    if (file === null) continue;
    try {
      return { text: await readFile(file, 'utf8'), name };
    } catch (error) {
      throw unreadable(name, error);
    }
  }
  return { text: '', name: '.dockerignore' };
}
