/** One way to authenticate that a server offers. */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const PARAMETER = new RegExp(`^(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`);
const SCHEME = new RegExp(`^(${TOKEN})(?=\\s|,|$)`);

/**
 * Reads the header `WWW-Authenticate` (RFC 9110, section 11.6.1): several challenges, each with parameters, all joined
 * by commas. What cannot be read ends the list.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  let rest = header.trim();
  while (rest !== '') {
    const parameter = PARAMETER.exec(rest);
    const last = challenges.at(-1);
    const scheme = parameter === null ? SCHEME.exec(rest) : null;
    if (parameter !== null && last !== undefined) {
      const [, name = '', quoted, plain] = parameter;
      last.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
    } else if (scheme?.[1] !== undefined) {
      challenges.push({ scheme: scheme[1].toLowerCase(), parameters: {} });
    } else {
      break;
    }
    rest = rest.slice((parameter ?? scheme)?.[0].length).replace(/^[\s,]+/, '');
  }
  return challenges;
}
