import { readFileSync } from 'node:fs';
import type { Env } from './inputs/types.ts';

export interface PayloadTools {
  readonly readFile?: (path: string) => string;
  readonly parse?: (text: string) => unknown;
}

/** The payload of the event: JSON that anybody may have written parts of. Undefined when there is none to read. */
export function readPayload(
  env: Env,
  { readFile = readText, parse = JSON.parse as (text: string) => unknown }: PayloadTools = {},
): unknown {
  const path = env['GITHUB_EVENT_PATH'] ?? '';
  if (path === '') return undefined;
  try {
    return parse(readFile(path));
  } catch {
    return undefined;
  }
}

export function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** What lies under these keys; undefined when it is not there. Inherited properties do not count. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

export function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** Whether an `issue_comment` is on a pull request: GitHub tells of it as an issue with a link to the pull request. */
export function isCommentOnPullRequest(payload: unknown): boolean {
  const link = at(payload, 'issue', 'pull_request');
  return at(payload, 'comment') !== undefined && link !== undefined && link !== null;
}
