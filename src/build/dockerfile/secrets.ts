import { LaunchError } from '../../common/errors.ts';

/** How a step that installs gets the build secrets. */
export interface StepSecrets {
  /** Options of RUN. */
  readonly mounts: readonly string[];
  /** Names of variables, each the content of the secret of that id. */
  readonly variables: readonly string[];
}

/** Secrets that are a tool's own settings file lie where it looks for them. */
const FILES: Readonly<Record<string, string>> = {
  'pip.conf': '/etc/pip.conf',
  'uv.toml': '/etc/uv/uv.toml',
  netrc: '/root/.netrc',
};

/**
 * A secret with the id of a variable (`UV_DEFAULT_INDEX`, `PIP_INDEX_URL`) is that variable while packages are
 * installed; `pip.conf`, `uv.toml` and `netrc` are these files; every other lies below `/run/secrets`. None of them
 * reaches a layer.
 * @throws LaunchError for an id that could end the option it is written into
 */
export function stepSecrets(ids: readonly string[]): StepSecrets {
  const odd = ids.find((id) => !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id));
  if (odd !== undefined) {
    throw new LaunchError(`The id of a build secret cannot be ${JSON.stringify(odd.slice(0, 60))}.`, {
      hint: 'Use letters, digits, "_", "." and "-".',
    });
  }
  const unique = [...new Set(ids)].sort();
  return {
    mounts: unique.map((id) => {
      const target = FILES[id];
      return `--mount=type=secret,id=${id}${target === undefined ? '' : `,target=${target}`},required=true`;
    }),
    variables: unique.filter((id) => /^[A-Z_][A-Z0-9_]*$/.test(id)),
  };
}
