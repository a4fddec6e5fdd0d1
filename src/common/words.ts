/**
 * Splits text into words as a POSIX shell does, with quotes and backslashes and without any expansion.
 * `undefined` when a quote is not closed or the text ends in a backslash.
 */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "'" || char === '"') {
      const quoted = char === "'" ? readSingle(text, at + 1) : readDouble(text, at + 1);
      if (quoted === undefined) return undefined;
      word = (word ?? '') + quoted.value;
      at = quoted.end;
    } else if (char === '\\') {
      at += 1;
      if (at >= text.length) return undefined;
      // A backslash before a line break joins the lines.
      if (text[at] !== '\n') word = (word ?? '') + text.charAt(at);
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

interface Quoted {
  readonly value: string;
  /** Position of the closing quote. */
  readonly end: number;
}

function readSingle(text: string, start: number): Quoted | undefined {
  const end = text.indexOf("'", start);
  return end < 0 ? undefined : { value: text.slice(start, end), end };
}

/** Between double quotes a backslash is special before `$`, `` ` ``, `"`, `\` and a line break only. */
function readDouble(text: string, start: number): Quoted | undefined {
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') return { value, end: at };
    const next = text[at + 1];
    if (char === '\\' && next !== undefined && '$`"\\\n'.includes(next)) {
      if (next !== '\n') value += next;
      at += 1;
    } else {
      value += char;
    }
  }
  return undefined;
}
