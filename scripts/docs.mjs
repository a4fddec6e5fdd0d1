/**
 * Writes the tables of inputs and outputs from action.yml into README.md and the pages in docs/, between
 *
 *   <!-- inputs:start -->     and  <!-- inputs:end -->      (or <!-- inputs:start mode=agent --> for one mode)
 *   <!-- outputs:start -->    and  <!-- outputs:end -->
 *
 * With --check nothing is written, and a page that is stale fails.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

/** A description ends in facts that have columns of their own: `Modes: a, b. Default: c.` */
const FACTS = /(?: Modes?: (?<modes>[^.]+)\.)?(?: Default: (?<fallback>\S+)\.)?$/s;

function escapeCell(text) {
  return text.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function inputsTable(mode) {
  const rows = [];
  for (const [name, { description }] of Object.entries(action.inputs)) {
    if (!description) throw new Error(`action.yml: the input ${name} has no description.`);
    const { index, groups } = FACTS.exec(description.trim());
    if (mode !== undefined && groups.modes !== undefined && !groups.modes.split(', ').includes(mode))
      continue;
    rows.push([
      `\`${name}\``,
      escapeCell(description.trim().slice(0, index)),
      groups.fallback === undefined ? '' : `\`${groups.fallback}\``,
      ...(mode === undefined ? [groups.modes ?? 'all'] : []),
    ]);
  }
  return table(['input', 'meaning', 'default', ...(mode === undefined ? ['modes'] : [])], rows);
}

function outputsTable() {
  const rows = Object.entries(action.outputs).map(([name, { description }]) => {
    if (!description) throw new Error(`action.yml: the output ${name} has no description.`);
    return [`\`${name}\``, escapeCell(description)];
  });
  return table(['output', 'meaning'], rows);
}

function fill(text) {
  return text
    .replace(
      /(<!-- inputs:start(?: mode=(\w+))? -->).*?(<!-- inputs:end -->)/gs,
      (_, start, mode, end) => `${start}\n\n${inputsTable(mode)}\n\n${end}`,
    )
    .replace(
      /(<!-- outputs:start -->).*?(<!-- outputs:end -->)/gs,
      (_, start, end) => `${start}\n\n${outputsTable()}\n\n${end}`,
    );
}

const docs = join(root, 'docs');
const pages = existsSync(docs)
  ? readdirSync(docs, { recursive: true }).filter((name) => name.endsWith('.md'))
  : [];
const stale = [];
for (const path of [join(root, 'README.md'), ...pages.map((name) => join(docs, name))]) {
  const before = readFileSync(path, 'utf8');
  const filled = fill(before);
  if (filled === before) continue;
  const after = await prettier.format(filled, {
    ...(await prettier.resolveConfig(path)),
    parser: 'markdown',
  });
  if (after === before) continue;
  stale.push(path.slice(root.length + 1));
  if (!check) writeFileSync(path, after);
}

if (check && stale.length > 0) {
  console.error(`${stale.join(', ')}: the tables are not those of action.yml. Run "npm run docs".`);
  process.exitCode = 1;
}
