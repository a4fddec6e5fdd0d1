/** A rule as it was understood. */
export interface Gate {
  /** As it was written, without its comment. */
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  readonly left: Expression;
  readonly operator: Comparison;
  readonly right: Expression;
}

export const COMPARISONS = ['>=', '<=', '>', '<', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Functions over all values of one key; `abs` takes a number instead. */
export const AGGREGATES = ['min', 'max', 'mean', 'last', 'first'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export type Arithmetic = '+' | '-' | '*' | '/';

/** One value of one run. */
export type Term =
  | { readonly kind: 'key'; readonly of: Side; readonly key: string }
  | { readonly kind: 'duration'; readonly of: Side }
  | { readonly kind: 'history'; readonly of: Side; readonly function: Aggregate; readonly key: string };

export type Side = 'run' | 'baseline';

export type Expression =
  | Term
  /** `seconds`: it was written as a duration. */
  | { readonly kind: 'number'; readonly value: number; readonly seconds: boolean }
  | { readonly kind: 'negate' | 'abs'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    };

/** All terms of an expression, from left to right. */
export function termsOf(expression: Expression): readonly Term[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'negate':
    case 'abs':
      return termsOf(expression.operand);
    case 'arithmetic':
      return [...termsOf(expression.left), ...termsOf(expression.right)];
    default:
      return [expression];
  }
}

/** All terms of a rule, from left to right. */
export function termsOfGate({ left, right }: Gate): readonly Term[] {
  return [...termsOf(left), ...termsOf(right)];
}
