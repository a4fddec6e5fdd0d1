import { isObject, type JsonObject } from '../json.ts';

/** A parameter as a sweep configuration describes it: values, a constant, a range, or nested parameters. */
type Parameter = JsonObject;

/**
 * The parameters of the run with this place in the search; `null` when the search is at its end.
 * `bayes` is answered like `random`: this server plans no experiments, it only has to speak the protocol.
 * @param random gives numbers in [0, 1)
 */
export function nextParameters(config: JsonObject, index: number, random: () => number): JsonObject | null {
  const parameters = isObject(config['parameters']) ? config['parameters'] : {};
  return config['method'] === 'grid' ? gridPoint(parameters, index) : randomPoint(parameters, random);
}

/** How many points a grid has; `null` for other methods. */
export function gridSize(config: JsonObject): number | null {
  if (config['method'] !== 'grid') return null;
  const parameters = isObject(config['parameters']) ? config['parameters'] : {};
  return Object.values(parameters).reduce<number>((size, one) => size * choices(one).length, 1);
}

function gridPoint(parameters: JsonObject, index: number): JsonObject | null {
  let rest = index;
  const point: JsonObject = { ...parameters };
  for (const [name, parameter] of Object.entries(parameters).reverse()) {
    const values = choices(parameter);
    point[name] = values[rest % values.length];
    rest = Math.floor(rest / values.length);
  }
  return rest === 0 ? point : null;
}

function choices(parameter: unknown): unknown[] {
  if (!isObject(parameter)) return [parameter];
  if (Array.isArray(parameter['values'])) return parameter['values'];
  if (isObject(parameter['parameters'])) {
    const nested = parameter['parameters'];
    const size = gridSize({ method: 'grid', parameters: nested }) ?? 1;
    return Array.from({ length: size }, (_, index) => gridPoint(nested, index));
  }
  const { min, max } = parameter;
  if (typeof min === 'number' && typeof max === 'number') {
    const step = typeof parameter['q'] === 'number' ? parameter['q'] : 1;
    return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step);
  }
  return [parameter['value']];
}

function randomPoint(parameters: JsonObject, random: () => number): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      isObject(parameter) ? draw(parameter, random) : parameter,
    ]),
  );
}

function draw(parameter: Parameter, random: () => number): unknown {
  if (Array.isArray(parameter['values'])) {
    return pick(parameter['values'], parameter['probabilities'], random());
  }
  if (isObject(parameter['parameters'])) return randomPoint(parameter['parameters'], random);
  if ('value' in parameter) return parameter['value'];
  const { distribution, q } = parameter;
  const number = drawNumber(parameter, random);
  if (typeof q === 'number' && q > 0) return Math.round(number / q) * q;
  const { min, max } = parameter;
  const whole =
    distribution === 'int_uniform' ||
    (distribution === undefined && Number.isInteger(min) && Number.isInteger(max));
  return whole ? Math.floor(number) : number;
}

function drawNumber(parameter: Parameter, random: () => number): number {
  const { min, max, mu, sigma, distribution } = parameter;
  if (typeof mu === 'number' && typeof sigma === 'number') {
    const normal = mu + sigma * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return String(distribution).includes('log') ? Math.exp(normal) : normal;
  }
  const low = typeof min === 'number' ? min : 0;
  const high = typeof max === 'number' ? max : 1;
  const between = (from: number, to: number): number => from + random() * (to - from);
  switch (distribution) {
    case 'log_uniform_values':
    case 'q_log_uniform_values':
      return Math.exp(between(Math.log(low), Math.log(high)));
    case 'log_uniform':
    case 'q_log_uniform':
      return Math.exp(between(low, high));
    case 'int_uniform':
    case undefined:
      return Number.isInteger(low) && Number.isInteger(high) ? between(low, high + 1) : between(low, high);
    default:
      return between(low, high);
  }
}

function pick(values: readonly unknown[], probabilities: unknown, at: number): unknown {
  if (!Array.isArray(probabilities)) return values[Math.floor(at * values.length)];
  let sum = 0;
  const index = probabilities.findIndex((probability) => (sum += Number(probability)) > at);
  return values[index < 0 ? values.length - 1 : index];
}
