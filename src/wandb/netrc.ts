import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The password that a netrc file holds for the machine of `baseUrl`, its port included when it has one.
 * The file is the one that `NETRC` names, else `~/.netrc`, else `~/_netrc`; one that cannot be read holds nothing.
 */
export function netrcPassword(baseUrl: string, env: Env): string | undefined {
  const machine = new URL(baseUrl).host;
  for (const file of netrcFiles(env)) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      continue;
    }
    return findPassword(text, machine);
  }
  return undefined;
}

function netrcFiles(env: Env): string[] {
  const named = env['NETRC']?.trim();
  if (named !== undefined && named !== '') return [named.replace(/^~(?=[\\/])/, homeOf(env))];
  return [join(homeOf(env), '.netrc'), join(homeOf(env), '_netrc')];
}

function homeOf(env: Env): string {
  return env['HOME'] ?? env['USERPROFILE'] ?? homedir();
}

/** Words come in pairs (`machine host`, `password text`); a `macdef` reaches to the next empty line. */
export function findPassword(text: string, machine: string): string | undefined {
  const words = text
    .replace(/^\s*macdef\b[^]*?(\r?\n\s*\r?\n|$(?![^]))/gm, '\n')
    .replace(/^\s*#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  let isOurs = false;
  for (let at = 0; at < words.length; at += 1) {
    switch (words[at]) {
      case 'machine':
        isOurs = words[++at] === machine;
        break;
      case 'default':
        isOurs = false;
        break;
      case 'password':
        if (isOurs) return words[at + 1]?.replace(/^"(.*)"$/, '$1');
        at += 1;
        break;
      default:
        at += 1;
    }
  }
  return undefined;
}
