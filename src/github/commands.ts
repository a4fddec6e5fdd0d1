/**
 * Workflow commands on standard output. Written here and not taken from @actions/core, which brings undici along:
 * importing its bundle costs 60 to 70 ms on node 24, several times the start of node itself, and an input error must
 * not wait for it. The file commands beside this file follow for the same reason; tests compare both with the
 * originals.
 */

export type Properties = Readonly<Record<string, string | number | undefined>>;

/** One command as a line, with its line break. */
export function formatCommand(name: string, message: string, properties: Properties = {}): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${pairs.length > 0 ? ` ${pairs.join(',')}` : ''}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The commands that hide a secret. A runner compares line by line, so each line of a longer secret counts. */
export function formatMasks(secret: string): string {
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  const masks = [...new Set([secret.trim(), ...lines])].filter((text) => text !== '');
  return masks.map((text) => formatCommand('add-mask', text)).join('');
}

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Takes the power of commands from text of others: a runner acts on `::name::` at the start of a line (it trims white
 * space as .NET does, U+0085 included, and ends lines at `\r`, `\n` or both) and on `##[name]` anywhere. A
 * zero-width space breaks both; a reader sees no difference.
 */
export function neutralise(text: string): string {
  return text
    .replace(/(^|[\r\n])((?:(?![\r\n])[\s\u0085])*):(?=:)/g, `$1$2:${ZERO_WIDTH_SPACE}`)
    .replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`);
}
