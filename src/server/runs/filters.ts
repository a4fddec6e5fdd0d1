import { badRequest } from '../errors.ts';
import { isObject, lookUp, parseJson, type JsonObject } from '../json.ts';

/**
 * Selects by the query language of run lists, a part of MongoDB's: `$and`, `$or`, `$not`, comparisons, `$in`,
 * `$nin`, `$regex`, `$exists`.
 * @param text JSON; null or empty selects everything
 * @param fieldsOf what the names in the query stand for
 */
export function matcher<T>(
  text: string | null | undefined,
  fieldsOf: (record: T) => JsonObject,
): (record: T) => boolean {
  if (text === null || text === undefined || text.trim() === '') return () => true;
  let query: unknown;
  try {
    query = parseJson(text);
  } catch {
    throw badRequest('filters is not valid JSON');
  }
  return (record) => matches(query, fieldsOf(record));
}

function matches(query: unknown, fields: JsonObject): boolean {
  if (!isObject(query)) return true;
  return Object.entries(query).every(([key, condition]) => {
    if (key === '$and' && Array.isArray(condition)) return condition.every((part) => matches(part, fields));
    if (key === '$or' && Array.isArray(condition)) return condition.some((part) => matches(part, fields));
    if (key === '$not') return !matches(condition, fields);
    return holds(condition, fieldOf(fields, key));
  });
}

/**
 * The value that a name stands for. A value of the config is stored below `value`, and queries may leave that out:
 * `config.lr` is `config.lr.value`, and `config.data.name` is `config.data.value.name`.
 */
function fieldOf(fields: JsonObject, key: string): unknown {
  const found = lookUp(fields, key);
  const [root, name, ...rest] = key.split('.');
  if (root !== 'config' || name === undefined) return found;
  if (found === undefined) return lookUp(fields, [root, name, 'value', ...rest].join('.'));
  return rest.length === 0 && isObject(found) && Object.hasOwn(found, 'value') ? found['value'] : found;
}

function holds(condition: unknown, value: unknown): boolean {
  if (!isObject(condition)) return Array.isArray(value) ? value.includes(condition) : value === condition;
  return Object.entries(condition).every(([operator, operand]) => {
    switch (operator) {
      case '$eq':
        return value === operand;
      case '$ne':
        return value !== operand;
      case '$in':
        return Array.isArray(operand) && [value].flat().some((one) => operand.includes(one));
      case '$nin':
        return Array.isArray(operand) && ![value].flat().some((one) => operand.includes(one));
      case '$exists':
        return (value !== undefined && value !== null) === operand;
      case '$regex':
        return typeof value === 'string' && new RegExp(String(operand)).test(value);
      case '$gt':
        return ordered(value, operand, (sign) => sign > 0);
      case '$gte':
        return ordered(value, operand, (sign) => sign >= 0);
      case '$lt':
        return ordered(value, operand, (sign) => sign < 0);
      case '$lte':
        return ordered(value, operand, (sign) => sign <= 0);
      default:
        throw badRequest(`filter operator ${operator} is not supported`);
    }
  });
}

function ordered(value: unknown, operand: unknown, test: (sign: number) => boolean): boolean {
  if (typeof value === 'number' && typeof operand === 'number') return test(value - operand);
  if (typeof value === 'string' && typeof operand === 'string')
    return test(value < operand ? -1 : +(value > operand));
  return false;
}
