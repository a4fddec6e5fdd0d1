import { finite, resample, scaledBy, trendOf, type Points } from './trend.ts';

/** Points of a line: as many as can be told apart at the width of a page. */
const POINTS = 60;
/** Readable on GitHub's light and dark ground; Mermaid's own first colour is nearly white. */
const PALETTE = '#2f81f7, #bf8700';
/** The ground of the page shows through: Mermaid's dark one is a grey box on GitHub. */
const SETTINGS = {
  xyChart: { height: 300 },
  themeVariables: { xyChart: { backgroundColor: 'transparent', plotColorPalette: PALETTE } },
};
const LABEL_LENGTH = 60;

/**
 * A metric as a Mermaid `xychart-beta`, the run first, then the baseline; empty when there is no line to draw. Its
 * points lie at even steps, since the chart knows no other.
 */
export function xyChart(key: string, points: Points, baseline: Points): string {
  const lines = [finite(points), finite(baseline)].filter((line) => line.length > 1);
  if (finite(points).length < 2) return '';
  const trends = lines.map(trendOf).filter((trend) => trend !== null);
  const from = Math.min(...trends.map(({ firstStep }) => firstStep));
  const to = Math.max(...trends.map(({ lastStep }) => lastStep));
  if (from === to) return '';
  const scale = scaleFor(trends.flatMap(({ min, max }) => [min, max]));
  const values = lines.map((line) => resample(scaledBy(line, scale.factor), from, to, POINTS));
  const [low, high] = rangeOf(values.flat());
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify(SETTINGS)}}%%`,
    'xychart-beta',
    `    title "${label(key)}${scale.note}"`,
    `    x-axis "step" ${decimal(from)} --> ${decimal(to)}`,
    `    y-axis ${decimal(low)} --> ${decimal(high)}`,
    ...values.map((line) => `    line [${line.map(decimal).join(', ')}]`),
    '```',
  ].join('\n');
}

/** Mermaid reads no exponents: values far from one are divided by a power of ten, and the title says so. */
function scaleFor(values: readonly number[]): { readonly factor: number; readonly note: string } {
  const largest = Math.max(...values.map(Math.abs));
  const exponent = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  const factor = 10 ** exponent;
  if ((exponent >= -3 && exponent <= 6) || factor === 0) return { factor: 1, note: '' };
  return { factor, note: ` in 10^${exponent}` };
}

function rangeOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = high > low ? (high - low) * 0.05 : Math.abs(high) * 0.1 || 1;
  return [low - margin, high + margin];
}

/** Nine significant digits without an exponent. */
function decimal(value: number): string {
  const text = value.toPrecision(9);
  if (!/e/i.test(text))
    return String(Number(text)).includes('e') ? Number(text).toFixed(9) : String(Number(text));
  return Math.abs(value) < 1 ? value.toFixed(9) : BigInt(Math.round(value)).toString();
}

/** Only what can neither end a string of Mermaid nor mean anything in it; never empty, which it does not read. */
function label(key: string): string {
  const start = [...key.slice(0, LABEL_LENGTH * 2)].slice(0, LABEL_LENGTH).join('');
  const harmless = start.replace(/[^\p{L}\p{N} _./()-]/gu, ' ').replace(/\s+/g, ' ');
  return harmless.trim() || 'metric';
}
