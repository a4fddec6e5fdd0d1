import { afterEach, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../src/server/index.ts';
import { at, server, stopServers } from './support.ts';

const directories: string[] = [];
afterEach(async () => {
  await stopServers();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'wandb-server-test-'));
  directories.push(made);
  return made;
}

const PUSH = `mutation { pushToRunQueueByName(input: {entityName: "acme", projectName: "model-registry",
  queueName: "q", runSpec: "{\\"seed\\":12345678901234567890}"}) { runQueueItemId } }`;
const FILE = `mutation { upsertBucket(input: {modelName: "vision", name: "r1"}) { inserted }
  createRunFiles(input: {entityName: "acme", projectName: "vision", runName: "r1", files: ["a.txt"]}) {
    files { uploadUrl } } }`;
const READ = `{ project(name: "vision") { run(name: "r1") { state files { edges { node { name directUrl } } } } }
  launch: project(name: "model-registry") { runQueue(name: "q") { runQueueItems { edges { node { id state } } } } } }`;

test('a restart finds queues, items, runs and files as they were', async () => {
  const dataDirectory = directory();
  const first = await server({ dataDirectory, apiKey: 'K'.repeat(40) });
  first.control.createQueue({ name: 'q' });
  const item = at((await first.ask(PUSH)).data, 'pushToRunQueueByName.runQueueItemId');
  const made = await first.ask(FILE);
  const url = at(made.data, 'createRunFiles.files.0.uploadUrl') as string;
  await fetch(url, { method: 'PUT', body: 'kept' });
  await stopServers();
  expect(readdirSync(dataDirectory).sort()).toEqual(['files', 'state.json']);

  const second = await server({ dataDirectory, apiKey: 'K'.repeat(40) });
  const { data } = await second.ask(READ);
  expect(at(data, 'launch.runQueue.runQueueItems.edges')).toEqual([{ node: { id: item, state: 'PENDING' } }]);
  expect(at(data, 'project.run.state')).toBe('running');
  const address = at(data, 'project.run.files.edges.0.node.directUrl') as string;
  expect(await (await fetch(address)).text()).toBe('kept');
  const next = at((await second.ask(PUSH)).data, 'pushToRunQueueByName.runQueueItemId');
  expect(next).not.toBe(item);
});

test('a damaged snapshot is named, not overwritten', async () => {
  const dataDirectory = directory();
  writeFileSync(join(dataDirectory, 'state.json'), '{"runs":');
  await expect(startServer({ dataDirectory })).rejects.toThrow('state.json');
});

test('without a data directory nothing stays', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const started = await server();
  await started.ask(FILE);
  const made = readdirSync(tmpdir()).filter((name) => name.startsWith('wandb-server-') && !before.has(name));
  await stopServers();
  expect(made.filter((name) => existsSync(join(tmpdir(), name)))).toEqual([]);
});
