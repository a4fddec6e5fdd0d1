import type { Expression, Gate, Side } from './tree.ts';

/** Keys that can stand without quotes wherever a key may. */
const BARE = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[/.\-@:][\p{L}\p{M}\p{N}_]+)*$/u;
const NOT_BARE = /^(?:baseline|history|duration)(?:[/.\-@:]|$)|^(?:nan|inf|infinity)$/i;

/** A rule in the one form that the parser reads back as the same tree. */
export function printGate({ left, operator, right }: Gate): string {
  return `${printExpression(left)} ${operator} ${printExpression(right)}`;
}

export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.seconds ? printSeconds(expression.value) : String(expression.value);
    case 'key':
      return `${prefix(expression.of)}${quoted(expression.key)}`;
    case 'duration':
      return `${prefix(expression.of)}duration`;
    case 'history':
      return `${expression.function}(${prefix(expression.of)}history.${quoted(expression.key)})`;
    case 'abs':
      return `abs(${printExpression(expression.operand)})`;
    case 'negate':
      return `-${wrapped(expression.operand, expression.operand.kind === 'arithmetic')}`;
    case 'arithmetic': {
      const { operator, left, right } = expression;
      const isProduct = operator === '*' || operator === '/';
      const leftText = wrapped(left, isProduct && isSum(left));
      // Of equal rank the left one is calculated first.
      const rightText = wrapped(right, right.kind === 'arithmetic' && (isProduct || isSum(right)));
      return `${leftText} ${operator} ${rightText}`;
    }
  }
}

function isSum(expression: Expression): boolean {
  return expression.kind === 'arithmetic' && (expression.operator === '+' || expression.operator === '-');
}

function wrapped(expression: Expression, wrap: boolean): string {
  const text = printExpression(expression);
  return wrap ? `(${text})` : text;
}

function prefix(of: Side): string {
  return of === 'baseline' ? 'baseline.' : '';
}

/** No key holds all three quotes: the parser reads up to the next one of the same kind. */
function quoted(key: string): string {
  if (BARE.test(key) && !NOT_BARE.test(key)) return key;
  const quote = ['"', "'", '`'].find((one) => !key.includes(one)) ?? '"';
  return `${quote}${key}${quote}`;
}

/** Durations are whole seconds. */
function printSeconds(seconds: number): string {
  return `${seconds}s`;
}
