/**
 * The value of a key of a summary: the member of that very name, else the one that its dots lead to through nested
 * objects. `undefined`: there is none.
 */
export function lookUp(values: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
    const head = key.slice(0, dot);
    const inner = Object.hasOwn(values, head) ? values[head] : undefined;
    if (!isObject(inner)) continue;
    const found = lookUp(inner, key.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The number that a value stands for. The encoders of W&B write what JSON cannot hold as a text. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}

/** Names of all numbers in a summary, nested ones with dots; at most `most`. */
export function numericKeys(values: Readonly<Record<string, unknown>>, most = 5_000): string[] {
  const found: string[] = [];
  const walk = (inner: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(inner)) {
      if (found.length >= most) return;
      if (asNumber(value) !== undefined) found.push(`${prefix}${key}`);
      else if (isObject(value) && depth < 8) walk(value, `${prefix}${key}.`, depth + 1);
    }
  };
  walk(values, '', 0);
  return found;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
