import { parse } from 'yaml';

import { LaunchError, messageOf } from '../../common/errors.ts';

/** A conda environment that needs no conda. */
export interface CondaEnvironment {
  /** Range of Python as it writes it; null when it names none. */
  readonly python: string | null;
  /** Requirements of its `pip` list. */
  readonly pip: readonly string[];
}

/** What conda installs beside Python that every image has, or does not need. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel']);

/**
 * Reads an `environment.yml` that asks conda for Python only, and pip for the rest.
 * @throws LaunchError for every other
 */
export function readEnvironmentYml(text: string, name: string): CondaEnvironment {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new LaunchError(`${name} is no YAML: ${messageOf(error).split('\n')[0]}`, { cause: error });
  }
  const entries = (document as { dependencies?: unknown } | null)?.dependencies ?? [];
  let python: string | null = null;
  const pip: string[] = [];
  const others: string[] = [];
  for (const entry of Array.isArray(entries) ? (entries as unknown[]) : [entries]) {
    if (typeof entry === 'string') {
      const [, bare = '', range = ''] = /^(?:[\w-]+::)?([\w.-]+)\s*(.*)$/.exec(entry.trim()) ?? [];
      if (bare === 'python')
        python = range.replace(/^=(?!=)/, '==').replace(/^(==[\d.*]+)=.*$/, '$1') || null;
      else if (!TOOLS.has(bare)) others.push(entry);
    } else {
      for (const [key, value] of Object.entries((entry ?? {}) as Record<string, unknown>)) {
        if (key === 'pip' && Array.isArray(value)) pip.push(...value.map((line) => String(line).trim()));
        else others.push(key);
      }
    }
  }
  const odd = [...others, ...pip.filter((line) => !/^[A-Za-z0-9]/.test(line))];
  if (odd.length === 0) return { python, pip };
  const listed = odd.slice(0, 5).join(', ') + (odd.length > 5 ? ` and ${odd.length - 5} more` : '');
  throw new LaunchError(`${name} asks for what is not installed without conda: ${listed}.`, {
    hint: 'Add a requirements.txt, which is used in its place, or a Dockerfile.',
  });
}
