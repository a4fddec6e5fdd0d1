import { parseJson } from '../common/json.ts';

/** The claims of a JSON web token, unverified; `undefined` when the text is none. */
export function decodeClaims(token: string): Record<string, unknown> | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims = parseJson(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'), { numbers: 'plain' });
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What W&B compares: `iss`, `sub` and `aud`, for an error text. */
export function describeClaims(token: string): string {
  const claims = decodeClaims(token);
  if (claims === undefined) return 'nothing readable, it is no JSON web token';
  return ['iss', 'sub', 'aud'].map((name) => `${name}=${JSON.stringify(claims[name] ?? null)}`).join(', ');
}
