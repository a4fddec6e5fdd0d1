import { readFile } from 'node:fs/promises';
import { parseApiKey } from './api-key.ts';
import type { Credentials } from './client.ts';
import { WandbError } from './errors.ts';
import { netrcPassword } from './netrc.ts';
import type { TokenSourceOptions } from './oidc.ts';
import { createTokenSource } from './oidc.ts';

export type EnvCredentialsOptions = Omit<TokenSourceOptions, 'getAssertion'>;

/**
 * Finds credentials as the Python client does: `WANDB_API_KEY` or `WANDB_IDENTITY_TOKEN_FILE` (never both), then a
 * netrc file. What is given explicitly comes before all of these and does not get here.
 * @throws WandbError `auth` when there are none, two, or a key that cannot be one
 */
export function credentialsFromEnv(options: EnvCredentialsOptions): Credentials {
  const { env, baseUrl, logger } = options;
  const apiKey = env['WANDB_API_KEY'];
  const tokenFile = env['WANDB_IDENTITY_TOKEN_FILE']?.trim() ?? '';
  const hasKey = apiKey !== undefined && apiKey.trim() !== '';
  if (hasKey && tokenFile !== '') {
    throw authError(
      'Both WANDB_API_KEY and WANDB_IDENTITY_TOKEN_FILE are set.',
      'Keep the one that is meant.',
    );
  }
  if (tokenFile !== '') {
    return createTokenSource({ ...options, getAssertion: () => readIdentityToken(tokenFile) });
  }
  const found = hasKey ? apiKey : netrcPassword(baseUrl, env);
  if (found === undefined) {
    throw authError(
      'No W&B API key was given.',
      'Set the input api-key or the variable WANDB_API_KEY from a secret; keys are made at https://wandb.ai/authorize.',
    );
  }
  const { key, warnings } = parseApiKey(found, baseUrl);
  for (const warning of warnings) logger.warning(warning);
  return { kind: 'key', apiKey: key };
}

async function readIdentityToken(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw authError('The file named by WANDB_IDENTITY_TOKEN_FILE cannot be read.', undefined, error);
  }
}

function authError(message: string, hint?: string, cause?: unknown): WandbError {
  return new WandbError(message, {
    kind: 'auth',
    operation: 'credentials',
    cause,
    ...(hint ? { hint } : {}),
  });
}
