/** Canaries: what is secret is nowhere but where it must be. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { startGitServer } from '../job/support/git-server.ts';
import { pushToQueue } from '../../src/wandb/operations/queues.ts';
import type { RunningStep, StepResult } from '../support/action.ts';
import { takeAndStart } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, eventually, QUEUE, until, withWorld, type World } from './support/world.ts';

const CANARIES = {
  password: 'canary-password-7f3a',
  env: 'canary-env-91c2',
  specKey: 'canary-spec-key-55d0',
} as const;

/** Every form in which a secret is known to travel. */
function formsOf(world: World): readonly string[] {
  const { apiKey } = world.server;
  const basic = (text: string) => Buffer.from(text).toString('base64');
  return [...Object.values(CANARIES), apiKey, basic(`api:${apiKey}`), basic(`bot:${CANARIES.password}`)];
}

function expectNone(where: string, text: string, forms: readonly string[]): void {
  for (const form of forms) {
    const at = text.indexOf(form);
    expect(`${where}: ${at < 0 ? 'clean' : text.slice(Math.max(0, at - 80), at + 80)}`).toBe(
      `${where}: clean`,
    );
  }
}

function expectClean(step: StepResult, forms: readonly string[]): void {
  expectNone('log', `${step.stdout}${step.stderr}`.replace(/^::add-mask::.*$/gm, ''), forms);
  expectNone('outputs', JSON.stringify(step.outputs), forms);
  expectNone('state', JSON.stringify(step.state), forms);
  expectNone('summary', step.summary, forms);
}

/** The command lines of a process and of all that it has started. */
async function commandLines(pid: number): Promise<string> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map((child) => commandLines(Number(child))),
  );
  return [await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''), ...below].join('\n');
}

async function filesBelow(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => `${entry.name}: ${await readFile(join(entry.parentPath, entry.name), 'latin1')}`);
  return (await Promise.all(texts)).join('\n');
}

/** Follows a step to its end and collects all the command lines that were seen meanwhile. */
async function watched(step: RunningStep, seen: Set<string>): Promise<void> {
  while (step.child.exitCode === null && step.child.signalCode === null) {
    if (process.platform === 'linux') seen.add(await commandLines(step.pid));
    await new Promise((done) => setTimeout(done, 5));
  }
}

sideBySide('mode: add, secrets', {
  'in the spec: not in log, outputs, state, summary, launch-spec, command lines or files': () =>
    withWorld(async (world) => {
      const forms = formsOf(world);
      const lines = new Set<string>();
      const step = await world.start({
        'resource-args': JSON.stringify({
          'local-container': { env: [`HF_TOKEN=${CANARIES.env}`], e: `DB_PASSWORD=${CANARIES.env}` },
        }),
      });
      const watching = watched(step, lines);
      const held = await takeAndStart(world);
      await until(step, 'is running');
      // The agent gets what was asked for.
      expect(JSON.stringify(held.spec)).toContain(CANARIES.env);
      await held.fail(`docker: invalid key ${world.server.apiKey} for -e`, 'run');
      await held.finish(1);
      await watching;
      const main = await step.ended;
      expect(main.outputs['launch-spec']).toContain('***');
      expectClean(main, forms);
      expectNone('command lines', [...lines].join('\n'), forms);
      expectNone('files', (await filesBelow(step.folder)).replace(/::add-mask::.*$/gm, ''), forms);
      const post = await step.post();
      expectClean(post, forms);
    }),

  'in the address of a git repository: git gets it, and nobody else': () =>
    withWorld(async (world) => {
      const git = await startGitServer({ password: `bot:${CANARIES.password}` });
      try {
        const copy = git.repository('team/models.git');
        git.commit(copy, { 'train.py': '1' });
        git.git(copy, 'push', '-q', 'origin', 'trunk');
        const forms = formsOf(world);
        const lines = new Set<string>();
        const uri = `${git.url.replace('://', `://bot:${CANARIES.password}@`)}/team/models.git`;
        const options = { env: { ...git.env, HOME: undefined } };
        const steps: readonly Record<string, string>[] = [
          { job: '', uri, 'entry-point': 'python train.py', wait: 'none' },
          { job: '', uri, 'entry-point': 'python train.py', 'dry-run': 'true' },
          { job: '', uri: uri.replace('models.git', 'gone.git'), 'entry-point': 'python train.py' },
        ];
        for (const [index, over] of steps.entries()) {
          const step = await world.start(over, options);
          await watched(step, lines);
          const main = await step.ended;
          expect(main.exitCode).toBe(index === 2 ? 1 : 0);
          expectClean(main, forms);
          expectNone('files', await filesBelow(step.folder), forms);
          await step.post();
        }
        const seen = [...lines].join('\n');
        if (process.platform === 'linux') expect(seen).toContain('ls-remote');
        expectNone('command lines', seen, forms);
        expect(JSON.stringify(await world.items())).not.toContain(CANARIES.password);
        expect(git.requests.some(({ authorization }) => authorization?.startsWith('Basic '))).toBe(true);
      } finally {
        await git.close();
      }
    }),

  'after a cancel and a kill -9: state and summary hold none': () =>
    withWorld(async (world) => {
      const forms = formsOf(world);
      const env = JSON.stringify({ 'local-container': { env: [`HF_TOKEN=${CANARIES.env}`] } });
      const step = await world.start({ 'resource-args': env });
      await until(step, 'Waiting on the queue');
      step.child.kill('SIGKILL');
      const { main, post } = await afterPost(step);
      expect(main.state).toHaveProperty('handle');
      expectClean(main, forms);
      expectClean(post, forms);
      await eventually('an empty queue', async () => ((await world.items()).length === 0 ? true : undefined));
    }),

  'a key in the spec: refused from a user, and not shown when a stored spec has one': () =>
    withWorld(async (world) => {
      const forms = formsOf(world);
      const refused = await world.step({ config: `_wandb_api_key: ${CANARIES.specKey}` });
      expect(refused.exitCode).toBe(1);
      expectClean(refused, forms);
      const spec = { entity: 'acme', project: 'vision', run_id: 'r1', _wandb_api_key: CANARIES.specKey };
      await pushToQueue(world.client, { queue: QUEUE, runSpec: JSON.stringify(spec) });
      const attached = await world.step({ 'run-id': 'r1', wait: 'none' });
      expect(attached).toMatchObject({ exitCode: 0, outputs: { 'item-id': (await world.item()).id } });
      expectClean(attached, forms);
    }),

  'in what a server says: its errors repeat no key': () =>
    withWorld(async (world) => {
      const forms = formsOf(world);
      const { apiKey } = world.server;
      const body = JSON.stringify({ errors: [{ message: `bad credentials api:${apiKey}` }] });
      world.server.control.addFault({ match: { path: '/graphql' }, action: { status: 400, body }, count: 9 });
      const step = await world.step();
      expect(step.exitCode).toBe(1);
      expectClean(step, forms);
    }),
});
