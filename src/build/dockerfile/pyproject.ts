import { parse } from 'smol-toml';
import * as v from 'valibot';
import { LaunchError, messageOf } from '../../common/errors.ts';

/** What a build has to know of a `pyproject.toml` before the tools that really read it do. */
export interface Pyproject {
  readonly requiresPython: string | null;
  /** It lists packages, or leaves the list to its build system. */
  readonly hasDependencies: boolean;
  /** Its packages are known only with the code beside it. */
  readonly dynamicDependencies: boolean;
  /** It is a package itself, to be installed beside what it needs. */
  readonly isPackage: boolean;
  /** Poetry's own table; null when it has none. */
  readonly poetry: {
    readonly python: string | null;
    readonly isPackage: boolean;
    readonly name: string;
  } | null;
}

/** A member of another type than these tools read counts as absent: they say themselves what is wrong with it. */
const text = v.optional(v.fallback(v.nullable(v.string()), null), null);
const table = v.optional(v.fallback(v.nullable(v.record(v.string(), v.unknown())), null), null);
const list = v.optional(v.fallback(v.array(v.unknown()), []), []);
const flag = v.optional(v.fallback(v.nullable(v.boolean()), null), null);

const Document = v.object({
  'build-system': table,
  project: v.optional(
    v.nullable(v.object({ name: text, 'requires-python': text, dependencies: list, dynamic: list })),
    null,
  ),
  tool: v.optional(
    v.object({
      uv: v.optional(v.nullable(v.object({ package: flag })), null),
      poetry: v.optional(
        v.nullable(v.object({ name: text, dependencies: table, 'package-mode': flag })),
        null,
      ),
    }),
    {},
  ),
});

/** @throws LaunchError for a file that is not TOML, or has none of the tables where they belong */
export function readPyproject(source: string): Pyproject {
  const { project, tool, 'build-system': buildSystem } = documentOf(source);
  const { uv = null, poetry = null } = tool;
  const dynamicDependencies = project?.dynamic.includes('dependencies') ?? false;
  const python = poetry?.dependencies?.['python'];
  return {
    requiresPython: project?.['requires-python'] ?? null,
    hasDependencies: dynamicDependencies || (project?.dependencies.length ?? 0) > 0,
    dynamicDependencies,
    isPackage: project !== null && (uv?.package ?? buildSystem !== null),
    poetry:
      poetry === null
        ? null
        : {
            python: typeof python === 'string' ? python : null,
            isPackage: buildSystem !== null && poetry['package-mode'] !== false,
            name: poetry.name ?? project?.name ?? '',
          },
  };
}

function documentOf(source: string): v.InferOutput<typeof Document> {
  try {
    return v.parse(Document, parse(source));
  } catch (error) {
    const [first = ''] = messageOf(error).split('\n');
    throw new LaunchError(`pyproject.toml cannot be read: ${first}.`, {
      cause: error,
      hint: 'Correct the file; `uv lock` and `poetry check` tell more.',
    });
  }
}
