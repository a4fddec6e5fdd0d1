import { expect, test } from '@jest/globals';
import { QueuedRun, watchAll } from '../../src/launch/index.ts';
import { FakeWorld } from './fake-world.ts';

const place = {
  queue: { entity: 'acme', project: 'model-registry', name: 'gpu' },
  entity: 'acme',
  project: 'vision',
};
const runRef = { entity: 'acme', project: 'vision', runId: 'r1' };

/** The fake world answers for one run at a time; `watchAll` asks for many at once. */
function withStatuses(world: FakeWorld): FakeWorld['client'] {
  const { client } = world;
  return {
    ...client,
    graphql: <Data>(...[operation, variables, call]: Parameters<typeof client.graphql>): Promise<Data> => {
      if (operation.name !== 'Runs') return client.graphql<Data>(operation, variables, call);
      const nodes = world.runs.map(({ config: _config, summary: _summary, log: _log, ...run }) => ({
        node: { ...run, displayName: null },
      }));
      return Promise.resolve({ project: { runs: { edges: nodes } } } as Data);
    },
  };
}

test.each<[string, string]>([
  ['whose item is not known', ''],
  ['whose item has left the queue', 'item-of-old'],
])('a launch %s is watched by its run', async (_name, id) => {
  const world = new FakeWorld();
  const run = world.addRun('r1');
  world.clock.at(60_000, () => (run.state = 'finished'));
  const client = withStatuses(world);
  const launch = new QueuedRun(client, { id, ...place, runRef }, world.clock);
  const [verdict] = await watchAll(client, [launch.watched()]);
  expect(verdict).toMatchObject({ outcome: 'succeeded', state: 'finished', runRef });
});

test('no item is asked for by an empty id', async () => {
  const world = new FakeWorld();
  world.addRun('r1', { state: 'failed' });
  const client = withStatuses(world);
  const launch = new QueuedRun(client, { id: '', ...place, runRef }, world.clock);
  const [verdict] = await watchAll(client, [launch.watched()]);
  expect(verdict).toMatchObject({ outcome: 'job-failed' });
  expect(world.requests).toEqual([]);
});
