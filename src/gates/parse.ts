/**
 * The grammar of gates, one rule a line; `docs/gates.md` tells it to users.
 *
 *     rule       = sum comparison sum
 *     comparison = ">=" | "<=" | ">" | "<" | "==" | "!="
 *     sum        = product { ("+" | "-") product }
 *     product    = signed { ("*" | "/") signed }
 *     signed     = { "+" | "-" } primary
 *     primary    = number | duration | "(" sum ")" | "abs" "(" sum ")" | aggregate "(" history ")" | term
 *     aggregate  = "min" | "max" | "mean" | "last" | "first"
 *     history    = [ "baseline." ] "history." key
 *     term       = key | "duration" | "baseline" | "baseline." ( key | "duration" )
 *     key        = word | quoted
 *
 * And: a rule names a value of the run; `baseline` alone is the baseline's twin of the one value that it names.
 */
import { nearest } from '../common/nearest.ts';
import { GateSyntaxError } from './errors.ts';
import { printExpression } from './print.ts';
import { tokenize, withoutComment, type Token } from './tokens.ts';
import {
  AGGREGATES,
  COMPARISONS,
  termsOf,
  type Aggregate,
  type Arithmetic,
  type Comparison,
  type Expression,
  type Gate,
  type Side,
} from './tree.ts';

/** UTF-16 units of a rule. */
export const LONGEST_RULE = 1_000;
/** Parentheses, functions and signs within each other. */
export const DEEPEST = 32;

const FUNCTIONS = [...AGGREGATES, 'abs'] as const;
const NO_NUMBERS = /^(?:nan|inf|infinity)$/i;
const RESERVED = /^(?:(baseline|history)[/\-@:]|(duration)[/.\-@:])/;

/** @throws GateSyntaxError at the first rule that the grammar does not hold */
export function parseGates(lines: readonly string[]): readonly Gate[] {
  return lines.flatMap((text, index) => {
    const rule = withoutComment(text);
    return rule === '' ? [] : [new Parser(rule, index + 1).gate()];
  });
}

/** `baseline` alone, until the whole rule is known. */
interface Twin {
  readonly kind: 'twin';
  readonly at: number;
}
type Draft =
  | Exclude<Expression, { kind: 'negate' | 'abs' | 'arithmetic' }>
  | Twin
  | { readonly kind: 'negate' | 'abs'; readonly operand: Draft }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Draft;
      readonly right: Draft;
    };

class Parser {
  readonly #rule: string;
  readonly #line: number;
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;
  #twinAt: number | null = null;

  constructor(rule: string, line: number) {
    this.#rule = rule;
    this.#line = line;
    if (rule.length > LONGEST_RULE) {
      this.#fail(
        LONGEST_RULE,
        `the rule is longer than ${LONGEST_RULE} characters`,
        'Make several rules of it',
      );
    }
    this.#tokens = tokenize(rule, line);
  }

  gate(): Gate {
    const left = this.#sum();
    const operator = this.#comparison();
    const right = this.#sum();
    this.#atEnd();
    const [only, ...others] = this.#runTerms(left, right);
    if (only === undefined) {
      this.#fail(
        0,
        'the rule names no value of the run',
        'Name a key of its summary, such as val/acc >= 0.92',
      );
    }
    if (this.#twinAt !== null && others.length > 0) {
      this.#fail(
        this.#twinAt,
        'baseline alone is ambiguous, as the rule names several values of the run',
        'Say which, such as baseline.loss',
      );
    }
    const twin = { ...only, of: 'baseline' } as Expression;
    return {
      rule: this.#rule,
      line: this.#line,
      left: resolved(left, twin),
      operator,
      right: resolved(right, twin),
    };
  }

  /** The values of the run that are named, each once. */
  #runTerms(left: Draft, right: Draft): Expression[] {
    const nothing: Expression = { kind: 'number', value: 0, seconds: false };
    const terms = [left, right].flatMap((side) => termsOf(resolved(side, nothing)));
    const ofRun = terms.filter((term) => term.of === 'run');
    return [...new Map(ofRun.map((term) => [printExpression(term), term])).values()];
  }

  #comparison(): Comparison {
    const token = this.#take();
    const found = token.kind === 'symbol' && COMPARISONS.find((operator) => operator === token.text);
    if (found) return found;
    return this.#unexpected(token, 'a comparison', `Compare with one of ${COMPARISONS.join(' ')}`);
  }

  #atEnd(): void {
    const token = this.#take();
    if (token.kind === 'end') return;
    if (token.kind === 'symbol' && COMPARISONS.some((operator) => operator === token.text)) {
      this.#fail(token.at, 'the rule has a second comparison', 'Write each comparison on a line of its own');
    }
    this.#unexpected(token, 'the end of the rule', 'Join values with + - * /, or start another line');
  }

  #sum(): Draft {
    let left = this.#product();
    for (let operator = this.#operator('+-'); operator; operator = this.#operator('+-')) {
      left = { kind: 'arithmetic', operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): Draft {
    let left = this.#signed();
    for (let operator = this.#operator('*/'); operator; operator = this.#operator('*/')) {
      left = { kind: 'arithmetic', operator, left, right: this.#signed() };
    }
    return left;
  }

  #operator(among: string): Arithmetic | null {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text.length !== 1 || !among.includes(token.text)) return null;
    this.#place += 1;
    return token.text as Arithmetic;
  }

  #signed(): Draft {
    const sign = this.#operator('+-');
    if (sign === null) return this.#primary();
    const operand = this.#deeper(() => this.#signed());
    return sign === '-' ? { kind: 'negate', operand } : operand;
  }

  #primary(): Draft {
    const token = this.#take();
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: token.value, seconds: token.seconds };
      case 'quoted':
        return { kind: 'key', of: 'run', key: token.text };
      case 'word':
        return this.#isSymbol('(') ? this.#call(token) : this.#term(token);
      default: {
        if (token.kind === 'end' || token.text !== '(') {
          return this.#unexpected(token, 'a value', 'Write a key, a number or a duration');
        }
        const inner = this.#deeper(() => this.#sum());
        this.#close(token.at);
        return inner;
      }
    }
  }

  #call({ text: name, at }: Token & { kind: 'word' | 'quoted' | 'symbol' }): Draft {
    const found = FUNCTIONS.find((one) => one === name);
    if (found === undefined) {
      const close = nearest(name, FUNCTIONS);
      const next =
        close === undefined ? `The functions are ${FUNCTIONS.join(', ')}` : `Did you mean ${close}`;
      return this.#fail(at, `there is no function ${JSON.stringify(name)}`, next);
    }
    const open = this.#take();
    const inner = found === 'abs' ? this.#absolute() : this.#history(found);
    this.#close(open.at);
    return inner;
  }

  #absolute(): Draft {
    return { kind: 'abs', operand: this.#deeper(() => this.#sum()) };
  }

  /** What an aggregate takes: all values of one key. */
  #history(aggregate: Aggregate): Draft {
    const token = this.#take();
    const next = `Write ${aggregate}(history.KEY); the last value of a run stands alone, as KEY`;
    if (token.kind !== 'word') return this.#unexpected(token, 'history.KEY', next);
    const [, prefix = '', rest] = /^((?:baseline\.)?history)(?:\.(.+))?$/.exec(token.text) ?? [];
    const key = prefix === '' ? undefined : (rest ?? this.#quotedMember());
    const of: Side = prefix.startsWith('baseline') ? 'baseline' : 'run';
    if (key !== undefined) return { kind: 'history', of, function: aggregate, key };
    // Only one word is missing when the bare key, or the baseline's, stands there.
    const inner = token.text.replace(/^(baseline\.)?(?:history\.?)?/, '$1history.');
    const meant = prefix === '' ? `${aggregate}(${inner})` : next;
    return this.#fail(
      token.at,
      `${aggregate} takes the history of a key, not ${JSON.stringify(token.text)}`,
      prefix === '' ? `Did you mean ${meant}` : next,
    );
  }

  #term({ text, at }: Token & { kind: 'word' | 'quoted' | 'symbol' }): Draft {
    if (text === 'duration') return { kind: 'duration', of: 'run' };
    if (text === 'baseline') {
      const key = this.#quotedMember();
      if (key !== undefined) return { kind: 'key', of: 'baseline', key };
      this.#twinAt ??= at;
      return { kind: 'twin', at };
    }
    if (text === 'baseline.duration') return { kind: 'duration', of: 'baseline' };
    if (/^(?:baseline\.)?history(?:\.|$)/.test(text)) {
      const key = text.replace(/^(?:baseline\.)?history\.?/, '') || 'KEY';
      return this.#fail(
        at,
        'a history is many values, not one',
        `Take one of them, such as max(${text.startsWith('b') ? 'baseline.' : ''}history.${key}); functions are ${AGGREGATES.join(', ')}`,
      );
    }
    const reserved = RESERVED.exec(text);
    if (reserved !== null) {
      const name = reserved[1] ?? reserved[2] ?? '';
      return this.#fail(
        at + name.length,
        `${JSON.stringify(text)} may be a key or a calculation with ${name}`,
        'Put blanks around the operator, or the key in quotes',
      );
    }
    if (NO_NUMBERS.test(text)) {
      return this.#fail(
        at,
        `${JSON.stringify(text)} is nothing to compare with`,
        'A rule fails by itself when a value is not finite; a key of that name stands in quotes',
      );
    }
    return text.startsWith('baseline.')
      ? { kind: 'key', of: 'baseline', key: text.slice('baseline.'.length) }
      : { kind: 'key', of: 'run', key: text };
  }

  /** The key of `."a key"` directly behind a word. */
  #quotedMember(): string | undefined {
    const word = this.#tokens[this.#place - 1];
    const dot = this.#peek();
    const key = this.#tokens[this.#place + 1];
    if (dot.kind !== 'symbol' || dot.text !== '.' || key?.kind !== 'quoted') return undefined;
    if (word?.end !== dot.at || dot.end !== key.at) return undefined;
    this.#place += 2;
    return key.text;
  }

  #close(openAt: number): void {
    const token = this.#take();
    if (token.kind === 'symbol' && token.text === ')') return;
    if (token.kind === 'symbol' && token.text === ',') {
      this.#fail(
        token.at,
        'there is a comma',
        'Functions take one value; a key with a comma stands in quotes',
      );
    }
    if (token.kind === 'end') this.#fail(openAt, 'the parenthesis is not closed', 'Close it with )');
    this.#unexpected(token, '")"', 'Close the parenthesis, or join values with + - * /');
  }

  #deeper<T>(inner: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      this.#fail(this.#peek().at, `the rule is nested deeper than ${DEEPEST} levels`, 'Simplify it');
    }
    const result = inner();
    this.#depth -= 1;
    return result;
  }

  #isSymbol(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'symbol' && token.text === text;
  }

  #peek(): Token {
    return this.#tokens[this.#place] ?? { kind: 'end', at: this.#rule.length, end: this.#rule.length };
  }

  #take(): Token {
    const token = this.#peek();
    this.#place += 1;
    return token;
  }

  #unexpected(token: Token, expected: string, next: string): never {
    if (token.kind === 'end')
      return this.#fail(token.at, `the rule ends where ${expected} was expected`, next);
    const shown = JSON.stringify(this.#rule.slice(token.at, token.end));
    const joins = token.kind === 'word' && /^(?:and|or|not|if|AND|OR|NOT)$/.test(token.text);
    return this.#fail(
      token.at,
      `${shown} stands where ${expected} was expected`,
      joins ? 'Write each rule on a line of its own: all of them must hold' : next,
    );
  }

  #fail(at: number, what: string, next: string): never {
    throw new GateSyntaxError({ rule: this.#rule, line: this.#line, column: at + 1, what, next });
  }
}

function resolved(draft: Draft, twin: Expression): Expression {
  switch (draft.kind) {
    case 'twin':
      return twin;
    case 'negate':
    case 'abs':
      return { kind: draft.kind, operand: resolved(draft.operand, twin) };
    case 'arithmetic': {
      const { kind, operator, left, right } = draft;
      return { kind, operator, left: resolved(left, twin), right: resolved(right, twin) };
    }
    default:
      return draft;
  }
}
