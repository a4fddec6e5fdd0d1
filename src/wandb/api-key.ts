import { WandbError } from './errors.ts';
import { DEFAULT_BASE_URL } from './urls.ts';

export interface ApiKey {
  readonly key: string;
  /** What was mended or looks odd, each one line; never with the key. */
  readonly warnings: readonly string[];
}

/** Beginnings by which the keys of other services are known. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^(gh[opsur]_|github_pat_)/, 'GitHub'],
  [/^glpat-/, 'GitLab'],
  [/^hf_/, 'Hugging Face'],
  [/^sk-ant-/, 'Anthropic'],
  [/^sk-/, 'OpenAI'],
  [/^(AKIA|ASIA)[A-Z0-9]{12,}$/, 'AWS'],
  [/^xox[abprs]-/, 'Slack'],
  [/^npm_/, 'npm'],
  [/^pypi-/, 'PyPI'],
  [/^dckr_pat_/, 'Docker Hub'],
];

const SHORTEST = 40;

/**
 * Checks that a text can be an API key of W&B and says which mistake it is otherwise. A key is at least 40 letters,
 * digits, `_` or `-`, after an optional prefix that ends with the first `-`; or a JSON web token.
 * @throws WandbError `auth`; the message never holds the key
 */
export function parseApiKey(text: string, baseUrl: string = DEFAULT_BASE_URL): ApiKey {
  const key = text.trim();
  const mistake = mistakeOf(key);
  if (mistake !== undefined)
    throw new WandbError(mistake.message, { ...mistake, kind: 'auth', operation: 'API key' });
  const warnings: string[] = [];
  if (key !== text) {
    warnings.push('White space around the API key was cut off; store the secret without the line break.');
  }
  if (key.startsWith('local-') && new URL(baseUrl).hostname.endsWith('wandb.ai')) {
    warnings.push('This key belongs to a self-hosted server, yet base-url is the public cloud.');
  }
  return { key, warnings };
}

function mistakeOf(key: string): { message: string; hint: string } | undefined {
  const stored = 'Store the bare key, as https://wandb.ai/authorize shows it, as a secret.';
  const named = (what: string, hint = stored) => ({ message: `The API key ${what}.`, hint });

  if (key === '')
    return named('is empty', 'Set the secret that the input api-key names; forks and Dependabot get none.');
  if (/^\*+$/.test(key)) return named('is a row of asterisks: it was copied from a masked log');
  if (/\$\{\{|\}\}/.test(key))
    return named(
      'is a workflow expression that was never evaluated',
      'Expressions work in workflow files only.',
    );
  if (/^\$\{?\w+\}?$/.test(key))
    return named(
      'is the name of a variable, not its value',
      'Inputs are no shell: write ${{ secrets.NAME }}.',
    );
  if (/^(["'`]).*\1$|^["'`]|["'`]$/s.test(key)) return named('has quotation marks around it');
  if (/^(bearer|basic|token)\s/i.test(key)) return named('begins with the name of an authorization scheme');
  const assigned = /^(?:export\s+)?(\w*(?:KEY|TOKEN|SECRET)\w*)\s*[=:]/i.exec(key);
  if (assigned)
    return named(
      `begins with "${assigned[1]?.toUpperCase().includes('WANDB') === true ? 'WANDB_API_KEY' : 'NAME'}="`,
    );
  const owner = FOREIGN.find(([pattern]) => pattern.test(key))?.[1];
  if (owner !== undefined) return named(`is none: this key belongs to ${owner}`);
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key)) return undefined;
  if (/\s/.test(key)) return named('has white space in it: more than a key was pasted');
  if (/[^\w-]/.test(key))
    return named('may only hold letters, digits, underscores and dashes, and holds something else');
  const secret = key.slice(key.indexOf('-') + 1);
  if (secret.length < SHORTEST)
    return named(`must have at least ${SHORTEST} characters, and has ${secret.length}`);
  return undefined;
}
