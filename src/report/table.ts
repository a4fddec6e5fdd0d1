import { escapeText, shorten } from './escape.ts';
import type { Row } from './values.ts';

/** Rows of ready Markdown. The columns `numbers`, counted from 0, are set to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const lines = [head, head.map((_, column) => (numbers.includes(column) ? '--:' : '---')), ...rows];
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

/** A part of a page under its title; empty when its body is. */
export function section(title: string, body: string): string {
  return body === '' ? '' : `### ${title}\n\n${body}`;
}

/** A part that opens with a click. `title` is ready HTML; empty when its body is. */
export function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Parts of a page, without the empty ones. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
