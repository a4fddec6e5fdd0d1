import { LaunchError, messageOf } from '../common/errors.ts';
import type { Env } from './inputs/types.ts';

/** Whether GitHub offers this job tokens of its own. Without the permission both variables are missing. */
export function offersIdentity(env: Env): boolean {
  return Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']) && Boolean(env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
}

/**
 * A fresh JSON web token of GitHub for this job; it lives some minutes.
 * @throws LaunchError when GitHub gives none
 */
export async function identityToken(audience: string, env: Env): Promise<string> {
  if (!offersIdentity(env)) {
    throw new LaunchError('GitHub offers this job no identity token.', { hint: PERMISSION_HINT });
  }
  const { getIDToken } = await import('@actions/core');
  try {
    return await getIDToken(audience);
  } catch (error) {
    throw new LaunchError(`GitHub gave no identity token: ${firstLine(messageOf(error))}.`, {
      cause: error,
      hint: 'Run the job again; see https://www.githubstatus.com if that does not help.',
    });
  }
}

export const PERMISSION_HINT =
  'Give the job `permissions: id-token: write`; runs of forks and of Dependabot cannot have it.';

/** The message of the toolkit is several lines, the first of which says it. */
function firstLine(text: string): string {
  return (
    text
      .trim()
      .split(/[\r\n]/)[0]
      ?.replace(/[.:]\s*$/, '') ?? ''
  );
}
