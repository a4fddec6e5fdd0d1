import type { GateResult } from '../gates/types.ts';
import { escapeText, shorten } from './escape.ts';
import { count, section, table } from './table.ts';
import { formatNumber } from './values.ts';

export const PASSED = '✅';
export const FAILED = '❌';

/** Whether any rule does not hold. */
export function anyFailed(gates: readonly GateResult[]): boolean {
  return gates.some(({ passed }) => !passed);
}

/** The rules with both their sides, those that failed first. Empty without rules. */
export function gatesSection(
  gates: readonly GateResult[],
  { rows, cell }: { readonly rows: number; readonly cell: number },
): string {
  if (gates.length === 0) return '';
  const failed = gates.filter(({ passed }) => !passed);
  const shown = [...failed, ...gates.filter(({ passed }) => passed)].slice(0, rows);
  const cells = shown.map((gate) => [
    `${gate.passed ? PASSED : FAILED} ${escapeText(shorten(gate.rule, cell))}`,
    side(gate.left),
    side(gate.right),
    ...(failed.length > 0 ? [gate.passed ? '' : escapeText(shorten(gate.message, cell * 2))] : []),
  ]);
  const more = gates.length - shown.length;
  if (more > 0) cells.push([`${count(more, 'gate')} more`, '', '', ...(failed.length > 0 ? [''] : [])]);
  const title =
    failed.length === 0
      ? `Gates: ${gates.length === 1 ? 'it holds' : `all ${gates.length} hold`}`
      : `Gates: ${failed.length} of ${gates.length} failed`;
  const head = ['gate', 'value', 'limit', ...(failed.length > 0 ? ['why'] : [])];
  return section(title, table(head, cells, [1, 2]));
}

function side(value: number | null): string {
  return value === null ? '—' : formatNumber(value);
}

/** The mark of a metric: that of the rules that name it, none when none does. */
export function gateMark(key: string, gates: readonly GateResult[]): string {
  const naming = gates.filter(({ rule }) => names(rule, key));
  if (naming.length === 0) return '';
  return anyFailed(naming) ? FAILED : PASSED;
}

/** Whether `key` stands in a rule as a whole word, perhaps after `history.` and the like. */
function names(rule: string, key: string): boolean {
  let at = rule.indexOf(key);
  for (; at >= 0; at = rule.indexOf(key, at + 1)) {
    const before = rule.slice(0, at).replace(/(?<![\w./-])(?:history|summary|baseline)\.$/, '');
    if (!/[\w./-]$/.test(before) && !/^[\w./-]/.test(rule.slice(at + key.length))) return true;
  }
  return false;
}

/** One cell: how many rules hold, and the first that does not. */
export function gatesCell(gates: readonly GateResult[] | undefined, cell: number): string {
  if (gates === undefined || gates.length === 0) return '';
  const held = gates.filter(({ passed }) => passed).length;
  const first = gates.find(({ passed }) => !passed);
  if (first === undefined) return `${PASSED} ${held} of ${gates.length}`;
  return `${FAILED} ${held} of ${gates.length}: ${escapeText(shorten(first.rule, cell))}`;
}
