/**
 * Parsers of mappings and lists. JSON is tried first; the YAML library is loaded only for what is not JSON, and the
 * JSON library only for inputs of these kinds. Numbers keep all their digits: `parseJson` says as what.
 */
import { splitWords } from '../../common/words.ts';
import { bad, good, type Parsed } from './parsed.ts';
import { quote } from './problem.ts';

export type Mapping = Record<string, unknown>;

const PAIR = /^\s*([A-Za-z_][\w./-]*)\s*=\s*(.*?)\s*$/;

export async function parseMapping(text: string, pairs: boolean): Promise<Parsed<Mapping>> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (pairs && lines.length > 0 && lines.every((line) => PAIR.test(line))) return parsePairs(lines);
  const parsed = await parseStructured(text);
  if (!parsed.ok) return parsed;
  if (isMapping(parsed.value)) return good(parsed.value);
  return bad(
    `the value is ${describe(parsed.value)}, not a mapping`,
    'it holds names with their values',
    `Write YAML such as "lr: 0.1", or JSON such as {"lr": 0.1}${pairs ? ', or lines such as lr=0.1' : ''}`,
  );
}

/** A list of mappings, as JSON or YAML; at least one. */
export async function parseMappings(text: string): Promise<Parsed<readonly Mapping[]>> {
  const parsed = await parseStructured(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (Array.isArray(value) && value.length > 0 && value.every(isMapping)) return good(value);
  const odd = Array.isArray(value) ? value.findIndex((element) => !isMapping(element)) : -1;
  const what =
    odd >= 0
      ? `element ${odd + 1} is ${describe((value as unknown[])[odd])}, not a mapping`
      : `the value is ${Array.isArray(value) ? 'an empty list' : describe(value)}, not a list of mappings`;
  return bad(
    what,
    'each element is one launch',
    'Write YAML such as "- { run-config: { lr: 0.1 } }", an element a launch',
  );
}

async function parsePairs(lines: readonly string[]): Promise<Parsed<Mapping>> {
  const mapping: Mapping = {};
  for (const line of lines) {
    const [, key = '', text = ''] = PAIR.exec(line) ?? [];
    if (Object.hasOwn(mapping, key)) {
      return bad(`${quote(key)} is given twice`, 'one of the values would be lost', 'Keep one of them');
    }
    if (!/^["'[{]/.test(text) && /\s[A-Za-z_][\w./-]*=/.test(text)) {
      return bad(
        `${quote(line)} holds more than one pair`,
        'a pair ends with its line',
        'Write one pair a line',
      );
    }
    const value = await parsePairValue(text);
    if (!value.ok) return value;
    Object.defineProperty(mapping, key, {
      value: value.value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return good(mapping);
}

/** A number, boolean, null, list, mapping or quoted text; everything else is text as it stands. */
async function parsePairValue(text: string): Promise<Parsed<unknown>> {
  const json = await tryJson(text);
  if (json.ok) return json;
  return /^['"[{+.\d-]/.test(text) ? parseYaml(text) : good(text);
}

/** A list of texts, one a line or (with `commas`) separated by commas; or as JSON or YAML. */
export async function parseList(text: string, commas: boolean): Promise<Parsed<readonly string[]>> {
  if (isListText(text)) return parseTexts(text);
  const parts = text.split(commas ? /[\r\n,]+/ : /[\r\n]+/).map((part) => part.trim());
  return good(parts.filter((part) => part !== ''));
}

/** A command: a list as JSON or YAML, or one text in the words of a POSIX shell. Nothing is expanded. */
export async function parseCommand(text: string): Promise<Parsed<readonly string[]>> {
  if (isListText(text)) return parseTexts(text);
  const words = splitWords(text);
  if (words !== undefined) return good(words);
  return bad(
    `${quote(text)} has a quote that is not closed, or ends in a backslash`,
    'it is split into words as a POSIX shell does',
    'Close the quote, or give a list: ["python", "train.py"]',
  );
}

/** `[…]`, or lines that all start with `- `. */
function isListText(text: string): boolean {
  return text.startsWith('[') || text.split(/\r?\n/).every((line) => /^\s*(- |-$|#|$)/.test(line));
}

async function parseTexts(text: string): Promise<Parsed<readonly string[]>> {
  const parsed = await parseStructured(text);
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.value)) {
    return bad(
      `the value is ${describe(parsed.value)}, not a list`,
      'it holds texts',
      'Write it like ["a", "b"]',
    );
  }
  const texts: string[] = [];
  for (const element of parsed.value as unknown[]) {
    if (element === null || typeof element === 'boolean' || isMapping(element) || Array.isArray(element)) {
      return bad(
        `element ${texts.length + 1} is ${describe(element)}, not text`,
        'each element is one word for the program',
        'Put it in quotes',
      );
    }
    // What is left is a text, or a number in whatever form keeps its digits.
    texts.push(typeof element === 'string' ? element : (element as number).toString());
  }
  return good(texts);
}

async function parseStructured(text: string): Promise<Parsed<unknown>> {
  const json = await tryJson(text);
  return json.ok ? json : parseYaml(text);
}

async function tryJson(text: string): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const { parseStrictJson } = await import('./strict-json.ts');
  try {
    return { ok: true, value: parseStrictJson(text) };
  } catch {
    return { ok: false };
  }
}

async function parseYaml(text: string): Promise<Parsed<unknown>> {
  return (await import('./yaml.ts')).parseYaml(text);
}

export function isMapping(value: unknown): value is Mapping {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What a value is, for a message; never the value itself. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isMapping(value)) return 'a mapping';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'a boolean' : 'a number';
}
