/** Pure parsers of the inputs that are one value. Each takes text that is trimmed and not empty. */
import { formatDuration, parseDuration } from '../../common/duration.ts';
import { nearest } from '../../common/nearest.ts';
import { bad, good, type Parsed } from './parsed.ts';
import { quote } from './problem.ts';

/** A workflow run ends after 35 days, whatever its steps wait for. */
const LONGEST_MS = 35 * 24 * 3_600_000;

const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;

export function parseText(text: string): Parsed<string> {
  if (!/[\r\n]/.test(text)) return good(text);
  return bad(
    `${quote(text)} has more than one line`,
    'the value is one name or sentence',
    'Write it on one line; a block that starts with "|" or ">" keeps line breaks',
  );
}

export function parseToken(text: string): Parsed<string> {
  if (/\s/.test(text)) {
    return bad(
      `${quote(text)} contains white space`,
      'the value is one word',
      'Remove blanks and line breaks from it',
    );
  }
  if (text.startsWith('-')) {
    return bad(
      `${quote(text)} starts with "-"`,
      'tools would take it for an option',
      'Give the value itself, without options',
    );
  }
  return good(text);
}

/** As a token; messages never repeat the value. */
export function parseSecret(text: string): Parsed<string> {
  if (!/\s/.test(text)) return good(text);
  return bad(
    'the key contains white space or a line break',
    'more than the key was stored, or two keys were joined',
    'Store the key alone as a secret of the repository and pass it as ${{ secrets.WANDB_API_KEY }}',
  );
}

/** Lines as they are: a secret may look like anything, YAML included. */
export function parseSecretLines(text: string): Parsed<readonly string[]> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return good(lines.filter((line) => line !== ''));
}

/** The booleans of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return good(true);
  if (/^(false|False|FALSE)$/.test(text)) return good(false);
  return bad(`${quote(text)} is not a boolean`, 'YAML 1.2 knows only true and false', 'Write true or false');
}

export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) {
    return bad(
      `${quote(text)} is not a whole number`,
      'it is a count',
      `Write digits only, from ${min} to ${max}`,
    );
  }
  if (value < min || value > max) {
    return bad(
      `${quote(text)} is out of range`,
      `it is at least ${min} and at most ${max}`,
      'Change the number',
    );
  }
  return good(value);
}

/** Milliseconds. */
export function parseDurationInput(text: string, minMs: number): Parsed<number> {
  const ms = parseDuration(text);
  if (ms === undefined) {
    const bare = /^\d+$/.test(text);
    return bad(
      `${quote(text)} ${bare ? 'has no unit' : 'is not a duration'}`,
      'the units are h, m and s, largest first and without blanks',
      bare && Number(text) > 0 ? `Write ${text}s, ${text}m or ${text}h` : 'Write it like 90s, 30m or 1h30m',
    );
  }
  if (ms < minMs) {
    return bad(
      `${quote(text)} is too short`,
      `it is at least ${formatDuration(minMs)}`,
      'Give a longer time; leave the input out for its default',
    );
  }
  if (ms > LONGEST_MS) {
    return bad(
      `${quote(text)} is too long`,
      'a workflow run ends after 35 days (840h)',
      'Give 840h or less, or leave the input out for its default',
    );
  }
  return good(ms);
}

export function parseEnum(text: string, values: readonly string[]): Parsed<string> {
  if (values.includes(text)) return good(text);
  const close = nearest(text.toLowerCase(), values);
  return bad(
    `${quote(text)} is not one of its values`,
    `they are ${values.join(', ')}`,
    close === undefined ? 'Write one of them' : `Did you mean ${close}`,
  );
}

/** 0 to 3, by number or by name. */
export function parsePriority(text: string): Parsed<number> {
  const named = PRIORITIES.indexOf(text.toLowerCase() as (typeof PRIORITIES)[number]);
  if (named >= 0) return good(named);
  if (/^[0-3]$/.test(text)) return good(Number(text));
  return bad(
    `${quote(text)} is not a priority`,
    'W&B has 0 critical, 1 high, 2 medium, 3 low',
    'Write one of these numbers or names',
  );
}

/** JSON as text; an empty or null document is empty text. */
export function parseJsonText(text: string): Parsed<string> {
  try {
    const value: unknown = JSON.parse(text);
    return good(value === null || JSON.stringify(value) === '{}' ? '' : text);
  } catch {
    return bad(
      `${quote(text)} is not JSON`,
      'GitHub fills it in from the matrix of the job',
      'Remove the input from the step',
    );
  }
}
