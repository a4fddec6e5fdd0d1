import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobVersion } from '../../../src/wandb/operations/jobs.ts';
import { pushToQueue } from '../../../src/wandb/operations/queues.ts';
import type { ItemRow } from '../../../src/report/index.ts';
import type { TestEngine } from '../../support/engine.ts';
import type { WorkflowRun } from './act.ts';
import { dispatched, pullRequest, pushed, repositoryDispatched, scheduled } from './events.ts';
import type { ExampleWorld } from './world.ts';

export interface ExampleCase {
  /** The files that it runs. */
  readonly examples: readonly string[];
  /** Whether the example takes work off queues, in containers. */
  readonly containers?: boolean;
  readonly limitSeconds?: number;
  run(world: ExampleWorld, engine: TestEngine | null): Promise<void>;
}

export const exampleCases: readonly ExampleCase[] = [
  {
    examples: ['nightly-retrain.yml', 'pull-request-gate.yml'],
    limitSeconds: 240,
    async run(world) {
      const baseline = await nightly(world);
      await gateThatHolds(world, baseline);
      await gateThatFails(world);
      await gateOfAFork(world);
    },
  },
  {
    examples: ['manual-dispatch.yml'],
    async run(world) {
      const note = 'a "note"\nepochs: 9000\n::error::$(id) ${{ secrets.WANDB_API_KEY }}';
      const agentEnds = await world.agent(1);
      const result = await world.run('manual-dispatch.yml', {
        event: 'workflow_dispatch',
        payload: dispatched({ queue: 'gpu-urgent', lr: '0.5', epochs: '3', note }),
      });
      await agentEnds();
      const outputs = result.outputs('train', 'train');
      assert.equal(outputs['outcome'], 'succeeded');
      assert.equal((await world.items('gpu-urgent')).length, 1);
      assert.equal((await world.items('gpu')).length, 0);
      const { config, summary } = await world.details(outputs['run-id']);
      assert.equal(config['note'], note);
      assert.equal(Number(config['lr']), 0.5);
      assert.equal(Number(config['epochs']), 3);
      assert.equal(summary['epoch'], 2);
      assert.deepEqual(result.annotations('error'), []);
      assert.deepEqual(world.github.requests, []);
    },
  },
  {
    examples: ['keyless.yml'],
    async run(world) {
      const agentEnds = await world.agent(1);
      const result = await world.run('keyless.yml', { event: 'push', payload: pushed(world.main) });
      await agentEnds();
      assert.match(result.summaries.join(), /Succeeded/);
      assert.deepEqual(new Set(world.tokens.minted), new Set(['acme']));
      const [push, ...others] = world.pushes();
      assert.equal(push?.scheme, 'Bearer');
      assert.deepEqual(others, []);
      assert.doesNotMatch(result.transcript, /eyJ[\w-]+\.[\w-]+\.|wb_at_/);
    },
  },
  {
    examples: ['fan-out.yml'],
    async run(world) {
      const agentEnds = await world.agent(3);
      const result = await world.run('fan-out.yml', {
        event: 'workflow_dispatch',
        payload: dispatched({}),
      });
      await agentEnds();
      const items = JSON.parse(result.outputs('train', 'train')['items'] ?? '[]') as ItemRow[];
      assert.deepEqual(
        items.map(({ outcome }) => outcome),
        ['succeeded', 'succeeded', 'succeeded'],
      );
      const rates = await Promise.all(
        items.map(async ({ runId }) => Number((await world.details(runId ?? '')).config['lr'])),
      );
      assert.deepEqual(rates, [0.05, 0.15, 0.25]);
      assert.equal(world.pushes().length, 3);
      const [[job, page] = ['', ''], ...others] = result.summaries;
      assert.deepEqual([job, others], ['train', []]);
      for (const { runId, runUrl } of items) {
        assert.match(page, new RegExp(runId ?? 'none'));
        // Each leg of the matrix got one of them.
        assert.ok(result.log.includes(`${runUrl} ended as succeeded`), 'a leg');
      }
    },
  },
  {
    examples: ['registry-webhook.yml'],
    async run(world) {
      const payload = {
        artifact_version_string: 'acme/registry/vision:v3',
        alias: 'production"\n::error::$(id)',
        project_name: 'not asked for',
      };
      const agentEnds = await world.agent(1);
      const result = await world.run('registry-webhook.yml', {
        event: 'repository_dispatch',
        payload: repositoryDispatched('registry-alias', payload),
      });
      await agentEnds();
      assert.match(result.summaries.join(), /Succeeded/);
      assert.deepEqual(result.annotations('error'), []);
      const [item] = await world.items('gpu');
      const { config } = await world.details(item?.associatedRunId ?? '');
      const { artifact_version_string, alias } = payload;
      assert.deepEqual(config['event'], { artifact_version_string, alias });
    },
  },
  {
    examples: ['build-on-tag.yml'],
    containers: true,
    async run(world, engine) {
      const registry = engine?.registry;
      if (!registry)
        throw new Error('the engine has no registry with a password: start it with .ci/docker/engine');
      const tag = 'v1.2.0';
      const result = await world.run('build-on-tag.yml', {
        event: 'push',
        payload: pushed(world.main, `refs/tags/${tag}`),
        replaced: { 'ghcr.io': registry.host },
        account: { name: registry.user, token: registry.password },
      });
      const { image = '', job = '', outcome } = result.outputs('train', 'launch');
      assert.equal(outcome, 'queued');
      assert.match(image, new RegExp(`^${registry.host}/acme/vision@sha256:[0-9a-f]{64}$`));
      assert.match(job, /^acme\/vision\/train:v\d+$/);
      assert.ok(result.log.includes(`${job} runs ${image}`), 'the step after it');
      const place = { entity: 'acme', project: 'vision', name: 'train' };
      const tagged = await jobVersion(world.client, { ...place, alias: tag });
      assert.equal(`acme/vision/train:v${tagged?.versionIndex}`, job);
      const [item] = await world.items('gpu');
      assert.equal(item?.runSpec?.['job'], job);
      const authorization = `Basic ${Buffer.from(`${registry.user}:${registry.password}`).toString('base64')}`;
      const manifest = `http://${registry.host}/v2/acme/vision/manifests/${image.split('@')[1]}`;
      const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
      const found = await fetch(manifest, { method: 'HEAD', headers: { authorization, accept } });
      assert.equal(found.status, 200, 'the registry has the image');
    },
  },
  {
    examples: ['agent-ephemeral.yml'],
    containers: true,
    async run(world) {
      await push(world, 'gpu', 2);
      const result = await world.run('agent-ephemeral.yml', {
        event: 'workflow_dispatch',
        payload: dispatched({}),
      });
      expectSucceeded(result, 1);
      const states = (await world.items('gpu')).map(({ state }) => state).sort();
      assert.equal(states.filter((state) => state === 'pending').length, 1, states.join());
    },
  },
  ...[
    { example: 'agent-hosted.yml', queues: ['cpu-small'] },
    { example: 'agent-gpu-box.yml', queues: ['gpu-urgent', 'gpu'] },
  ].map(({ example, queues }): ExampleCase => ({
    examples: [example],
    containers: true,
    async run(world) {
      for (const queue of queues) await push(world, queue, 2);
      const running = world.run(example, { event: 'schedule', payload: scheduled('0 4 * * *') });
      // It would wait for more work longer than a test can: it is told to stop, as a person would in W&B.
      await Promise.race([running, stopWhenDone(world, queues)]);
      const result = await running;
      expectSucceeded(result, 2 * queues.length);
    },
  })),
];

async function nightly(world: ExampleWorld): Promise<string> {
  const agentEnds = await world.agent(1);
  const result = await world.run('nightly-retrain.yml', {
    event: 'schedule',
    payload: scheduled('30 2 * * *'),
  });
  await agentEnds();
  const launched = result.outputs('launch', 'train');
  assert.equal(launched['outcome'], 'queued');
  const { outcome, metrics, ...ended } = result.outputs('result', 'result');
  assert.equal(outcome, 'succeeded');
  assert.equal(ended['item-id'], launched['item-id']);
  assert.match(result.log, new RegExp(`The run of tonight is ${ended['run-url']}, with `));
  assert.ok(((JSON.parse(metrics ?? '{}') as Record<string, number>)['val/acc'] ?? 0) > 0.9);
  assert.deepEqual(
    result.summaries.map(([job]) => job),
    ['launch', 'result'],
  );
  assert.equal(world.pushes().length, 1);
  assert.deepEqual(world.github.requests, []);
  const { config, displayName } = await world.details(ended['run-id']);
  assert.deepEqual(pick(config['github'], ['ref', 'sha', 'event']), {
    ref: 'refs/heads/main',
    sha: world.main,
    event: 'schedule',
  });
  assert.match(String(displayName), /^nightly \d+$/);
  return String(ended['run-id']);
}

async function gateThatHolds(world: ExampleWorld, baseline: string): Promise<void> {
  const sha = commitToTopic(world, 'lr": 0.3');
  const result = await gate(world, sha);
  assert.equal(result.outputs('gate', 'train')['outcome'], 'succeeded');
  const run = result.outputs('gate', 'train')['run-id'] ?? '';
  const [comment, ...others] = world.github.comments;
  assert.deepEqual(others, []);
  assert.equal(comment?.issue, 7);
  for (const part of ['Succeeded', run, baseline, sha.slice(0, 7), 'mermaid']) {
    assert.ok(comment.body.includes(part), `the comment lacks ${part}:\n${comment.body}`);
  }
  const { head_sha, name, status, conclusion } = world.github.checks.at(-1) ?? {};
  assert.deepEqual([head_sha, name, status, conclusion], [sha, 'training', 'completed', 'success']);
  const { config } = await world.details(run);
  assert.deepEqual(pick(config['github'], ['sha', 'event']), { sha, event: 'pull_request' });
}

async function gateThatFails(world: ExampleWorld): Promise<void> {
  const sha = commitToTopic(world, 'lr": 0.01');
  const result = await gate(world, sha, 1);
  assert.equal(result.outputs('gate', 'train')['outcome'], 'gate-failed');
  assert.match(result.annotations('error')[0] ?? '', /^gate-failed: Gate "val\/acc >= 0\.9" failed/);
  assert.equal(world.github.comments.length, 1);
  const body = world.github.comments[0]?.body ?? '';
  assert.ok(body.includes(sha.slice(0, 7)) && body.includes('2 of 3 failed'), body);
  assert.equal(world.github.checks.at(-1)?.conclusion, 'failure');
  assert.equal(world.github.checks.length, 2);
}

async function gateOfAFork(world: ExampleWorld): Promise<void> {
  const before = [world.pushes().length, world.github.requests.length];
  const result = await world.run('pull-request-gate.yml', {
    event: 'pull_request',
    payload: pullRequest({ sha: world.main, repository: 'mallory/models' }),
    secrets: {},
  });
  assert.match(result.annotations('notice').join(), /no W&B API key/);
  assert.deepEqual([world.pushes().length, world.github.requests.length], before);
}

async function gate(world: ExampleWorld, sha: string, exitCode = 0) {
  const agentEnds = await world.agent(1);
  const result = await world.run('pull-request-gate.yml', {
    event: 'pull_request',
    payload: pullRequest({ sha, repository: 'acme/models' }),
    sha,
    exitCode,
  });
  await agentEnds();
  return result;
}

/** @param change what the learning rate of the program becomes */
function commitToTopic({ git, repository, main }: ExampleWorld, change: string): string {
  git.git(repository, 'checkout', '-q', '-B', 'topic', main);
  const program = git.git(repository, 'show', `${main}:train.py`);
  const sha = git.commit(repository, { 'train.py': `${program.replace('lr": 0.25', change)}\n` });
  git.git(repository, 'push', '-q', '--force', 'origin', 'topic');
  return sha;
}

async function push({ client }: ExampleWorld, queue: string, count: number): Promise<void> {
  const spec = {
    entity: 'acme',
    project: 'vision',
    job: 'acme/vision/train:latest',
    resource: 'local-container',
    overrides: { run_config: {} },
  };
  for (let made = 0; made < count; made += 1) {
    const place = { entity: 'acme', project: 'model-registry', name: queue };
    await pushToQueue(client, { queue: place, runSpec: JSON.stringify(spec) });
  }
}

/** What an agent told of the items that it ran. */
function expectSucceeded(result: WorkflowRun, count: number): void {
  const items = JSON.parse(result.outputs('agent', '0')['items'] ?? '[]') as ItemRow[];
  assert.deepEqual(
    items.map(({ outcome, exitCode }) => [outcome, exitCode]),
    Array.from({ length: count }, () => ['succeeded', 0]),
  );
  assert.match(result.summaries.join(), new RegExp(`${count} items?, none failed`));
}

/** Tells the agent to stop once every run of the queues has ended. */
async function stopWhenDone(world: ExampleWorld, queues: readonly string[]): Promise<void> {
  for (;;) {
    const items = (await Promise.all(queues.map((queue) => world.items(queue)))).flat();
    const states = await Promise.all(items.map(({ associatedRunId }) => world.stateOf(associatedRunId)));
    const agent = items[0]?.launchAgentId;
    if (agent && states.every((state) => state === 'finished')) return world.server.control.stopAgent(agent);
    await sleep(500);
  }
}

function pick(value: unknown, names: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([name]) => names.includes(name)));
}
