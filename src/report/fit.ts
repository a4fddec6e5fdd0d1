/**
 * The first of the pages that fits into `limit` bytes, richest first. When none does, the last one is cut after the
 * last whole line that fits.
 */
export function fit<Level>(
  levels: readonly Level[],
  limit: number,
  render: (level: Level) => string,
): string {
  let text = '';
  for (const level of levels) {
    text = render(level);
    if (Buffer.byteLength(text) <= limit) return text;
  }
  const lines: string[] = [];
  let bytes = 0;
  for (const line of text.split('\n')) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > limit) break;
    lines.push(`${line}\n`);
  }
  return lines.join('');
}
