import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseJson } from '../../src/common/json.ts';
import { launchAdd } from '../../src/launch/launch-add.ts';
import type { LaunchAddOptions } from '../../src/launch/options.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import { FakeWorld } from './fake-world.ts';

/** What the published client pushed: fixtures/make.py wrote it. */
interface PythonPush {
  readonly queue: JsonObject;
  readonly spec: JsonObject;
  readonly templateVariableValues: string | null;
  readonly priority: number | null;
}
interface Row {
  readonly name: string;
  readonly arguments: JsonObject;
  readonly python: PythonPush | { readonly error: string; readonly message: string };
}

const { cases } = parseJson(readFileSync(new URL('fixtures/python-specs.json', import.meta.url), 'utf8')) as {
  cases: readonly Row[];
};

/** Where this library does something else on purpose, with its heading in docs/differences.md. */
const DIFFERENCES: Readonly<Record<string, { heading: string; spec?: JsonObject; refused?: RegExp }>> = {
  'job without entity': { heading: 'Short job references', spec: { job: 'my-user/vision/train:latest' } },
  'job without alias': { heading: 'Short job references', spec: { job: 'acme/vision/train:latest' } },
  'job name only': { heading: 'Short job references', spec: { job: 'my-user/vision/train:latest' } },
  'empty entity argument': { heading: 'Empty names', refused: /entity is empty/ },
  'resource argument against config': { heading: 'resource', spec: { resource: 'kubernetes' } },
  'resource argument against null': { heading: 'resource', spec: { resource: 'kubernetes' } },
  'template variables and resource_args as arguments': {
    heading: 'Template variables beside resource_args',
    refused: /both given/,
  },
  'template variables and resource_args in config': {
    heading: 'Template variables beside resource_args',
    refused: /both given/,
  },
  'template variables as a list': { heading: 'Types', refused: /template_variables is a list/ },
  'null git and version': { heading: 'Null sections', spec: {} },
  'null args': { heading: 'Null sections', spec: {} },
  'args with a number': { heading: 'Types', refused: /args\[1\] is a number/ },
  'null overrides': { heading: 'Null sections', spec: {} },
  'null overrides and entry point': { heading: 'Null sections', spec: {} },
  'null docker': { heading: 'Null sections', spec: {} },
  'null docker and image': { heading: 'Null sections', spec: {} },
  'repository without config': { heading: 'repository', spec: { registry: { url: 'reg.example.com/ml' } } },
  'uri in config beside a job': { heading: 'uri', refused: /uri and job are given/ },
};

function camelCased(given: JsonObject): LaunchAddOptions {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** A queue of the type that the launch is for. */
function pushedResource(given: JsonObject): string {
  const config = (given['config'] ?? {}) as JsonObject;
  const asked = given['resource'] || config['resource'];
  return typeof asked === 'string' && asked !== '' ? asked : 'kubernetes';
}

async function ourPush(given: JsonObject) {
  const world = new FakeWorld();
  world.resource = pushedResource(given);
  world.templateVariables = Object.entries({
    gpus: 'integer',
    pool: 'string',
    share: 'number',
    a: 'integer',
  }).map(([name, type]) => ({ name, schema: JSON.stringify({ type }) }));
  await launchAdd(camelCased(given), { client: world.client, clock: world.clock });
  expect(world.pushes).toHaveLength(1);
  const [push] = world.pushes;
  return { ...push, spec: parseJson(push?.runSpec) as JsonObject };
}

describe('the same arguments push what launch_add of Python pushes', () => {
  const same = cases.filter(({ name, python }) => DIFFERENCES[name] === undefined && !('error' in python));
  test('there are enough combinations', () => expect(same.length).toBeGreaterThanOrEqual(60));

  test.each(same)('$name', async ({ arguments: given, python }) => {
    const wanted = python as PythonPush;
    const ours = await ourPush(given);
    expect(ours.spec).toEqual(wanted.spec);
    expect(Object.keys(ours.spec)).toEqual(Object.keys(wanted.spec));
    expect(ours.queue).toEqual(wanted.queue);
    expect(ours.priority ?? null).toEqual(wanted.priority);
    expect(parseJson(ours.templateVariableValues as string | undefined)).toEqual(
      parseJson(wanted.templateVariableValues),
    );
  });
});

describe('what Python refuses is refused', () => {
  const refused = cases.filter(
    ({ name, python }) => DIFFERENCES[name] === undefined && 'error' in python && name !== 'git uri',
  );
  test.each(refused)('$name', async ({ arguments: given }) => {
    const world = new FakeWorld();
    await expect(launchAdd(camelCased(given), { client: world.client })).rejects.toThrow();
    expect(world.requests).toEqual([]);
  });
});

describe('differences on purpose', () => {
  const page = readFileSync(new URL('../../docs/differences.md', import.meta.url), 'utf8');
  const byName = new Map(cases.map((row) => [row.name, row]));
  test.each(Object.entries(DIFFERENCES))('%s', async (name, { heading, spec, refused }) => {
    const row = byName.get(name);
    expect(row).toBeDefined();
    expect(page).toContain(`## ${heading}\n`);
    const given = row?.arguments ?? {};
    if (refused !== undefined) {
      const world = new FakeWorld();
      await expect(launchAdd(camelCased(given), { client: world.client })).rejects.toThrow(refused);
      expect(world.requests).toEqual([]);
    } else {
      expect((await ourPush(given)).spec).toMatchObject(spec ?? {});
    }
  });
});

test('config is never changed', async () => {
  const config = { overrides: { args: ['--x'] }, registry: { type: 'ecr' }, template_variables: { a: 1 } };
  const before = structuredClone(config);
  await ourPush({ job: 'acme/vision/train:v1', config, repository: 'r', entry_point: ['a'], run_id: 'x' });
  expect(config).toEqual(before);
});
