/** The numbers behind the terms of a rule, and a sentence of its own for every way in which there is none. */
import { nearest, someOf } from '../common/nearest.ts';
import { asNumber, isObject, lookUp, numericKeys } from './lookup.ts';
import type { Aggregate, Side, Term } from './tree.ts';
import type { RunFacts, Undecided } from './types.ts';

/** What rules are held against. */
export interface Facts {
  readonly run: RunFacts;
  readonly baseline: RunFacts | null;
  /** Why there is no baseline: a clause without full stop. */
  readonly noBaseline: string;
}

/** A rule that cannot be decided; caught where rules are evaluated. */
export class UndecidedError extends Error {
  readonly why: Undecided;

  constructor(why: Undecided, message: string) {
    super(message);
    this.why = why;
  }
}

/** @throws UndecidedError when the term is no finite number */
export function valueOf(term: Term, facts: Facts): number {
  const side = term.of === 'run' ? facts.run : facts.baseline;
  if (side === null) throw new UndecidedError('no-baseline', `there is no baseline: ${facts.noBaseline}`);
  switch (term.kind) {
    case 'key':
      return keyValue(term.key, term.of, side);
    case 'history':
      return aggregateValue(term.function, term.key, term.of, side);
    case 'duration':
      if (side.durationSeconds !== null) return side.durationSeconds;
      throw new UndecidedError('no-duration', `W&B does not know how long the ${nameOf(term.of)} took`);
  }
}

function keyValue(key: string, of: Side, { summary }: RunFacts): number {
  const value = lookUp(summary, key);
  if (value === undefined || value === null) {
    throw new UndecidedError(
      'missing-key',
      `the summary of the ${nameOf(of)} has no ${quote(key)}${meant(key, summary)}`,
    );
  }
  const number = asNumber(value);
  if (number === undefined) {
    throw new UndecidedError(
      'not-a-number',
      `${quote(key)} of the ${nameOf(of)} is ${describe(value, key)}, not a number`,
    );
  }
  if (Number.isFinite(number)) return number;
  throw new UndecidedError('not-finite', `${quote(key)} of the ${nameOf(of)} is ${number}`);
}

function aggregateValue(name: Aggregate, key: string, of: Side, { history, summary }: RunFacts): number {
  const values = Object.hasOwn(history, key) ? (history[key] ?? []) : [];
  if (values.length === 0) {
    const hint = lookUp(summary, key) === undefined ? meant(key, summary) : '';
    throw new UndecidedError(
      'no-history',
      `the ${nameOf(of)} logged no numbers as ${quote(key)} in its history${hint}`,
    );
  }
  const used = name === 'first' ? values.slice(0, 1) : name === 'last' ? values.slice(-1) : values;
  const wild = used.filter((value) => !Number.isFinite(value));
  if (wild.length > 0) {
    const share = used.length === 1 ? `the ${name} value` : `${wild.length} of ${used.length} values`;
    throw new UndecidedError(
      'not-finite',
      `${share} of ${quote(key)} in the history of the ${nameOf(of)} ${wild.length === 1 ? 'is' : 'are'} not finite (${wild[0]})`,
    );
  }
  return aggregate(name, used);
}

/** `values` is not empty. Long histories are folded, never spread into arguments. */
function aggregate(name: Aggregate, values: readonly number[]): number {
  switch (name) {
    case 'min':
      return values.reduce((least, value) => Math.min(least, value), Infinity);
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), -Infinity);
    case 'mean':
      // Divided first, so that the sum of large values stays finite.
      return values.reduce((sum, value) => sum + value / values.length, 0);
    case 'first':
    case 'last':
      return values[0] ?? Number.NaN;
  }
}

/** What was probably meant by a key that is not there. */
function meant(key: string, summary: RunFacts['summary']): string {
  const keys = numericKeys(summary);
  for (const [at, char] of [...key].entries()) {
    if ((char === '-' || char === '/') && keys.includes([...key].slice(0, at).join(''))) {
      return `; to calculate, put blanks around "${char}"`;
    }
  }
  const close = nearest(key, keys);
  if (close !== undefined) return `; did you mean ${quote(close)}?`;
  const shown = keys.filter((one) => !one.startsWith('_'));
  return shown.length === 0 ? '; it holds no numbers' : `; it has ${someOf(shown.map(quote), 5)}`;
}

function describe(value: unknown, key: string): string {
  if (typeof value === 'string') return `the text ${quote(value)}`;
  if (typeof value === 'boolean') return `${value}`;
  if (!isObject(value)) return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  if (typeof value['_type'] === 'string') return `a ${quote(value['_type'])} object`;
  const inner = numericKeys(value).map((name) => quote(`${key}.${name}`));
  return inner.length === 0 ? 'an object' : `an object (with ${someOf(inner, 5)})`;
}

function nameOf(of: Side): string {
  return of === 'run' ? 'run' : 'baseline';
}

/** Text of a run as it may stand in a message: short and on one line. */
function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}
