import type { RunResult } from '../launch/result.ts';
import { escapeText, shorten } from './escape.ts';
import { count, folded, section, table, valueTable } from './table.ts';
import { flatten } from './values.ts';

interface Level {
  /** Most rows. */
  readonly config: number;
  /** Most characters of a cell. */
  readonly cell: number;
}

/** Where the action writes whence a launch came: it differs in every run. */
const PROVENANCE = 'github.';

/** The keys of the config whose values differ from those of the baseline. Empty without a baseline. */
export function configDifference({ details, baseline }: RunResult, { config, cell }: Level): string {
  if (!baseline || details === null) return '';
  const own = textsOf(details.config);
  const theirs = textsOf(baseline.config);
  const keys = [...new Set([...own.keys(), ...theirs.keys()])];
  const differing = keys.filter((key) => own.get(key) !== theirs.get(key));
  if (keys.length === 0) return '';
  if (differing.length === 0) return section('Config: the same as that of the baseline', '—');
  const rows = differing
    .slice(0, config)
    .map((key) => [key, own.get(key), theirs.get(key)].map((text) => escapeText(shorten(text ?? '—', cell))));
  const more = differing.length - rows.length;
  if (more > 0) rows.push([`${count(more, 'row')} more`, '', '']);
  const title = `Config: ${differing.length} of ${count(keys.length, 'value')} ${differing.length === 1 ? 'differs' : 'differ'}`;
  return section(title, table(['key', 'this run', 'baseline'], rows));
}

function textsOf(config: RunResult['spec'] & object): Map<string, string> {
  const rows = flatten(config).filter(({ key }) => !key.startsWith(PROVENANCE));
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** The whole config, to be opened with a click. */
export function wholeConfig({ details }: RunResult, { config, cell }: Level): string {
  const rows = flatten(details?.config ?? {});
  if (config === 0) return '';
  return folded(`Config (${count(rows.length, 'value')})`, valueTable(['key', 'value'], rows, config, cell));
}
