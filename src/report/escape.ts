/**
 * Text of others inside Markdown. It must not make structure (tables, links, code, HTML), reach people (`@name`,
 * `#1`) or become a runner command when a page is printed to a log. References such as `&#124;` are never syntax,
 * so they stand for every character that could be; a zero-width space breaks what GitHub looks for after rendering.
 */

const ZERO_WIDTH_SPACE = '\u200b';

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const ANSI_SEQUENCE = new RegExp(
  `${ESCAPE}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?)`,
  'g',
);
/** Control characters but tab and line feed, and the marks that turn the direction of writing. */
const CONTROL = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Without colours, control characters and marks that turn the direction of writing. */
export function plain(text: string): string {
  return text.replace(ANSI_SEQUENCE, '').replace(CONTROL, '');
}

/** At most `length` characters, whole ones. */
export function shorten(text: string, length: number): string {
  // Cut before spreading: a value may have megabytes.
  const characters = [...text.slice(0, length * 2 + 2)];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** `::`, and `:word:` where GitHub would draw a picture. */
const EMOJI_OR_COMMAND = /:(?=:|(?:[a-z_+-][\w+-]*|100|1234):)/gi;

/** For a sentence or a table cell: one line. */
export function escapeText(text: string): string {
  return plain(text.replace(/\s+/g, ' '))
    .trim()
    .replace(/[&<>|`*~[\]\\$]|(?<!\w)_|_(?!\w)/g, reference)
    .replace(EMOJI_OR_COMMAND, `:${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\/\/)/g, reference)
    .replace(/(?:@|www(?=\.)|(?<!&)#)(?=[\w.])/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/^[-+#]/, reference)
    .replace(/(?<=^\d{1,9})[.)](?=\s|$)/, reference);
}

function reference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** A link, when the address is one of the web; else the text alone. */
export function link(text: string, url: string | null): string {
  const target = safeUrl(url);
  return target === null ? escapeText(text) : `[${escapeText(text) || 'link'}](${target})`;
}

/** No browser follows an address longer than this. */
const LONGEST_URL = 2_000;

function safeUrl(url: string | null): string | null {
  if (url === null || url.length > LONGEST_URL || !/^https?:\/\//i.test(url) || !URL.canParse(url))
    return null;
  const { href, username, password } = new URL(url);
  if (username !== '' || password !== '') return null;
  const encoded = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (char) =>
    encodeURIComponent(char).replace(/[()'*!]/g, hex),
  );
  return encoded.includes('::') ? null : encoded;
}

function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Lines in a block that no line can end early, with what a runner would act on broken. */
export function fence(lines: readonly string[], language = ''): string {
  const body = lines.map((line) =>
    plain(line).replaceAll('::', `:${ZERO_WIDTH_SPACE}:`).replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`),
  );
  const longest = Math.max(
    2,
    ...body.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)),
  );
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...body, ticks].join('\n');
}
