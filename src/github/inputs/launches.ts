/** Several launches in one step: each element of `launches` stands over the step's own inputs. */
import { stringifyJson } from '../../common/json.ts';
import { nearest } from '../../common/nearest.ts';
import { checkAdd } from './checks.ts';
import type { Checked } from './parse.ts';
import { quote, type InputProblem } from './problem.ts';
import { isMapping, type Mapping } from './structured.ts';
import { INPUTS, type InputName } from './table.ts';
import { parseValues, type Values } from './values.ts';

/** What may differ between the launches of one step. The queue may not: one page and one wait serve them all. */
const OWN = [
  'job',
  'docker-image',
  'uri',
  'version',
  'project',
  'run-config',
  'args',
  'entry-point',
  'name',
  'resource-args',
  'template-variables',
  'priority',
  'config',
  'sweep-id',
  'author',
] as const satisfies readonly InputName[];

/**
 * Reads and checks each element as if it were the inputs of a step of its own.
 * @returns the values of each, and every mistake, told with the number of its element
 */
export async function parseLaunches(
  elements: readonly Mapping[],
  checked: Checked,
): Promise<{ readonly launches: readonly Values[]; readonly problems: readonly InputProblem[] }> {
  const launches: Values[] = [];
  const problems: InputProblem[] = [];
  for (const [index, element] of elements.entries()) {
    const place = `element ${index + 1}`;
    problems.push(...unknownKeys(element, place), ...nulls(element, place));
    const texts = new Map([...checked.texts, ...overrides(element, checked.values)]);
    const { values, problems: own } = await parseValues(texts);
    const broken = new Set(own.map(({ input }) => input));
    const all = [...own, ...checkAdd({ ...checked, values, texts, broken })];
    problems.push(...all.map((problem) => atElement(problem, place, element)));
    launches.push(values);
  }
  return { launches, problems: distinct(problems) };
}

function unknownKeys(element: Mapping, place: string): InputProblem[] {
  return Object.keys(element)
    .filter((key) => !(OWN as readonly string[]).includes(key))
    .map((key) => {
      const close = nearest(key, OWN);
      return {
        input: 'launches',
        what: `${place} has the key ${quote(key)}, which is not one of a launch`,
        why: 'it would be ignored',
        next: close === undefined ? `The keys are ${OWN.join(', ')}` : `Did you mean ${close}`,
      };
    });
}

/** A key without a value, as YAML reads it, says neither "the step's" nor "none". */
function nulls(element: Mapping, place: string): InputProblem[] {
  return OWN.filter((name) => element[name] === null).map((name) => ({
    input: 'launches',
    what: `${place}: ${name} is null`,
    why: 'it would be the text "null"',
    next: "Give it a value, or leave the key out: then the step's own counts",
  }));
}

/** The element as texts of inputs; a mapping stands over the keys of the step's own. */
function overrides(element: Mapping, values: Values): [InputName, string][] {
  return OWN.filter((name) => Object.hasOwn(element, name) && element[name] !== null).map((name) => {
    const value = element[name];
    const base = INPUTS[name].kind === 'mapping' ? values[name] : undefined;
    const whole = isMapping(base) && isMapping(value) ? { ...base, ...value } : value;
    return [name, typeof whole === 'string' ? whole : stringifyJson(whole)];
  });
}

/** A mistake of the element is told as one of `launches`, one of the step itself as what it is. */
function atElement(problem: InputProblem, place: string, element: Mapping): InputProblem {
  if (!Object.hasOwn(element, problem.input)) return problem;
  return { ...problem, input: 'launches', what: `${place}: ${problem.input}: ${problem.what}` };
}

function distinct(problems: readonly InputProblem[]): InputProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
