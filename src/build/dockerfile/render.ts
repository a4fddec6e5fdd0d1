import type { StepSecrets } from './secrets.ts';

/** Words that are one word to a shell and to the builder. */
const PLAIN = /^[\w./=+:@-]+$/;

/** More words get a line each: lines of BuildKit end at 64 KiB. */
const MOST_ON_A_LINE = 20;

/** One RUN instruction. Words that a shell or the builder could read as more than words go in exec form. */
export function renderRun(
  argv: readonly string[],
  options: { readonly mounts: readonly string[]; readonly secrets: StepSecrets },
): string {
  const { secrets } = options;
  const mounts = [...options.mounts, ...secrets.mounts];
  const line = (command: string): string => `RUN ${[...mounts, command].join(' \\\n    ')}`;
  if (argv.every((word) => PLAIN.test(word))) {
    const values = secrets.variables.map((name) => `${name}="$(cat /run/secrets/${name})"`);
    return line([...values, ...argv].join(argv.length <= MOST_ON_A_LINE ? ' ' : ' \\\n      '));
  }
  const exports = secrets.variables.map((name) => `export ${name}="$(cat /run/secrets/${name})"; `).join('');
  return line(renderWords(exports === '' ? argv : ['sh', '-c', `${exports}exec "$@"`, 'sh', ...argv]));
}

/** The JSON form. */
export function renderWords(words: readonly string[]): string {
  const written = words.map((word) => JSON.stringify(word));
  return written.length <= MOST_ON_A_LINE ? `[${written.join(', ')}]` : `[${written.join(', \\\n      ')}]`;
}

/**
 * COPY of single files to the places they have in the project.
 * @returns null for names that COPY would read as a pattern or a variable
 */
export function renderCopies(files: readonly string[]): readonly string[] | null {
  if (files.some((file) => !/^[\w.@+ /=:-]+$/.test(file) || file.startsWith('-'))) return null;
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/` : './';
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([folder, members]) => {
    const words = [...members, folder];
    return `COPY ${words.every((word) => PLAIN.test(word)) ? words.join(' ') : renderWords(words)}`;
  });
}
