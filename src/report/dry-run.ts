import { stringifyJson } from '../common/json.ts';
import type { JsonObject, QueueRef } from '../wandb/types.ts';
import { escapeText, fence, link, shorten } from './escape.ts';
import { fit } from './fit.ts';
import { count, page } from './table.ts';

export interface DryRun {
  readonly queue: QueueRef;
  readonly queueUrl: string | null;
  /** What would be pushed, secrets cut. */
  readonly spec: JsonObject;
  readonly priority: number | null;
  readonly templateVariables: Readonly<Record<string, string | number>>;
  /** What was checked, each as a short sentence. */
  readonly checks: readonly string[];
  readonly warnings: readonly string[];
}

const LINE_LEVELS = [5_000, 1_000, 200, 20, 0] as const;
const LINE_LENGTH = 2_000;

/** A launch that was not made, as Markdown of at most `limit` bytes. */
export function renderDryRun(dryRun: DryRun, { limit }: { readonly limit: number }): string {
  const spec = stringifyJson(dryRun.spec, { indent: 2, nonFinite: 'null' }).split('\n');
  const { queue } = dryRun;
  return fit(LINE_LEVELS, limit, (most) =>
    page([
      '## 🧪 Dry run: all checks passed, nothing was queued',
      `Queue: ${link(shorten(`${queue.entity}/${queue.name}`, 200), dryRun.queueUrl)}`,
      dryRun.priority === null ? '' : `Priority: ${dryRun.priority}`,
      list('Checked', dryRun.checks, most),
      list('Warnings', dryRun.warnings, most),
      variables(dryRun.templateVariables, most),
      block('Launch spec', spec, most),
    ]),
  );
}

function variables(values: DryRun['templateVariables'], most: number): string {
  if (Object.keys(values).length === 0) return '';
  return block('Template variables', JSON.stringify(values, null, 2).split('\n'), most);
}

function list(title: string, lines: readonly string[], most: number): string {
  const shown = lines.slice(0, Math.min(most, 50)).map((line) => `- ${escapeText(shorten(line, 500))}`);
  return shown.length === 0 ? '' : `### ${title}\n\n${shown.join('\n')}`;
}

function block(title: string, lines: readonly string[], most: number): string {
  const shown = lines.slice(0, most).map((line) => shorten(line, LINE_LENGTH));
  const more = lines.length - shown.length;
  const body = shown.length === 0 ? '' : `\n\n${fence(shown, 'json')}`;
  return `### ${title}${body}${more > 0 ? `\n\n${count(more, 'line')} more` : ''}`;
}
