import type { LaunchState } from '../launch/result.ts';
import { escapeText, shorten } from './escape.ts';
import { factsTable, type Facts } from './facts.ts';
import { fit } from './fit.ts';
import { originLine, type Origin } from './origin.ts';
import { page } from './table.ts';

/** A launch under way. */
export interface LiveRun extends Omit<Facts, 'baseline'> {
  /** Where it stands, in one line. */
  readonly message: string | null;
}

const WORDS: Readonly<Partial<Record<LaunchState, string>>> = {
  pending: '🕒 Waiting for an agent',
  leased: '📦 An agent is taking it',
  claimed: '📦 Taken by an agent',
  starting: '🚀 Starting',
  running: '🏃 Running',
};

/** Without durations: a page that is not written again must not be wrong a minute later. */
export function renderLive(
  live: LiveRun,
  { limit, origin }: { readonly limit: number; readonly origin?: Origin },
): { readonly title: string; readonly summary: string } {
  const title = WORDS[live.state] ?? '🔄 Under way';
  const summary = fit([400, 100, 40], limit, (cell) =>
    page([
      `## ${title}`,
      live.message === null ? '' : escapeText(shorten(live.message, cell * 5)),
      factsTable({ ...live, baseline: null }, { cell, over: false }),
      originLine(origin),
    ]),
  );
  return { title, summary };
}
