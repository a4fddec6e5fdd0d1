import type { InputProblem } from './problem.ts';

/** A value, or why there is none. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** A problem that does not know yet which input it is about. */
export type Fault = Omit<InputProblem, 'input'>;

export function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function bad(what: string, why: string, next: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { what, why, next } };
}
