import type { RunResult } from '../launch/result.ts';
import type { ItemIssue } from '../wandb/types.ts';
import { chartsSection } from './charts.ts';
import { configDifference, wholeConfig } from './config.ts';
import { escapeText, fence, shorten } from './escape.ts';
import { factsTable, span } from './facts.ts';
import { fit } from './fit.ts';
import { anyFailed, gatesSection } from './gates.ts';
import { internalSection, metricsSection } from './metrics.ts';
import { originLine, type Origin } from './origin.ts';
import { count, page } from './table.ts';
import { isGreen, OUTCOME_WORDS } from './words.ts';

/** How much a page shows: lines, rows, and characters of a cell. */
interface Level {
  readonly log: number;
  readonly config: number;
  readonly metrics: number;
  readonly warnings: number;
  readonly gates: number;
  readonly trends: number;
  readonly charts: number;
  readonly cell: number;
}

/** What is given up first is what the run's own page shows best; gates go last. */
const LEVELS: readonly Level[] = [
  { log: 200, config: 500, metrics: 1_000, warnings: 50, gates: 200, trends: 100, charts: 12, cell: 400 },
  { log: 50, config: 500, metrics: 1_000, warnings: 50, gates: 200, trends: 100, charts: 12, cell: 400 },
  { log: 50, config: 100, metrics: 1_000, warnings: 20, gates: 200, trends: 50, charts: 6, cell: 400 },
  { log: 20, config: 20, metrics: 200, warnings: 10, gates: 100, trends: 20, charts: 4, cell: 200 },
  { log: 20, config: 0, metrics: 50, warnings: 5, gates: 50, trends: 10, charts: 2, cell: 120 },
  { log: 5, config: 0, metrics: 10, warnings: 2, gates: 20, trends: 5, charts: 0, cell: 80 },
  { log: 0, config: 0, metrics: 0, warnings: 0, gates: 10, trends: 0, charts: 0, cell: 40 },
];

/** Characters of a log line that are shown. */
const LOG_LINE = 1_000;

interface Options {
  /** Most bytes. */
  readonly limit: number;
  /** Told in the last line. */
  readonly origin?: Origin;
}

/** A launch as Markdown of at most `limit` bytes. */
export function renderRun(result: RunResult, { limit, origin }: Options): string {
  return fit(LEVELS, limit, (level) =>
    page([...verdict(result, level), ...appendix(result, level), originLine(origin)]),
  );
}

/** The same in two parts, each of at most `limit` bytes: what decided, and what to look things up in. */
export function renderRunParts(
  result: RunResult,
  { limit, origin }: Options,
): { readonly title: string; readonly summary: string; readonly text: string } {
  return {
    title: headline(result),
    summary: fit(LEVELS, limit, (level) => page([...verdict(result, level), originLine(origin)])),
    text: fit(LEVELS, limit, (level) => page(appendix(result, level))),
  };
}

function verdict(result: RunResult, level: Level): string[] {
  const gates = gatesSection(result.gates ?? [], { rows: level.gates, cell: level.cell });
  const gatesFirst = anyFailed(result.gates ?? []);
  const facts = { ...result, displayName: result.details?.displayName ?? null };
  return [
    `## ${headline(result)}`,
    // The table of gates says the same, with both sides of each rule.
    result.outcome === 'gate-failed' && gatesFirst ? '' : message(result.message ?? '', level),
    gatesFirst ? gates : '',
    factsTable(facts, { cell: level.cell, over: true }),
    ...failure(result, level),
    gatesFirst ? '' : gates,
    metricsSection(result, level),
    chartsSection(result.charts ?? [], level),
    level.config === 0 ? '' : configDifference(result, level),
  ];
}

function appendix(result: RunResult, level: Level): string[] {
  return [wholeConfig(result, level), internalSection(result, level)];
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
  return `${OUTCOME_WORDS[result.outcome]} ${numbers.join(', ')}`.trim();
}

/** Several faults are several lines, and stay so. */
function message(text: string, { cell }: Level): string {
  const lines = shorten(text, cell * 5)
    .split('\n')
    .map(escapeText)
    .filter((line) => line !== '');
  return lines.length > 1 ? lines.map((line) => `- ${line}`).join('\n') : lines.join('');
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
  // A gate that failed is told by its numbers: the job itself went well.
  const quiet = isGreen(result.outcome) || result.outcome === 'gate-failed';
  if (quiet || result.logTail.length === 0 || level.log === 0) return parts;
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
