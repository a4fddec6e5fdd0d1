import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LaunchError } from '../common/errors.ts';
import type { BuildSecret } from './image-types.ts';

type Env = Readonly<Record<string, string | undefined>>;

const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Variables by which secrets reach the builder. */
const VARIABLE = 'LAUNCH_BUILD_SECRET_';
/** Bytes of a file that is looked for in the log. BuildKit takes no larger secret. */
const MAX_FILE = 512_000;

/**
 * Reads the lines of the input `build-secrets`: `id=value`, or in buildx's own words `id=name,env=VARIABLE` and
 * `id=name,src=path`.
 * @throws LaunchError that never repeats a value
 */
export function parseBuildSecrets(lines: readonly string[]): readonly BuildSecret[] {
  return lines.map((line, index) => {
    const own = /^id=([^,]+),(env|src|source)=(.+)$/.exec(line);
    if (own) {
      const [, id = '', kind, value = ''] = own;
      return checked(kind === 'env' ? { id, env: value } : { id, file: value }, index);
    }
    const equals = line.indexOf('=');
    if (equals < 1 || equals === line.length - 1) {
      throw new LaunchError(`Line ${index + 1} of the build secrets is not id=value.`, {
        hint: 'Write one secret a line, such as pip_token=${{ secrets.PIP_TOKEN }}; an empty one may be a secret that does not exist.',
      });
    }
    return checked({ id: line.slice(0, equals).trim(), value: line.slice(equals + 1) }, index);
  });
}

function checked(secret: BuildSecret, index: number): BuildSecret {
  if (ID.test(secret.id)) return secret;
  throw new LaunchError(
    `The name of build secret ${index + 1} is not one word of letters, digits, ., _ and -.`,
    {
      hint: 'Write it as id=value; the Dockerfile reads it with RUN --mount=type=secret,id=….',
    },
  );
}

/** Secrets as the builder takes them: names in the arguments, values in the environment. */
export interface PreparedSecrets {
  /** Values of `--secret`. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What must never be shown. */
  readonly values: readonly string[];
}

/** @throws LaunchError for a name that is used twice, a variable that is not set and a file that is not there */
export async function prepareSecrets(secrets: readonly BuildSecret[], env: Env): Promise<PreparedSecrets> {
  const args: string[] = [];
  const values: string[] = [];
  const environment: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, secret] of secrets.entries()) {
    const { id } = checked(secret, index);
    if (seen.has(id))
      throw new LaunchError(`The build secret ${id} is given twice.`, { hint: 'Take one away.' });
    seen.add(id);
    if ('file' in secret) {
      const path = await checkFile(id, secret.file);
      args.push(`id=${id},src=${path}`);
      values.push(await readFile(path, 'utf8'));
      continue;
    }
    const value = 'env' in secret ? env[secret.env] : secret.value;
    if (value === undefined || value === '') {
      const what = 'env' in secret ? `the variable ${secret.env}, which is not set` : 'an empty value';
      throw new LaunchError(`The build secret ${id} has ${what}.`, {
        hint: 'Check that the secret exists, and that this event may read it: workflows of forks have none.',
      });
    }
    environment[`${VARIABLE}${index}`] = value;
    values.push(value);
    args.push(`id=${id},env=${VARIABLE}${index}`);
  }
  return { args, environment, values };
}

async function checkFile(id: string, path: string): Promise<string> {
  const absolute = resolve(path);
  // buildx reads the value as fields of a line of CSV.
  if (/[,"\r\n]/.test(absolute)) {
    throw new LaunchError(`The path of the build secret ${id} holds a comma or a quote.`, {
      hint: 'Rename the file: docker cannot be given such a path.',
    });
  }
  const found = await stat(absolute).catch(() => null);
  if (found?.isFile() === true && found.size > MAX_FILE) {
    throw new LaunchError(`The file of the build secret ${id} is larger than ${MAX_FILE / 1000} kB.`, {
      hint: 'Give the key only, and fetch the rest in the build.',
    });
  }
  if (found?.isFile() === true) return absolute;
  throw new LaunchError(`The file of the build secret ${id} is not there.`, {
    hint: 'Write it in an earlier step; the path counts from the folder that the action runs in.',
  });
}
