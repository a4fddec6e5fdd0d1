import { afterEach, describe, expect, test } from '@jest/globals';
import { gridSize, nextParameters } from '../../src/server/sweeps/search.ts';
import { at, server, stopServers, type Ask } from './support.ts';

afterEach(stopServers);

const UPSERT = `mutation ($id: ID, $config: String, $state: String, $launch: JSONString) { upsertSweep(input: {id: $id,
  config: $config, state: $state, launchScheduler: $launch, entityName: "acme", projectName: "vision"}) {
  sweep { id name state } configValidationWarnings } }`;
const HEARTBEAT = `mutation ($id: ID!, $runs: JSONString) { agentHeartbeat(input: {id: $id, metrics: "{}",
  runState: $runs}) { agent { id } commands } }`;

const upsert = async (
  ask: Ask,
  variables: Record<string, unknown>,
): Promise<{ id: string; name: string }> => {
  const { data, errors } = await ask(UPSERT, variables);
  expect(errors).toEqual([]);
  return at(data, 'upsertSweep.sweep') as { id: string; name: string };
};
const agentFor = async (ask: Ask, sweep: string): Promise<string> => {
  const { data } = await ask(
    'mutation ($s: String!) { createAgent(input: {host: "h", projectName: "vision", sweep: $s}) { agent { id } } }',
    { s: sweep },
  );
  return at(data, 'createAgent.agent.id') as string;
};
const heartbeat = async (ask: Ask, id: string, runs: Record<string, boolean> = {}): Promise<unknown> => {
  const { data } = await ask(HEARTBEAT, { id, runs: JSON.stringify(runs) });
  return JSON.parse(at(data, 'agentHeartbeat.commands') as string);
};
const stateOf = async (ask: Ask, name: string): Promise<unknown> =>
  at(
    (
      await ask('query ($s: String!) { project(name: "vision") { sweep(sweepName: $s) { state } } }', {
        s: name,
      })
    ).data,
    'project.sweep.state',
  );

test('a grid hands out every point once as a pending run, then ends', async () => {
  const { ask, stream } = await server();
  const config = 'method: grid\nprogram: t.py\nparameters: {a: {values: [1, 2]}, b: {value: x}}';
  const { name } = await upsert(ask, { config });
  expect(await stateOf(ask, name)).toBe('PENDING');
  const agent = await agentFor(ask, name);
  const runs: string[] = [];
  for (const a of [1, 2]) {
    const [command] = (await heartbeat(ask, agent)) as { run_id: string }[];
    expect(command).toMatchObject({
      type: 'run',
      program: 't.py',
      args: { a: { value: a }, b: { value: 'x' } },
    });
    runs.push(command?.run_id ?? '');
    expect(await heartbeat(ask, agent, { [command?.run_id ?? '']: true })).toEqual([]);
  }
  expect(await stateOf(ask, name)).toBe('RUNNING');
  const { data } = await ask(
    'query ($s: String!) { project(name: "vision") { sweep(sweepName: $s) { runs { edges { node { name state config } } } runCountExpected } } }',
    { s: name },
  );
  expect(at(data, 'project.sweep')).toMatchObject({
    runCountExpected: 2,
    runs: {
      edges: [
        { node: { name: runs[0], state: 'pending', config: '{"a":{"value":1},"b":{"value":"x"}}' } },
        {},
      ],
    },
  });
  for (const run of runs) {
    await ask('mutation ($n: String) { upsertBucket(input: {modelName: "vision", name: $n}) { inserted } }', {
      n: run,
    });
    await stream(`acme/vision/${run}`, { complete: true, exitcode: 0 });
  }
  expect(await heartbeat(ask, agent)).toEqual([{ type: 'exit' }]);
  expect(await stateOf(ask, name)).toBe('FINISHED');
});

test('run_cap, pause, cancel: what agents are told', async () => {
  const { ask } = await server();
  const { id, name } = await upsert(ask, {
    config: 'method: random\nrun_cap: 2\nparameters: {lr: {min: 0.0, max: 1.0}}',
  });
  const agent = await agentFor(ask, name);
  const [first] = (await heartbeat(ask, agent)) as { run_id: string }[];
  await upsert(ask, { id, state: 'PAUSED' });
  expect(await heartbeat(ask, agent)).toEqual([]);
  await upsert(ask, { id, state: 'RUNNING' });
  expect(await heartbeat(ask, agent)).toMatchObject([{ type: 'run' }]);
  expect(await heartbeat(ask, agent)).toEqual([{ type: 'exit' }]);
  await upsert(ask, { id, state: 'CANCELED' });
  expect(await heartbeat(ask, agent, { [first?.run_id ?? '']: true })).toEqual([
    { type: 'stop', run_id: first?.run_id },
  ]);
  expect(await heartbeat(ask, agent)).toEqual([{ type: 'exit' }]);
});

test('a launch scheduler goes to its queue with the id of the sweep', async () => {
  const { ask, control } = await server();
  control.createQueue({ name: 'q' });
  const run_spec = JSON.stringify({
    uri: 'placeholder-uri-scheduler',
    run_id: 'WANDB_SWEEP_ID',
    name: 'Scheduler.WANDB_SWEEP_ID',
  });
  const launch = JSON.stringify({ queue: 'q', run_queue_project: 'model-registry', run_spec });
  const { name } = await upsert(ask, { config: 'method: grid', launch, state: 'PENDING' });
  const { data } = await ask(
    `query ($s: String!) { project(name: "model-registry") { runQueue(name: "q") { runQueueItems { edges { node { runSpec } } } } }
      vision: project(name: "vision") { sweep(sweepName: $s) { scheduler } } }`,
    { s: name },
  );
  const spec = { uri: 'placeholder-uri-scheduler', run_id: name, name: `Scheduler.${name}` };
  expect(at(data, 'project.runQueue.runQueueItems.edges.0.node.runSpec')).toEqual(spec);
  const kept = JSON.parse(at(data, 'vision.sweep.scheduler') as string) as { run_spec: string };
  expect(JSON.parse(kept.run_spec)).toEqual(spec);
});

test.each([
  ['heartbeat of an unknown agent', HEARTBEAT, { id: 'none' }, 404],
  ['sweep without config', UPSERT, {}, 400],
  ['config that is no YAML', UPSERT, { config: 'a: [' }, 400],
  ['config that is no mapping', UPSERT, { config: 'text' }, 400],
  ['unknown sweep', UPSERT, { id: 'none', state: 'PAUSED' }, 404],
  ['scheduler without spec', UPSERT, { config: 'method: grid', launch: '{}' }, 400],
])('%s is refused', async (_, query, variables, status) => {
  const { ask } = await server();
  expect((await ask(query, variables)).status).toBe(status);
});

describe('the search', () => {
  const half = (): number => 0.5;
  test.each([
    [{ values: [1, 2, 3] }, 2],
    [{ values: ['a', 'b'], probabilities: [0.9, 0.1] }, 'a'],
    [{ value: 7 }, 7],
    [{ min: 0, max: 10 }, 5],
    [{ min: 0, max: 10.5 }, 5.25],
    [{ min: 1, max: 3, distribution: 'uniform' }, 2],
    [{ min: 0, max: 10, distribution: 'q_uniform', q: 4 }, 4],
    [{ min: 1, max: 100, distribution: 'log_uniform_values' }, 10],
    [{ parameters: { x: { value: 1 } } }, { x: 1 }],
  ])('random %j: %j', (parameter, value) => {
    const point = nextParameters({ method: 'random', parameters: { p: parameter } }, 0, half);
    expect(point?.['p']).toEqual(typeof value === 'number' ? expect.closeTo(value) : value);
  });

  test('a grid of ranges and nested parameters', () => {
    const parameters = { a: { min: 1, max: 2 }, n: { parameters: { x: { values: [0, 1] } } } };
    const config = { method: 'grid', parameters };
    expect(gridSize(config)).toBe(4);
    expect([0, 1, 2, 3, 4].map((index) => nextParameters(config, index, half))).toEqual([
      { a: 1, n: { x: 0 } },
      { a: 1, n: { x: 1 } },
      { a: 2, n: { x: 0 } },
      { a: 2, n: { x: 1 } },
      null,
    ]);
    expect(gridSize({ method: 'bayes' })).toBeNull();
  });
});
