/** The failure stories of running an agent, one by one, against the built action on a real engine. */
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from '@jest/globals';
import type { ServerOptions } from '../../src/server/index.ts';
import { runStatus } from '../../src/wandb/operations/runs.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import {
  cancelAsRunner,
  fakeApiKey,
  runStep,
  startStep,
  type RunningStep,
  type StepResult,
} from '../support/action.ts';
import { describeWithDocker, docker, type TestEngine } from '../support/docker.ts';
import { itemsOf, openContainers, PLAYED_RUN, type ContainerWorld } from './support/containers.ts';
import { foreignCommands } from './support/runner-commands.ts';
import { sideBySide } from './support/side-by-side.ts';
import { annotations, eventually } from './support/world.ts';

const IMAGE = 'busybox:latest';

/** An item that runs a line of shell; with `startRunsAtAck` its exit code is all that there is to say. */
function shell(script: string, over: JsonObject = {}): JsonObject {
  return {
    docker: { docker_image: IMAGE },
    overrides: { entry_point: ['sh', '-c'], args: [script] },
    ...over,
  };
}

const asking = (args: JsonObject): JsonObject => ({ resource_args: { 'local-container': args } });

async function inWorld(
  engine: TestEngine,
  act: (world: ContainerWorld, folder: string) => Promise<void>,
  options: ServerOptions = { startRunsAtAck: true },
): Promise<void> {
  const world = await openContainers(engine, options);
  const folder = await mkdtemp(join(tmpdir(), 'story-'));
  try {
    await act(world, folder);
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a step, with its post entry, to the end. */
async function ended(step: RunningStep) {
  const main = await step.ended;
  const post = await step.post();
  return { ...main, summary: main.summary + post.summary };
}

/** Waits for the end of a step, and looks at something as long as it lasts. */
async function lookingOn(step: RunningStep, everyMs: number, look: () => void): Promise<StepResult> {
  while (step.child.exitCode === null && step.child.signalCode === null) {
    look();
    await new Promise((done) => setTimeout(done, everyMs));
  }
  return step.ended;
}

/**
 * A folder with programs that stand before those of the machine: `docker`, which does what the real one does but as
 * `change` says, and whatever else is given. Their texts are for `sh`.
 */
async function programs(
  engine: TestEngine,
  folder: string,
  change: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ PATH: string }> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const all = { docker: `real=${engine.program}\nlog=${folder}\n${change}\nexec $real "$@"`, ...others };
  for (const [name, text] of Object.entries(all)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
}

/** Most memory that a process has had, in MB. */
function peakMemory(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
  }
}

describeWithDocker('the stories of an agent', (engine) => {
  sideBySide('mode: agent', {
    'story 12, different entity: a run of another entity is looked after like any other': () =>
      inWorld(
        engine,
        async (world) => {
          const program = `${PLAYED_RUN}
            if (config.begins) { await begin(); await log({ accuracy: 0.5 }); await finish(0); }
            process.exit(1);`;
          const job = await world.job('other', program);
          const over = { entity: 'others', job };
          const good = await world.push({ ...over, overrides: { run_config: { begins: true } } });
          const bad = await world.push({ ...over, overrides: { run_config: { begins: false } } });
          const step = await runStep(world.step({ 'fail-on': 'none' }));
          const items = itemsOf(step);
          expect(items.find(({ itemId }) => itemId === good)).toMatchObject({
            outcome: 'succeeded',
            metrics: { accuracy: 0.5 },
            runUrl: expect.stringContaining('/others/p/runs/'),
          });
          expect(items.find(({ itemId }) => itemId === bad)).toMatchObject({ outcome: 'job-failed' });
          expect(await world.item(bad)).toMatchObject({
            state: 'failed',
            error: { message: expect.stringMatching(/was not successfully started \(exit code 1\)/) },
          });
        },
        { teams: ['others'] },
      ),

    'story 13, busy killed as idle: a job that prints nothing for longer than idle-timeout goes on': () =>
      inWorld(engine, async (world) => {
        const quiet = await world.push(shell('sleep 7'));
        const next = await world.push(shell('true'));
        const step = await runStep(world.step());
        expect(itemsOf(step)).toMatchObject([
          { itemId: quiet, outcome: 'succeeded' },
          { itemId: next, outcome: 'succeeded' },
        ]);
        expect(step.stdout).toContain('The agent ends after 2 items: the queues were empty for 2s');
      }),

    'story 14, idle for ever: it ends by itself, green, and says why': () =>
      inWorld(engine, async (world) => {
        const empty = await runStep(world.step());
        expect(empty.exitCode).toBe(0);
        expect(empty.stdout).toContain(
          'The agent ends after 0 items: the queues were empty for 2s (idle-timeout).',
        );
        expect(empty.summary).toContain('## No items were run');
        for (let index = 0; index < 3; index += 1) await world.push(shell('true'));
        const full = await runStep(world.step());
        expect(full.exitCode).toBe(0);
        expect(full.summary).toContain('3 items, none failed');
        expect(full.summary).toContain('the queues were empty for 2s');
      }),

    'story 14, idle for ever: refusing items, however many, is not being idle': () =>
      inWorld(engine, async (world) => {
        for (let index = 0; index < 60; index += 1)
          await world.push({ ...shell('true'), ...asking({ privileged: true }) });
        const last = await world.push(shell('true'));
        const step = await runStep(world.step({ 'fail-on': 'all', 'idle-timeout': '1s' }));
        expect(itemsOf(step)).toHaveLength(61);
        expect(itemsOf(step).at(-1)).toMatchObject({ itemId: last, outcome: 'succeeded' });
      }),

    'story 16, max-jobs: 1 misread: it is how many run at a time; max-items is after how many it ends': () =>
      inWorld(engine, async (world) => {
        const ids: string[] = [];
        for (let index = 0; index < 3; index += 1) ids.push(await world.push(shell('sleep 1')));
        const one = await runStep(world.step({ 'max-items': '1', 'max-jobs': '2' }));
        expect(itemsOf(one).map(({ itemId }) => itemId)).toEqual(ids.slice(0, 1));
        expect(one.stdout).toContain('The agent ends after 1 item: max-items is reached.');
        expect((await world.item(ids[1] ?? '')).state).toBe('pending');
        const rest = await runStep(world.step({ 'max-jobs': '1' }));
        expect(itemsOf(rest).map(({ itemId }) => itemId)).toEqual(ids.slice(1));
        // One had ended before the other was taken.
        expect(rest.stdout.indexOf(`Took item ${ids[2]}`)).toBeGreaterThan(rest.stdout.indexOf('is kept in'));
      }),

    'story 18, last job cut at the limit: past max-runtime nothing more is claimed, and what runs ends by itself':
      () =>
        inWorld(engine, async (world) => {
          const long = await world.push(shell('sleep 8; echo whole'));
          const left = await world.push(shell('true'));
          const step = await runStep(world.step({ 'max-runtime': '3s' }));
          expect(itemsOf(step)).toMatchObject([{ itemId: long, outcome: 'succeeded' }]);
          expect(step.stdout).toMatch(/^whole$/m);
          expect(step.stdout).toContain('The agent ends after 1 item: max-runtime is reached.');
          expect(step.exitCode).toBe(0);
          expect((await world.item(left)).state).toBe('pending');
        }),

    'story 19, output flood: the step shows the start and the end, memory stays bounded, a bar is one line':
      () =>
        inWorld(engine, async (world) => {
          const bar = 'i=0; while [ $i -lt 2000 ]; do printf "\\r%d of 2000" $i; i=$((i+1)); done; echo;';
          const flood =
            'yes "a line of the flood, of which there are very many" | head -c 80000000; echo; echo "the end"';
          await world.push(shell(`${bar} ${flood}`));
          const step = await startStep(world.step({ 'max-items': '1' }));
          let peak = 0;
          const main = await lookingOn(step, 20, () => (peak = Math.max(peak, peakMemory(step.pid))));
          expect(itemsOf(main)).toMatchObject([{ outcome: 'succeeded' }]);
          expect(main.stdout.match(/ of 2000/g)).toHaveLength(1);
          expect(main.stdout).toContain('1999 of 2000');
          expect(main.stdout.length).toBeLessThan(9_500_000);
          expect(main.stdout).toMatch(
            /\(\d+ lines were left out; the log is in .+\)\n(a line.*\n)+\n?the end\n/,
          );
          expect(peak).toBeLessThan(250);
          const path = /the log is in (.+)\)/.exec(main.stdout)?.[1] ?? '';
          const { size } = await stat(path);
          expect(size).toBeGreaterThan(50_000_000);
          expect(size).toBeLessThan(53_000_000);
          await step.post();
        }),

    'story 20, "Exited successfully but failed to call wandb.init": told with what ran, and with its last lines':
      () =>
        inWorld(
          engine,
          async (world) => {
            const id = await world.push(shell('for i in $(seq 40); do echo "line $i"; done'));
            const step = await runStep(world.step());
            expect(step.exitCode).toBe(1);
            const [report] = itemsOf(step);
            expect(report).toMatchObject({ outcome: 'job-failed', exitCode: 0 });
            expect(report?.message).toMatch(
              /^The submitted job exited successfully but failed to call wandb\.init; what ran was: sh -c for i in/,
            );
            expect(step.stdout).toMatch(/^line 40$/m);
            const item = await world.item(id);
            expect(item).toMatchObject({ state: 'failed', error: { message: report?.message } });
            const agent = /agent (launch-agent-\w+)/.exec(step.stdout)?.[1] ?? '';
            const [file = ''] = await errorFiles(world, id, agent);
            expect(file).toContain('line 11\n');
            expect(file).toContain('line 40\n');
          },
          {},
        ),

    'story 21, agent failure is not job failure: each item tells whose fault it was': () =>
      inWorld(engine, async (world) => {
        const ids = {
          succeeded: await world.push(shell('true')),
          'job-failed': await world.push(shell('exit 3')),
          'agent-failed': await world.push({ docker: { docker_image: '127.0.0.1:1/no/such:image' } }),
          refused: await world.push({ ...shell('true'), ...asking({ privileged: true }) }),
          cancelled: await world.push(shell('sleep 3600')),
        };
        const step = await startStep(world.step({ 'max-jobs': '5', 'stop-grace': '1s' }));
        await world.running(ids.cancelled);
        await eventually('the ends of the others', async () => {
          const items = itemsOf({ outputs: await step.outputs() });
          return items.length === 4 ? true : undefined;
        });
        const main = await cancelAsRunner(step);
        const post = await step.post();
        const outcomes = Object.fromEntries(itemsOf(main).map(({ itemId, outcome }) => [itemId, outcome]));
        expect(outcomes).toEqual(
          Object.fromEntries(Object.entries(ids).map(([outcome, id]) => [id, outcome])),
        );
        const summary = main.summary + post.summary;
        for (const word of ['The job failed', 'The agent failed', 'Refused', 'Cancelled', 'Succeeded']) {
          expect(summary).toMatch(new RegExp(word, 'i'));
        }
      }),

    'story 26, disk full on Thursday: the step fails before it takes anything': () =>
      inWorld(engine, async (world, folder) => {
        const id = await world.push(shell('true'));
        // A file system that has no room, by its own account.
        const change = `[ "$1" != info ] || { $real "$@" | sed 's,"DockerRootDir":"[^"]*","DockerRootDir":"/proc",'; exit; }`;
        const path = await programs(engine, folder, change);
        const step = await runStep(world.step({}, path));
        expect(step.exitCode).toBe(1);
        expect(annotations(step, 'error').join()).toMatch(
          /The disk of the Docker engine has 0\.0 GB free\. At least 1\.0 GB are needed: .*docker system df/,
        );
        expect((await world.item(id)).state).toBe('pending');
        expect(world.server.control.requests().flatMap(({ rootFields }) => rootFields)).not.toContain(
          'popFromRunQueue',
        );
      }),

    'story 25, "Marked completed": a job that ends well when it is told to stop is cancelled, never finished':
      () =>
        inWorld(engine, async (world) => {
          const id = await world.push(shell('trap "exit 0" TERM; echo up; while :; do sleep 0.1; done'));
          const step = await startStep(world.step());
          await eventually('its first line', () => (/^up$/m.test(step.log()) ? true : undefined));
          const main = await cancelAsRunner(step);
          const post = await step.post();
          const [report] = itemsOf(main);
          expect(report).toMatchObject({ itemId: id, state: 'killed', outcome: 'cancelled' });
          expect(report?.message).toMatch(/^cancelled by workflow run /);
          const item = await world.item(id);
          expect(item).toMatchObject({ state: 'failed', error: { message: report?.message } });
          const run = { entity: world.server.entity, project: 'p', runId: report?.runId ?? '' };
          expect((await runStatus(world.client, run))?.state).toBe('killed');
          expect(main.summary + post.summary).toMatch(/Cancelled/);
          // By its run: the worlds beside this one have items of the same id.
          expect(docker(engine, ['ps', '-aq', '--filter', `label=wandb.launch.run=${run.runId}`])).toBe('');
        }),

    'story 27, wedged GPU eats the queue: after three that cannot start, the others stay in it': () =>
      inWorld(engine, async (world, folder) => {
        const ids: string[] = [];
        for (let index = 0; index < 6; index += 1)
          ids.push(await world.push({ ...shell('true'), ...asking({ gpus: 'all' }) }));
        // The machine has a GPU, by its own account, and the engine cannot use it.
        const path = await programs(engine, folder, '', { 'nvidia-smi': 'echo GPU-0' });
        const step = await runStep(world.step({ 'fail-on': 'none' }, path));
        expect(step.exitCode).toBe(1);
        expect(annotations(step, 'error').join()).toMatch(
          /no more items are claimed, as this runner seems to be broken; they stay in their queues\. 3 items in a row failed.*no working NVIDIA runtime/,
        );
        const states = await Promise.all(ids.map(async (id) => (await world.item(id)).state));
        expect(states).toEqual(['failed', 'failed', 'failed', 'pending', 'pending', 'pending']);
      }),

    'story 27, wedged GPU eats the queue: whoever may push cannot stop an agent': () =>
      inWorld(engine, async (world) => {
        const bad: JsonObject[] = [
          { ...shell('true'), ...asking({ memory: 'big' }) },
          { docker: { docker_image: '127.0.0.1:1/no/such:image' } },
          { docker: { docker_image: IMAGE }, overrides: { entry_point: ['/no/such/program'] } },
          { ...shell('true'), ...asking({ gpus: 'all' }) },
        ];
        for (const spec of bad) await world.push(spec);
        await world.push(shell('true'));
        const step = await runStep(world.step({ 'fail-on': 'none' }));
        expect(step.exitCode).toBe(0);
        expect(itemsOf(step).map(({ outcome }) => outcome)).toEqual([
          ...bad.map(() => 'agent-failed'),
          'succeeded',
        ]);
      }),

    'story 28, all on GPU 0: each slot asks docker for devices of its own': () =>
      inWorld(engine, async (world, folder) => {
        world.server.control.createQueue({
          name: 'gpu',
          resource: 'local-container',
          config: { resource_args: { 'local-container': { gpus: 'all' } } },
        });
        const ids: string[] = [];
        for (let index = 0; index < 4; index += 1) {
          ids.push(await world.push({ ...shell('sleep 3'), ...asking({ gpus: 'all' }) }, 'gpu'));
        }
        // No GPU is needed to see what is asked for: the words go to a file, and not to the engine.
        const change = `
          if [ "$1" = info ]; then $real "$@" | sed 's,"Runtimes":{,"Runtimes":{"nvidia":{"path":"x"}\\,,'; exit; fi
          for word do
            shift
            case $word in --gpus=*) printf '%s\\n' "$word" >>"$log/asked" ;; *) set -- "$@" "$word" ;; esac
          done`;
        const smi = 'for i in 0 1 2 3; do echo GPU-$i; done';
        const path = await programs(engine, folder, change, { 'nvidia-smi': smi });
        const step = await startStep(world.step({ queues: 'gpu', 'max-jobs': '2' }, path));
        const labels = await eventually('two containers at once', () => {
          const format = '{{.Label "wandb.launch.item"}} {{.Label "wandb.launch.gpus"}}';
          const lines = docker(engine, [
            'ps',
            '--filter',
            'label=wandb.launch.gpus',
            '--format',
            format,
          ]).split('\n');
          const ours = lines.filter((line) => ids.includes(line.split(' ')[0] ?? ''));
          return ours.length === 2 ? ours.map((line) => line.split(' ')[1]) : undefined;
        });
        expect(labels.sort()).toEqual(['GPU-0,GPU-1', 'GPU-2,GPU-3']);
        const end = await ended(step);
        expect(itemsOf(end).map(({ outcome }) => outcome)).toEqual(Array(4).fill('succeeded'));
        const asked = (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n');
        expect(asked).toHaveLength(4);
        expect([...new Set(asked)].sort()).toEqual([
          '--gpus="device=GPU-0,GPU-1"',
          '--gpus="device=GPU-2,GPU-3"',
        ]);
        expect(end.stdout).toContain('4 GPUs');
        expect(end.stdout).toMatch(/Started busybox:latest as run \w+ on GPUs GPU-0, GPU-1\./);
        expect(end.summary).toMatch(/^\| job \|.* GPUs \|/m);
        expect(end.summary.match(/GPU-2, GPU-3/g)).toHaveLength(2);
      }),

    'story 29, my data is not there: it is refused by its key, or mounted, or named as missing': () =>
      inWorld(engine, async (world, folder) => {
        await writeFile(join(folder, 'data.txt'), 'here it is\n');
        await chmod(folder, 0o755);
        const [allowed, missing] = [`${folder}:/data:ro`, `${folder}/gone:/data:ro`];
        const reads = shell('cat /data/data.txt');
        const ids = {
          refused: await world.push({ ...reads, ...asking({ volume: '/srv/data:/data' }) }),
          mounted: await world.push({ ...reads, ...asking({ volume: allowed }) }),
          missing: await world.push({ ...reads, ...asking({ volume: missing }) }),
        };
        const step = await runStep(
          world.step({ 'allow-volumes': `${allowed}\n${missing}`, 'fail-on': 'all' }),
        );
        const of = (id: string) => itemsOf(step).find(({ itemId }) => itemId === id);
        expect(of(ids.refused)).toMatchObject({
          outcome: 'refused',
          message: expect.stringMatching(/volume "\/srv\/data:\/data".*Add .* to `allow-volumes`/),
        });
        expect(of(ids.mounted)).toMatchObject({ outcome: 'succeeded' });
        expect(step.stdout).toMatch(/^here it is$/m);
        expect(of(ids.missing)).toMatchObject({
          outcome: 'agent-failed',
          message: expect.stringMatching(
            /a folder that is to be mounted does not exist on the runner .*Make it/,
          ),
        });
        const asked = world.server.control.requests();
        const claims = asked.filter(({ rootFields }) => rootFields.includes('ackRunQueueItem'));
        expect(JSON.stringify(claims.map(({ variables }) => variables))).not.toContain(ids.refused);
      }),

    'story 30, the queue as a key safe: a variable of the runner is given only when its owner named it': () =>
      inWorld(engine, async (world) => {
        const secret = `canary-${fakeApiKey()}`;
        const show = shell('echo "X is <$X>" | tr a-z A-Z');
        const ids = {
          macro: await world.push({ ...show, ...asking({ env: ['X=${GITHUB_TOKEN}'] }) }),
          name: await world.push({ ...show, ...asking({ env: 'GITHUB_TOKEN' }) }),
          passed: await world.push({ ...show, ...asking({ env: 'X=${DATASET}' }) }),
        };
        const env = { GITHUB_TOKEN: secret, DATASET: 'mnist' };
        const step = await runStep(world.step({ 'pass-env': 'DATASET', 'fail-on': 'none' }, env));
        const of = (id: string) => itemsOf(step).find(({ itemId }) => itemId === id);
        for (const id of [ids.macro, ids.name]) {
          expect(of(id)).toMatchObject({
            outcome: 'refused',
            message: expect.stringMatching(/GITHUB_TOKEN of this runner is not in `pass-env`/),
          });
          expect((await world.item(id)).state).toBe('failed');
        }
        expect(step.stdout).toContain('X IS <MNIST>');
        expect(step.stdout.toLowerCase()).not.toContain(secret);
      }),

    'story 31, ps shows the key: no command line has it, from the first to the last moment of a job': () =>
      inWorld(engine, async (world) => {
        const jobKey = fakeApiKey();
        const job = await world.job('sees', `${PLAYED_RUN} console.log(key.length); await sleep(1);`);
        await world.push({ job, overrides: { run_config: {} } });
        await world.push({ ...shell('sleep 1'), _wandb_api_key: fakeApiKey() });
        await world.push({ ...shell('sleep 1'), ...asking({ env: ['TOKEN=canary-of-the-queue'] }) });
        const step = await startStep(world.step({ 'job-api-key': jobKey, 'max-jobs': '3' }));
        const seen = new Set<string>();
        const end = await lookingOn(step, 5, () => commandLines().forEach((line) => seen.add(line)));
        await step.post();
        expect(itemsOf(end).map(({ outcome }) => outcome)).toEqual(Array(3).fill('succeeded'));
        const all = [...seen].join('\n');
        expect(all).toContain('--label=wandb.launch.item=');
        for (const secret of [world.server.apiKey, jobKey, 'canary-of-the-queue'])
          expect(all).not.toContain(secret);
        expect(end.stdout).toMatch(/^\[\w+\] 40$/m);
      }),

    'story 36, log lines that command: what a job prints is text': () =>
      inWorld(engine, async (world) => {
        const lines = [
          '::add-path::/evil',
          '::stop-commands::x',
          '::add-mask::e',
          '##[error]x',
          '::set-output name=a::b',
        ];
        const script = `${lines.map((line) => `echo '${line}'; printf 'x\\r%s\\n' '${line}'`).join('; ')}; exit 1`;
        await world.push(shell(script));
        const step = await runStep(world.step({ 'max-items': '1' }, { GITHUB_STEP_DEBUG: 'true' }));
        expect(foreignCommands(step)).toEqual([]);
        expect(step.stdout).not.toMatch(/^::add-mask::e$/m);
        expect(Object.keys(step.outputs)).toEqual(['items']);
        expect(step.stdout).toContain('add-path::/evil');
      }),
  });
});

/** The command lines of every process of this machine, containers included. */
function commandLines(): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8')] : [];
    } catch {
      return [];
    }
  });
}

/** The logs that were uploaded with a failed item, as files of the agent's own run. */
async function errorFiles(world: ContainerWorld, itemId: string, agent: string): Promise<readonly string[]> {
  const { baseUrl, apiKey, entity } = world.server;
  const authorization = `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const query = `query($entity: String, $agent: String!) { project(name: "model-registry", entityName: $entity) {
    run(name: $agent) { files(first: 100) { edges { node { name directUrl } } } } } }`;
  const body = JSON.stringify({ query, variables: { entity, agent } });
  const answer = (await (await fetch(`${baseUrl}/graphql`, { method: 'POST', headers, body })).json()) as {
    data: { project: { run: { files: { edges: { node: { name: string; directUrl: string } }[] } } } };
  };
  const files = answer.data.project.run.files.edges.filter(({ node }) => node.name.startsWith(`${itemId}/`));
  return Promise.all(
    files.map(async ({ node }) => (await fetch(new URL(node.directUrl, baseUrl), { headers })).text()),
  );
}
