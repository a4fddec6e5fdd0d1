import { LaunchError } from '../common/errors.ts';
import { isJsonNumber } from '../common/json.ts';
import { nearest, someOf } from '../common/nearest.ts';
import { isEventName } from './event-paths.ts';
import { quote } from './inputs/problem.ts';
import type { EventConfigAsked } from './inputs/types.ts';
import { at } from './payload.ts';

export interface EventConfig {
  /** By name; a path such as `model.name` as mappings within each other. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What of the first level is no plain value, or has no plain name. */
  readonly skipped: readonly string[];
}

/** Characters of one text. GitHub takes 64 KB for the whole payload. */
const LONGEST_TEXT = 4_096;

/**
 * Takes values out of the `client_payload` of a `repository_dispatch`. Whoever sent it may have copied text of others
 * into it, so: only texts, numbers, booleans and null, under names that were asked for or are plain; a text stays the
 * text that it is.
 * @param payload the event, with its numbers as `parseJson` gives them
 * @throws LaunchError for what was asked for by its path and cannot be had, and for a text that is too long
 */
export function readEventConfig(payload: unknown, asked: EventConfigAsked): EventConfig {
  const sent = at(payload, 'client_payload');
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw new LaunchError('event-config: the event has no client_payload.', {
      hint: 'Send one with the repository_dispatch, as {"event_type": "…", "client_payload": {"name": "value"}}.',
    });
  }
  const values = {};
  if (asked !== 'all') {
    for (const path of asked) put(values, path.split('.'), valueAt(sent, path));
    return { values, skipped: [] };
  }
  const skipped: string[] = [];
  for (const name of Object.keys(sent)) {
    const value = at(sent, name);
    if (isEventName(name) && isPlain(value)) put(values, [name], checked(name, value));
    else skipped.push(quote(name));
  }
  return { values, skipped };
}

function valueAt(sent: object, path: string): unknown {
  const names = path.split('.');
  const value = at(sent, ...names);
  if (value === undefined) {
    const holder = at(sent, ...names.slice(0, -1));
    const there =
      typeof holder === 'object' && holder !== null ? Object.keys(holder).filter(isEventName) : [];
    const close = nearest(names.at(-1) ?? '', there);
    throw new LaunchError(`event-config: the client_payload has no ${quote(path)}.`, {
      hint:
        close === undefined
          ? `It has ${someOf(there) || 'nothing there'}.`
          : `Did you mean ${[...names.slice(0, -1), close].join('.')}?`,
    });
  }
  if (!isPlain(value)) {
    throw new LaunchError(
      `event-config: ${quote(path)} is ${Array.isArray(value) ? 'a list' : 'a mapping'}.`,
      {
        hint: `Name a value in it, such as ${path}.name, or send it as text.`,
      },
    );
  }
  return checked(path, value);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isJsonNumber(value);
}

function checked(path: string, value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) {
    throw new LaunchError(
      `event-config: ${quote(path)} has ${value.length} characters, and a value may have ${LONGEST_TEXT}.`,
      { hint: 'Send a reference, such as the name of an artifact, in place of its content.' },
    );
  }
  return value;
}

function put(values: object, [name = '', ...rest]: readonly string[], value: unknown): void {
  const held = at(values, name);
  const inner = typeof held === 'object' && held !== null && !isJsonNumber(held) ? held : {};
  if (rest.length > 0) put(inner, rest, value);
  Object.defineProperty(values, name, {
    value: rest.length > 0 ? inner : value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
