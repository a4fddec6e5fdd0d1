import { stringifyJson } from '../common/json.ts';

export interface CappedJson {
  readonly text: string;
  /** Elements or members that had to go. */
  readonly dropped: number;
}

/**
 * JSON of at most `units` UTF-16 code units, and still JSON: a list loses its last elements, an object its largest
 * members, anything else becomes null.
 */
export function capJson(value: unknown, units: number): CappedJson {
  const text = stringifyJson(value, { nonFinite: 'null' });
  if (text.length <= units) return { text, dropped: 0 };
  if (Array.isArray(value)) return capList(value, units);
  if (typeof value === 'object' && value !== null) return capObject(value, units);
  return { text: 'null', dropped: 1 };
}

function capList(list: readonly unknown[], units: number): CappedJson {
  const kept: string[] = [];
  let length = 2;
  for (const element of list) {
    const text = stringifyJson(element, { nonFinite: 'null' });
    length += text.length + 1;
    if (length > units) break;
    kept.push(text);
  }
  return { text: `[${kept.join(',')}]`, dropped: list.length - kept.length };
}

function capObject(object: object, units: number): CappedJson {
  const members = Object.entries(object)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${stringifyJson(member, { nonFinite: 'null' })}`);
  const smallestFirst = [...members.keys()].sort(
    (a, b) => (members[a]?.length ?? 0) - (members[b]?.length ?? 0),
  );
  const kept = new Set<number>();
  let length = 2;
  for (const index of smallestFirst) {
    length += (members[index]?.length ?? 0) + 1;
    if (length > units) break;
    kept.add(index);
  }
  const text = members.filter((_, index) => kept.has(index)).join(',');
  return { text: `{${text}}`, dropped: members.length - kept.size };
}
