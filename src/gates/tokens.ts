import { parseDuration } from '../common/duration.ts';
import { GateSyntaxError } from './errors.ts';

/** A piece of a rule. `at` and `end`: places in the rule, from 0. */
export type Token = { readonly at: number; readonly end: number } & (
  | { readonly kind: 'number'; readonly value: number; readonly seconds: boolean }
  | { readonly kind: 'word' | 'quoted' | 'symbol'; readonly text: string }
  | { readonly kind: 'end' }
);

/**
 * A word is a key, a function or a name of the grammar. The characters `/ . - @ :` belong to it only between two
 * characters of a word, so that `val/acc` is a key and `a / b` divides.
 */
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/.\-@:][\p{L}\p{M}\p{N}_]+)*/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const TAIL_OF_NUMBER = /[\p{L}\p{M}\p{N}_.%]*/uy;
const SYMBOL = />=|<=|==|!=|[><+\-*/(),.]/y;

/** What other languages write, and what it is here. The longest come first. */
const FOREIGN: readonly (readonly [text: string, next: string])[] = [
  ['===', 'Did you mean =='],
  ['!==', 'Did you mean !='],
  ['=>', 'Did you mean >='],
  ['=<', 'Did you mean <='],
  ['<>', 'Did you mean !='],
  ['≥', 'Did you mean >='],
  ['≤', 'Did you mean <='],
  ['≠', 'Did you mean !='],
  ['−', 'Did you mean -'],
  ['–', 'Did you mean -'],
  ['×', 'Did you mean *'],
  ['÷', 'Did you mean /'],
  ['**', 'There are no powers: multiply with *'],
  ['^', 'There are no powers: multiply with *'],
  ['//', 'Divide with a single / that has blanks around it'],
  ['&&', 'Write each rule on a line of its own: all of them must hold'],
  ['||', 'Rules cannot be joined: all of them must hold'],
  ['&', 'Write each rule on a line of its own: all of them must hold'],
  ['|', 'Rules cannot be joined: all of them must hold'],
  ['=', 'Did you mean =='],
  ['!', 'Did you mean !='],
  ['%', 'Write a share as a number, such as 0.92 for 92 %'],
];

const QUOTES = '"\'`';

/** @throws GateSyntaxError */
export function tokenize(rule: string, line: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const fail = (what: string, next: string, place = at): never => {
    throw new GateSyntaxError({ rule, line, column: place + 1, what, next });
  };
  const match = (pattern: RegExp, from = at): string => {
    pattern.lastIndex = from;
    return pattern.exec(rule)?.[0] ?? '';
  };
  const push = (token: Token): void => {
    tokens.push(token);
    at = token.end;
  };

  while (at < rule.length) {
    const char = rule.charAt(at);
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    if (QUOTES.includes(char)) {
      const close = rule.indexOf(char, at + 1);
      if (close < 0) fail('the quote is not closed', `Close it with another ${char}`);
      if (close === at + 1) fail('the key is empty', 'Write the name of a key between the quotes');
      push({ kind: 'quoted', text: rule.slice(at + 1, close), at, end: close + 1 });
      continue;
    }
    const digits = match(NUMBER);
    if (digits !== '') {
      push(readNumber(digits, at, match(TAIL_OF_NUMBER, at + digits.length), fail));
      continue;
    }
    const word = match(WORD);
    if (word !== '') {
      push({ kind: 'word', text: word, at, end: at + word.length });
      continue;
    }
    const symbol = match(SYMBOL);
    const foreign = FOREIGN.find(([text]) => text.length > symbol.length && rule.startsWith(text, at));
    if (foreign !== undefined) fail(`${JSON.stringify(foreign[0])} is not part of a rule`, foreign[1]);
    if (symbol === '') {
      const shown = JSON.stringify(String.fromCodePoint(rule.codePointAt(at) ?? 0));
      fail(`${shown} is not part of a rule`, 'If it belongs to a key, put the key in quotes');
    }
    push({ kind: 'symbol', text: symbol, at, end: at + symbol.length });
  }
  tokens.push({ kind: 'end', at: rule.length, end: rule.length });
  return tokens;
}

/** Numbers have no unit, or those of a duration: `90s`, `2h`, `1h30m`. */
function readNumber(
  digits: string,
  at: number,
  tail: string,
  fail: (what: string, next: string, place?: number) => never,
): Token {
  const text = digits + tail;
  const end = at + text.length;
  if (tail === '') {
    const value = Number(digits);
    if (!Number.isFinite(value)) fail(`${text} is too large for a number`, 'Write a smaller number');
    return { kind: 'number', value, seconds: false, at, end };
  }
  if (tail.startsWith('%')) {
    fail('"%" is not part of a rule', 'Write a share as a number, such as 0.92 for 92 %', at + digits.length);
  }
  const ms = parseDuration(text);
  if (ms === undefined) {
    fail(
      `${JSON.stringify(text)} is neither a number nor a duration`,
      'Durations are like 90s, 30m, 2h or 1h30m; a key that starts with a digit stands in quotes',
    );
  }
  return { kind: 'number', value: (ms ?? 0) / 1_000, seconds: true, at, end };
}

/** A line without its comment, which starts at a `#` outside quotes, and without blanks around it. */
export function withoutComment(text: string): string {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (QUOTES.includes(char)) {
      quote = char;
    } else if (char === '#') {
      return text.slice(0, at).trim();
    }
  }
  return text.trim();
}
