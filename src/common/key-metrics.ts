const MOST_METRICS = 12;
const LONGEST_TEXT = 60;

/** The members of a run's summary that fit a row of a report. */
export function keyMetrics(summary: Readonly<Record<string, unknown>>): Record<string, number | string> {
  const entries = Object.entries(summary).flatMap(([key, value]): [string, number | string][] => {
    if (key.startsWith('_') || key.length > LONGEST_TEXT) return [];
    // JSON has no word for what is not finite.
    if (typeof value === 'number') return [[key, Number.isFinite(value) ? value : String(value)]];
    return typeof value === 'string' && value.length <= LONGEST_TEXT ? [[key, value]] : [];
  });
  return Object.fromEntries(entries.slice(0, MOST_METRICS));
}
