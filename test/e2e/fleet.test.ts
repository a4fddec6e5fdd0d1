/** Many steps at once, against a server that limits how often it is asked. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createImageJob } from '../../src/job/write.ts';
import { launchAdd } from '../../src/launch/index.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { runStep, type StepResult } from '../support/action.ts';

const LIMIT = { requests: 1_000, windowMs: 5_000 } as const;
const LAUNCHES = 256;

let server: RunningServer;

function newClient(): WandbClient {
  return createClient({
    baseUrl: server.baseUrl,
    credentials: { kind: 'key', apiKey: server.apiKey },
    env: {},
  });
}

beforeAll(async () => {
  server = await startServer({ entity: 'acme' });
  server.control.createQueue({ name: 'gpu', resource: 'local-container' });
  const client = newClient();
  await createImageJob(client, { entity: 'acme', project: 'vision', name: 'train', image: 'acme/train:1' });
  await client.close();
  server.control.setRateLimit(LIMIT);
});
afterAll(() => server.close());

test('256 launches at once: none fails', async () => {
  server.control.clearRequests();
  const launches = Array.from({ length: LAUNCHES }, async (_, index) => {
    const client = newClient();
    try {
      const job = 'acme/vision/train:latest';
      return (await launchAdd({ job, queueName: 'gpu', runId: `leg-${index}` }, { client })).id;
    } finally {
      await client.close();
    }
  });
  const settled = await Promise.allSettled(launches);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  expect(failures).toEqual([]);
  expect(new Set(settled.map((each) => (each.status === 'fulfilled' ? each.value : ''))).size).toBe(LAUNCHES);
  // Seven requests make a launch. More come from refusals: whoever waits as it was told is not refused often.
  expect(server.control.requests().length).toBeLessThan(LAUNCHES * 7 * 2);
}, 120_000);

test('24 steps, twelve at a time: none fails', async () => {
  server.control.clearRequests();
  const waiting = Array.from({ length: 24 }, (_, index) => index);
  const results: StepResult[] = [];
  async function work(): Promise<void> {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      results.push(
        await runStep({
          inputs: {
            'api-key': server.apiKey,
            'base-url': server.baseUrl,
            job: 'acme/vision/train:latest',
            queue: 'gpu',
            wait: 'none',
            matrix: JSON.stringify({ seed: index }),
          },
        }),
      );
    }
  }
  await Promise.all(Array.from({ length: 12 }, work));
  expect(results.map(({ exitCode }) => exitCode)).toEqual(Array.from({ length: 24 }, () => 0));
  expect(new Set(results.map(({ outputs }) => outputs['item-id'])).size).toBe(24);
}, 120_000);
