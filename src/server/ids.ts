import { randomInt } from 'node:crypto';

/** Opaque ids, as W&B makes them: base64 of `Type:number`. */
export function encodeId(type: string, ...parts: (string | number)[]): string {
  return Buffer.from([type, ...parts].join(':')).toString('base64');
}

/** What `encodeId` was given, or `null` for text that is no id of that type. */
export function decodeId(id: string, type: string): string[] | null {
  const [found, ...parts] = Buffer.from(id, 'base64').toString().split(':');
  return found === type ? parts : null;
}

export function randomText(length: number, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
