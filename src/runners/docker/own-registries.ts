import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const Config = v.object({
  auths: v.optional(v.record(v.string(), v.unknown()), {}),
  credHelpers: v.optional(v.record(v.string(), v.unknown()), {}),
});

/**
 * The registries that docker's own configuration has a login for: the owner of the machine relies on them. None when it
 * cannot be read.
 */
export async function ownRegistries(
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const folder = env['DOCKER_CONFIG'] || join(env['HOME'] ?? homedir(), '.docker');
  try {
    const { auths, credHelpers } = v.parse(
      Config,
      JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')),
    );
    return [...Object.keys(auths), ...Object.keys(credHelpers)].map(hostOf);
  } catch {
    return [];
  }
}

/** Docker Hub is `https://index.docker.io/v1/` there, others are mostly plain hosts. */
function hostOf(key: string): string {
  return key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
}
