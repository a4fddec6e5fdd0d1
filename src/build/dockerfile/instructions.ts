/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  /** Upper case: `FROM`. */
  readonly name: string;
  readonly rest: string;
}

/** Instructions that may be followed by the text of files. */
const WITH_HEREDOCS = new Set(['RUN', 'COPY', 'ADD']);

/** Reads the instructions of a Dockerfile, as far as it takes to know which images it uses. */
export function parseInstructions(text: string): readonly Instruction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const continued = escapeDirective(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  const found: Instruction[] = [];
  let pending = '';
  let heredocs: string[] = [];
  for (const line of lines) {
    const [closing] = heredocs;
    if (closing !== undefined) {
      if (line.replace(/^\t+/, '') === closing) heredocs.shift();
      continue;
    }
    // Comments and empty lines between the lines of an instruction do not end it.
    if (line.trimStart().startsWith('#') || line.trim() === '') continue;
    pending += line.replace(continued, ' ');
    if (continued.test(line)) continue;
    const instruction = parseLine(pending);
    pending = '';
    if (instruction === undefined) continue;
    found.push(instruction);
    if (WITH_HEREDOCS.has(instruction.name)) heredocs = heredocsOf(instruction.rest);
  }
  const last = parseLine(pending);
  return last === undefined ? found : [...found, last];
}

/** The parser directives stand before everything else, each a comment of its own form. */
function escapeDirective(lines: readonly string[]): string {
  for (const line of lines) {
    const [, key, value] = /^#\s*([a-z]+)\s*=\s*(.+?)\s*$/i.exec(line.trim()) ?? [];
    if (key === undefined) break;
    if (key.toLowerCase() === 'escape') return value ?? '';
  }
  return '\\';
}

function parseLine(line: string): Instruction | undefined {
  const [, name, rest = ''] = /^\s*([a-z]+)(?:\s+(.*))?$/is.exec(line) ?? [];
  if (name === undefined) return undefined;
  const upper = name.toUpperCase();
  return upper === 'ONBUILD' ? parseLine(rest) : { name: upper, rest: rest.trim() };
}

function heredocsOf(rest: string): string[] {
  return [...rest.matchAll(/(?<!<)<<-?(["']?)([A-Za-z0-9_][\w.-]*)\1(?=\s|$)/g)].map(
    ([, , name]) => name ?? '',
  );
}
