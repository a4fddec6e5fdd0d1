/** YAML 1.2 (core schema) to the same values that `parseJson` gives. Imports the YAML library: load it when needed. */
import { isScalar, parseDocument, visit, type Document, type Scalar, type ScalarTag, type Tags } from 'yaml';
import { messageOf } from '../../common/errors.ts';
import { parseJson } from '../../common/json.ts';
import { bad, good, type Parsed } from './parsed.ts';

/** Words that other languages take for numbers; plain YAML would make text of them, which nobody means. */
const NOT_NUMBERS = new Set(['NaN', 'nan', 'Infinity', '-Infinity', '+Infinity']);

export function parseYaml(text: string): Parsed<unknown> {
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      customTags: exactNumbers,
      uniqueKeys: (a, b) => isScalar(a) && isScalar(b) && keyText(a) === keyText(b),
    });
    const [fault] = [...document.errors, ...document.warnings].map(messageOf).concat(prepare(document));
    return fault === undefined ? good(document.toJS() as unknown) : notYaml(fault);
  } catch (error) {
    // Nesting deeper than the stack, or aliases that multiply beyond the library's limit.
    return notYaml(messageOf(error));
  }
}

function exactNumbers(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)) return tag;
    return { ...tag, resolve: resolveNumber } as ScalarTag;
  });
}

function resolveNumber(source: string, onError: (message: string) => void): unknown {
  const numeral = toJsonNumeral(source);
  if (numeral !== undefined) return parseJson(numeral);
  onError(`${source} is not a number that JSON can hold`);
  return source;
}

/** Makes texts of all keys. Returns what JSON could not hold. */
function prepare(document: Document): string[] {
  const faults: string[] = [];
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key)) pair.key.value = keyText(pair.key);
      else faults.push('a key must be one word or text');
    },
    Scalar(_, scalar) {
      if (scalar.type !== 'PLAIN' || !NOT_NUMBERS.has(scalar.source ?? '')) return;
      faults.push(`${scalar.source} is not a number that JSON can hold`);
    },
  });
  return faults;
}

function keyText(key: Scalar): string {
  return key.source ?? String(key.value);
}

function notYaml(message: string): Parsed<never> {
  const [line = ''] = message.split('\n');
  return bad(
    'the value is neither JSON nor YAML',
    line.replace(/[:.\s]+$/, '').slice(0, 200),
    'Correct that place; quote texts that hold ":" or "#"',
  );
}

/** The numeral of JSON for one of YAML's core schema, digit for digit; `undefined` for infinities and NaN. */
function toJsonNumeral(source: string): string | undefined {
  if (/^0o[0-7]+$|^0x[\da-fA-F]+$/.test(source)) return BigInt(source).toString();
  const [, sign = '', whole = '', fraction, exponent = ''] =
    /^([-+]?)(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/.exec(source) ?? [];
  if (whole === '' && (fraction ?? '') === '') return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign === '-' ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction || '0'}`}${exponent}`;
}
