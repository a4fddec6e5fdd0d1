import { formatDuration } from '../common/duration.ts';
import type { RunResult } from '../launch/result.ts';
import { escapeText, link, shorten } from './escape.ts';
import { imageUrl, jobUrl } from './links.ts';
import { table } from './table.ts';

/** What is known of a launch at any time. */
export type Facts = Pick<
  RunResult,
  'state' | 'queue' | 'queueUrl' | 'itemId' | 'run' | 'runUrl' | 'job' | 'image' | 'times' | 'baseline'
> & { readonly displayName: string | null };

/** The first table of a page: state, links and durations. `over`: the launch has ended, so what is missing stays so. */
export function factsTable(facts: Facts, { cell, over }: { cell: number; over: boolean }): string {
  const { queue, run, times, job, image, itemId, baseline } = facts;
  const started = span(times.claimedAt, times.startedAt);
  const wait = span(times.pushedAt, times.claimedAt) ?? (over ? unclaimed(facts) : null);
  const ran = span(times.startedAt, times.endedAt) ?? (over ? '—' : null);
  const rows: [string, string][] = [];
  if (run !== null) rows.push(['run', link(shorten(facts.displayName ?? run.runId, cell), facts.runUrl)]);
  if (queue !== null) {
    rows.push(['queue', link(shorten(`${queue.entity}/${queue.name}`, cell), facts.queueUrl)]);
  }
  if (queue !== null && wait !== null) rows.push(['queue wait', wait]);
  if (started !== null) rows.push(['claim to start', started]);
  if (ran !== null) rows.push(['run time', ran]);
  if (job !== null) rows.push(['job', link(shorten(job, cell), jobUrl(facts))]);
  if (image !== null) rows.push(['image', link(shorten(image, cell), imageUrl(image))]);
  if (itemId !== null) rows.push(['item', escapeText(shorten(itemId, cell))]);
  if (baseline) {
    const name = link(shorten(baseline.name ?? baseline.run.runId, cell), baseline.url);
    rows.push(['baseline', `${name} (${escapeText(shorten(baseline.asked, cell))})`]);
  }
  return table(['state', escapeText(shorten(facts.state, cell))], rows);
}

function unclaimed({ times }: Facts): string {
  const waited = span(times.pushedAt, times.endedAt);
  return waited === null ? '—' : `${waited}, never claimed`;
}

/** Milliseconds of the clock as a duration; null when one of the two is not known. */
export function span(from: number | null, to: number | null): string | null {
  return from === null || to === null ? null : formatDuration(Math.max(0, to - from));
}
