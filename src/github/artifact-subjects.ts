import { readFileSync } from 'node:fs';
import { messageOf } from '../common/errors.ts';
import type { Logger } from '../common/logger.ts';
import { appendToFile, type Append } from './file-commands.ts';
import type { Env } from './inputs/types.ts';

/**
 * Declares an image as something that this job made, so that `actions/attest` finds it without being told: one line in
 * the file that the runner names in `GITHUB_ARTIFACTS`. Runners before 2.336 have no such file, and others may not read
 * it (the feature is behind a flag); then nothing comes of it. Never throws.
 * Source: actions/runner, CreateArtifactsFileCommand.cs; a runner fails the step for a name with two digests.
 */
export function declareImage(
  image: { readonly repository: string; readonly digest: string },
  env: Env,
  logger: Logger,
  append: Append = appendToFile,
): void {
  const path = env['GITHUB_ARTIFACTS'];
  if (!path) return;
  const { repository, digest } = image;
  const known = declaredDigest(repository, env);
  if (known !== null && known !== digest) {
    logger.notice(
      `${repository} stands for ${known} among the artifacts of this job already: ${digest} was not added to them.`,
    );
    return;
  }
  try {
    append(path, `oci://${repository}@${digest}\n`);
  } catch (error) {
    logger.warning(`The image could not be declared to the runner: ${messageOf(error)}`);
  }
}

/** What earlier steps of the job declared under a name; null: nothing, or no runner that tells. */
function declaredDigest(name: string, env: Env): string | null {
  try {
    const list = JSON.parse(readFileSync(env['GITHUB_ARTIFACTS_LIST'] ?? '', 'utf8')) as {
      readonly subjects?: readonly { readonly name?: unknown; readonly digest?: unknown }[];
    };
    const subject = list.subjects?.find((each) => each.name === name);
    return typeof subject?.digest === 'string' ? subject.digest : null;
  } catch {
    return null;
  }
}
