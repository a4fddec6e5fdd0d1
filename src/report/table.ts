import { escapeText, shorten } from './escape.ts';
import type { Row } from './values.ts';

/** Rows of ready Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The first rows, and how many more there are. Empty when there is nothing to show. */
export function valueTable(
  head: readonly [string, string],
  rows: readonly Row[],
  most: number,
  cell: number,
): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, most);
  const cells = shown.map(({ key, value }) => [
    escapeText(shorten(key, cell)),
    escapeText(shorten(value, cell)),
  ]);
  const more = rows.length - shown.length;
  if (more > 0) cells.push([`${count(more, 'row')} more`, '']);
  return table(head, cells);
}

/** `1 row`, `3 rows`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Parts of a page, without the empty ones. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
