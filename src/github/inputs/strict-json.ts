import { parse } from 'lossless-json';
import { parseJson } from '../../common/json.ts';

/**
 * JSON as a user writes it, to the values that `parseJson` gives. What a machine may send (bare `NaN`, a key twice)
 * is a slip here.
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): unknown {
  return parse(text, undefined, { parseNumber: (numeral) => parseJson(numeral) });
}
