import { badRequest } from '../errors.ts';
import type { View } from './context.ts';

export interface Page {
  first?: number | null;
  after?: string | null;
}

/** A connection over a list; cursors are places in it. `first` absent: everything that is left. */
export function connection<T>(all: readonly T[], page: Page, nodeOf: (one: T) => View): View {
  const start =
    page.after === null || page.after === undefined || page.after === '' ? 0 : placeOf(page.after);
  const first = page.first ?? null;
  if (first !== null && first < 0) throw badRequest('first must not be negative');
  const end = first === null ? all.length : Math.min(all.length, start + first);
  return {
    totalCount: all.length,
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: cursorOf(start),
      endCursor: end > start ? cursorOf(end - 1) : null,
    },
    edges: all
      .slice(start, end)
      .map((one, index) => ({ cursor: cursorOf(start + index), node: nodeOf(one) })),
  };
}

const cursorOf = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64url');

function placeOf(cursor: string): number {
  const index = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (index === undefined) throw badRequest('invalid cursor');
  return Number(index) + 1;
}
