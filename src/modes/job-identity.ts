import { identityToken } from '../github/identity.ts';
import type { CommonInputs } from '../github/inputs/index.ts';
import type { IdentityFile } from './identity-file.ts';
import type { Step } from './step.ts';

/**
 * With what jobs of a step prove who they are that has no key itself: its identity, as a file. Null: they get the key.
 * @throws LaunchError when GitHub gives no token
 */
export async function identityOfJobs(
  { identity }: Pick<CommonInputs, 'identity'>,
  parent: string,
  { env, clock, logger, mask }: Pick<Step, 'env' | 'clock' | 'logger' | 'mask'>,
): Promise<IdentityFile | null> {
  if (identity.kind === 'key') return null;
  const { openIdentityFile } = await import('./identity-file.ts');
  const mint = async (): Promise<string> => {
    const token = await identityToken(identity.audience, env);
    mask(token);
    return token;
  };
  return openIdentityFile({ parent, mint, clock, logger });
}
