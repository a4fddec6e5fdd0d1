import { formatDuration } from '../common/duration.ts';
import { printExpression } from './print.ts';
import {
  termsOf,
  termsOfGate,
  type Arithmetic,
  type Comparison,
  type Expression,
  type Gate,
} from './tree.ts';
import type { GateResult, RunFacts } from './types.ts';
import { UndecidedError, valueOf, type Facts } from './values.ts';

/**
 * Holds rules against a run. Numbers are compared as they are, without a tolerance. A rule that cannot be decided fails.
 * @param noBaseline why `baseline` is null, for the rules that need one
 */
export function evaluateGates(
  gates: readonly Gate[],
  run: RunFacts,
  baseline: RunFacts | null,
  noBaseline = 'none was asked for',
): GateResult[] {
  const facts: Facts = { run, baseline, noBaseline };
  return gates.map((gate) => evaluate(gate, facts));
}

/** Keys whose values over time the rules use, of the run or of its baseline. */
export function historyKeys(gates: readonly Gate[], of: 'run' | 'baseline' = 'run'): string[] {
  const terms = gates.flatMap(termsOfGate);
  return [...new Set(terms.flatMap((term) => (term.kind === 'history' && term.of === of ? [term.key] : [])))];
}

/** Whether some rule names the baseline. */
export function needsBaseline(gates: readonly Gate[]): boolean {
  return gates.some((gate) => termsOfGate(gate).some(({ of }) => of === 'baseline'));
}

function evaluate(gate: Gate, facts: Facts): GateResult {
  const [left, right] = [attempt(gate.left, facts), attempt(gate.right, facts)];
  const undecided = [left, right].find((side) => side instanceof UndecidedError);
  const numbers = { left: numberOr(left), right: numberOr(right) };
  if (typeof left !== 'number' || typeof right !== 'number') {
    const { message = '', why = 'not-a-number' } = undecided ?? {};
    return { rule: gate.rule, passed: false, ...numbers, message, undecided: why };
  }
  const passed = holds(left, gate.operator, right);
  return { rule: gate.rule, passed, ...numbers, message: describe(gate, facts, left, right, passed) };
}

function attempt(expression: Expression, facts: Facts): number | UndecidedError {
  try {
    const value = compute(expression, facts);
    if (Number.isFinite(value)) return value;
    return new UndecidedError('not-finite', `${printExpression(expression)} comes to ${value}`);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
}

function numberOr(side: number | UndecidedError): number | null {
  return typeof side === 'number' ? side : null;
}

function compute(expression: Expression, facts: Facts): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negate':
      return -compute(expression.operand, facts);
    case 'abs':
      return Math.abs(compute(expression.operand, facts));
    case 'arithmetic': {
      const { operator, left, right } = expression;
      const [a, b] = [compute(left, facts), compute(right, facts)];
      if (operator === '/' && b === 0) {
        throw new UndecidedError(
          'division-by-zero',
          `${printExpression(right)} is 0, and the rule divides by it`,
        );
      }
      return calculate(a, operator, b);
    }
    default:
      return valueOf(expression, facts);
  }
}

function calculate(a: number, operator: Arithmetic, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
  }
}

function holds(left: number, operator: Comparison, right: number): boolean {
  switch (operator) {
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}

/** `0.913 is not >= 0.92`, and the values of what the reader cannot see from that. */
function describe(gate: Gate, facts: Facts, left: number, right: number, passed: boolean): string {
  const isTime = [gate.left, gate.right].some(holdsTime);
  const show = (value: number, exact = false): string =>
    isTime ? formatTime(value, exact) : format(value, exact);
  const exact = left !== right && show(left) === show(right);
  const numbers = `${show(left, exact)} is ${passed ? '' : 'not '}${gate.operator} ${show(right, exact)}`;
  const hidden = new Map(
    [gate.left, gate.right].flatMap((side) => {
      const isPlain = 'of' in side && side.of === 'run';
      return isPlain ? [] : termsOf(side).map((term) => [printExpression(term), valueOf(term, facts)]);
    }),
  );
  const shown = [...hidden].map(([name, value]) => `${name} is ${show(value)}`);
  return shown.length === 0 ? numbers : `${numbers} (${shown.join(', ')})`;
}

function holdsTime(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return expression.seconds;
    case 'duration':
      return true;
    case 'negate':
    case 'abs':
      return holdsTime(expression.operand);
    case 'arithmetic':
      return holdsTime(expression.left) || holdsTime(expression.right);
    default:
      return false;
  }
}

/** Six digits, unless they would hide a difference. */
function format(value: number, exact: boolean): string {
  return String(exact ? value : Number(value.toPrecision(6)));
}

function formatTime(seconds: number, exact: boolean): string {
  if (exact || seconds < 0) return `${format(seconds, exact)}s`;
  return formatDuration(seconds * 1_000);
}
