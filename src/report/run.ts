import { formatDuration } from '../common/duration.ts';
import type { RunResult } from '../launch/result.ts';
import type { ItemIssue } from '../wandb/types.ts';
import { escapeText, fence, link, shorten } from './escape.ts';
import { fit } from './fit.ts';
import { count, page, table, valueTable } from './table.ts';
import { flatten, isInternal } from './values.ts';
import { isGreen, OUTCOME_WORDS } from './words.ts';

/** How much a page shows: lines, rows, and characters of a cell. */
interface Level {
  readonly log: number;
  readonly config: number;
  readonly metrics: number;
  readonly warnings: number;
  readonly cell: number;
}

/** What is given up first is what the run's own page shows best. */
const LEVELS: readonly Level[] = [
  { log: 200, config: 500, metrics: 1_000, warnings: 50, cell: 400 },
  { log: 50, config: 500, metrics: 1_000, warnings: 50, cell: 400 },
  { log: 50, config: 100, metrics: 1_000, warnings: 20, cell: 400 },
  { log: 20, config: 20, metrics: 200, warnings: 10, cell: 200 },
  { log: 20, config: 0, metrics: 50, warnings: 5, cell: 120 },
  { log: 5, config: 0, metrics: 10, warnings: 2, cell: 80 },
  { log: 0, config: 0, metrics: 0, warnings: 0, cell: 40 },
];

/** Characters of a log line that are shown. */
const LOG_LINE = 1_000;

/** A launch as Markdown of at most `limit` bytes. */
export function renderRun(result: RunResult, { limit }: { readonly limit: number }): string {
  return fit(LEVELS, limit, (level) =>
    page([
      headline(result),
      result.message === null ? '' : escapeText(shorten(result.message, level.cell * 5)),
      facts(result, level),
      ...failure(result, level),
      ...documents(result, level),
    ]),
  );
}

function headline(result: RunResult): string {
  const { times } = result;
  const run = span(times.startedAt, times.endedAt);
  const wait = span(times.pushedAt, times.claimedAt);
  const unclaimedFor = times.claimedAt === null ? span(times.pushedAt, times.endedAt) : null;
  const time = run ?? unclaimedFor;
  const numbers = [
    ...(time === null ? [] : [`${isGreen(result.outcome) ? 'in' : 'after'} ${time}`]),
    ...(wait === null ? [] : [`${wait} in the queue`]),
  ];
  return `## ${OUTCOME_WORDS[result.outcome]} ${numbers.join(', ')}`.trim();
}

function facts(result: RunResult, { cell }: Level): string {
  const { queue, run, details, times, job, image, itemId } = result;
  const name = details?.displayName ?? run?.runId ?? null;
  const started = span(times.claimedAt, times.startedAt);
  const queueName = shorten(`${queue.entity}/${queue.name}`, cell);
  const rows: [string, string][] = [];
  if (run !== null) rows.push(['run', link(shorten(name ?? run.runId, cell), result.runUrl)]);
  rows.push(['queue', link(queueName, result.queueUrl)]);
  rows.push(['queue wait', span(times.pushedAt, times.claimedAt) ?? unclaimed(result)]);
  if (started !== null) rows.push(['claim to start', started]);
  rows.push(['run time', span(times.startedAt, times.endedAt) ?? '—']);
  if (job !== null) rows.push(['job', escapeText(shorten(job, cell))]);
  if (image !== null) rows.push(['image', escapeText(shorten(image, cell))]);
  if (itemId !== null) rows.push(['item', escapeText(shorten(itemId, cell))]);
  return table(['state', escapeText(shorten(result.state, cell))], rows);
}

function unclaimed({ times }: RunResult): string {
  const waited = span(times.pushedAt, times.endedAt);
  return waited === null ? '—' : `${waited}, never claimed`;
}

/** The cause, the warnings and the last lines of the log: what one would go to the machine for. */
function failure(result: RunResult, level: Level): string[] {
  const { issue, warnings } = result;
  const parts: string[] = [];
  if (issue !== null) parts.push(`### Cause\n\n${describeIssue(issue, level)}`);
  if (warnings.length > 0 && level.warnings > 0) {
    const lines = warnings.slice(0, level.warnings).map((warning) => `- ${describeIssue(warning, level)}`);
    const more = warnings.length - lines.length;
    parts.push(
      ['### Warnings\n', ...lines, ...(more > 0 ? [`- ${count(more, 'warning')} more`] : [])].join('\n'),
    );
  }
  if (isGreen(result.outcome) || result.logTail.length === 0 || level.log === 0) return parts;
  const lines = result.logTail.slice(-2 * level.log).flatMap((line) => line.split(/\r\n|[\r\n]/));
  const shown = lines.slice(-level.log).map((line) => shorten(line, LOG_LINE));
  parts.push(`### Last ${count(shown.length, 'line')} of the log\n\n${fence(shown)}`);
  return parts;
}

function describeIssue(issue: ItemIssue, { cell }: Level): string {
  const stage = issue.stage === null ? '' : `Stage ${escapeText(shorten(issue.stage, cell))}: `;
  const paths = issue.filePaths.slice(0, 5).map((path) => escapeText(shorten(path, cell)));
  const files = paths.length === 0 ? '' : ` (files of the agent's run: ${paths.join(', ')})`;
  return `${stage}${escapeText(shorten(issue.message, cell * 5))}${files}`;
}

function documents({ details }: RunResult, level: Level): string[] {
  if (details === null) return [];
  const summary = flatten(details.summary);
  const ours = summary.filter(({ key }) => !isInternal(key));
  const internal = summary.filter(({ key }) => isInternal(key));
  const { config, metrics, cell } = level;
  return [
    section('Metrics', valueTable(['metric', 'value'], ours, metrics, cell)),
    section('Config', valueTable(['key', 'value'], flatten(details.config), config, cell)),
    folded("W&B's own values", valueTable(['key', 'value'], internal, Math.min(metrics, 50), cell)),
  ];
}

function section(title: string, body: string): string {
  return body === '' ? '' : `### ${title}\n\n${body}`;
}

function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function span(from: number | null, to: number | null): string | null {
  return from === null || to === null ? null : formatDuration(Math.max(0, to - from));
}
