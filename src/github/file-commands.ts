import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';

/** Appends to a file of the runner. Synchronous: it must work between a signal and the end of the process. */
export type Append = (path: string, text: string) => void;

export const appendToFile: Append = (path, text) => appendFileSync(path, text, { encoding: 'utf8' });

/** One entry of `GITHUB_OUTPUT` or `GITHUB_STATE`; no value can end it early or add a second one. */
export function formatEntry(
  key: string,
  value: string,
  delimiter = `ghadelimiter_${crypto.randomUUID()}`,
): string {
  if (key.includes(delimiter) || value.includes(delimiter)) {
    throw new Error(`The entry ${key} contains its own delimiter.`);
  }
  return `${key}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`;
}
