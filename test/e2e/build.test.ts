import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readJob } from '../../src/job/read.ts';
import { createClient, type WandbClient } from '../../src/wandb/index.ts';
import { jobVersion } from '../../src/wandb/operations/jobs.ts';
import { queueItems } from '../../src/wandb/operations/queues.ts';
import { cancelAsRunner, runStep, startStep, type StepResult } from '../support/action.ts';
import { describeWithDocker } from '../support/docker.ts';
import { CANARIES, openBuild, type BuildWorld } from './support/build.ts';
import { itemsOf, NODE_IMAGE, PLAYED_RUN } from './support/containers.ts';
import { annotations, eventually, until } from './support/world.ts';

jest.setTimeout(300_000);

const QUEUE = { entity: 'acme', project: 'model-registry', name: 'gpu' } as const;
/** Found among the processes of the machine by its number. */
const SLEEP = `sleep ${10_000_000 + Math.floor(Math.random() * 1e6)}`;
const SMALL = 'FROM busybox:latest\nCOPY . /app\nENTRYPOINT ["true"]\n';

describeWithDocker('build: true', (engine) => {
  const why = engine.registry === null ? ' [skipped: no registry of our own]' : '';
  const engineTest = engine.registry === null ? test.skip : test;
  let world: BuildWorld;
  let client: WandbClient;

  beforeAll(async () => {
    if (engine.registry === null) return;
    world = await openBuild(engine);
    const credentials = { kind: 'key', apiKey: world.server.apiKey } as const;
    client = createClient({ baseUrl: world.server.baseUrl, credentials, env: {} });
  });
  afterAll(async () => {
    await client?.close();
    await world?.close();
  });

  const items = async () => (await queueItems(client, QUEUE, 100)) ?? [];
  const jobOf = (reference = '') => {
    const [, entity = '', project = '', name = '', alias = ''] =
      /^(.*)\/(.*)\/(.*):(.*)$/.exec(reference) ?? [];
    return jobVersion(client, { entity, project, name, alias });
  };
  /** Neither the program of a build nor its builder is left. */
  const ended = () =>
    eventually('the end of the build', () => {
      const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      return processes.includes(SLEEP) || processes.includes(world.repository) ? undefined : true;
    });
  const clean = async (step: StepResult) => {
    expect(await world.left()).toEqual([]);
    const printed = step.stdout.replace(/^::add-mask::.*$/gm, '');
    expect(
      [printed, step.summary, JSON.stringify(step.outputs), JSON.stringify(step.state)].join(),
    ).not.toContain(CANARIES.secret);
  };

  engineTest(
    `from a checkout to a run of our agent; unchanged it makes nothing new, changed it does${why}`,
    async () => {
      const program = `${PLAYED_RUN}\nawait begin();\nawait log({ accuracy: 0.75 });\nawait finish(0);\n`;
      await world.write({
        'Dockerfile.wandb':
          `FROM ${NODE_IMAGE}\nWORKDIR /app\nCOPY . .\n` +
          'RUN --mount=type=secret,id=pip test -s /run/secrets/pip && cat /run/secrets/pip\n' +
          'ENTRYPOINT ["node", "main.mjs"]\n',
        'main.mjs': program,
        '.env': `TOKEN=${CANARIES.env}\n`,
        'keys/id.pem': `${CANARIES.pem}\n`,
        'left-out.txt': 'left out',
        '.dockerignore': 'left-out.txt\n',
      });
      const sha = world.commit();
      const inputs = {
        'build-secrets': `pip=${CANARIES.secret}`,
        'job-aliases': 'main',
        'run-config': 'lr=0.1',
      };
      const first = await startStep(world.step({ ...inputs, wait: 'finished', 'claim-timeout': '90s' }));
      await until(first, 'Pushed the image');
      const agent = await runStep(
        world.step(
          {
            mode: 'agent',
            ...{ project: '', build: '', repository: '', queue: '', wait: '' },
            queues: 'gpu',
            'max-items': '1',
            'idle-timeout': '30s',
            'state-dir': join(world.workspace, '..', 'state'),
          },
          { GITHUB_ACTION: 'agent', RUNNER_TEMP: join(world.workspace, '..', 'agent') },
        ),
      );
      const end = await first.ended;
      await first.post();
      expect([agent.exitCode, end.exitCode, end.stdout + agent.stdout]).toEqual([0, 0, expect.any(String)]);
      expect(itemsOf(agent)).toMatchObject([{ outcome: 'succeeded', metrics: { accuracy: 0.75 } }]);
      const image = end.outputs['image'] ?? '';
      expect(image).toMatch(/^127\.0\.0\.1:\d+\/test-\w+\/app@sha256:[0-9a-f]{64}$/);
      expect(end.outputs).toMatchObject({ outcome: 'succeeded', state: 'finished' });
      expect(end.outputs['job']).toMatch(/^acme\/vision\/job-test-\w+_app:v0$/);
      const [item] = await items();
      expect(item?.runSpec).toMatchObject({
        job: end.outputs['job'],
        overrides: { run_config: { lr: 0.1 } },
      });
      expect(item?.runSpec).not.toHaveProperty('uri');
      expect(item?.runSpec).not.toHaveProperty('registry');
      const job = await jobOf(end.outputs['job']);
      expect(job?.aliases).toEqual(expect.arrayContaining(['main', 'latest']));
      expect(job?.metadata).toMatchObject({
        build: {
          image,
          commit: sha,
          remote: 'https://github.com/acme/models.git',
          dockerfile: 'Dockerfile.wandb',
        },
        github: {
          repository: 'acme/models',
          workflow_run_url: 'https://github.com/acme/models/actions/runs/4711',
        },
      });
      await clean(end);

      world.docker('pull', '--quiet', image);
      const history = world.docker('history', '--no-trunc', image);
      const labels = world.docker('image', 'inspect', '--format={{json .Config.Labels}}', image);
      expect(JSON.parse(labels)).toMatchObject({
        'org.opencontainers.image.revision': sha,
        'org.opencontainers.image.source': 'https://github.com/acme/models.git',
      });
      const { names, bytes } = await world.layers(image);
      expect(names.some((name) => /(^|\/)app\/main\.mjs$/.test(name))).toBe(true);
      expect(bytes.includes('accuracy: 0.75')).toBe(true);
      expect(names.filter((name) => /(^|\/)(\.git|\.env|left-out\.txt|id\.pem)(\/|$)/.test(name))).toEqual(
        [],
      );
      for (const canary of [...Object.values(CANARIES), world.server.apiKey]) {
        expect([bytes.includes(canary), history.includes(canary), labels.includes(canary)]).toEqual([
          false,
          false,
          false,
        ]);
      }
      world.docker('rmi', '--force', image);

      world.server.control.clearRequests();
      const again = await runStep(world.step(inputs, { GITHUB_RUN_ID: '4712' }));
      expect(again.outputs).toMatchObject({ image, job: end.outputs['job'], outcome: 'queued' });
      expect(again.stdout).toMatch(/is in the registry already/);
      expect(again.stdout).not.toMatch(/::group::Build of the image/);
      const asked = world.server.control.requests().flatMap(({ rootFields }) => rootFields);
      expect(asked.filter((field) => /^(create|upsert|commit|delete)/.test(field))).toEqual([]);
      await clean(again);

      await world.write({ 'main.mjs': `${program}// changed\n` });
      world.commit();
      const changed = await runStep(world.step(inputs, { GITHUB_RUN_ID: '4713' }));
      expect(changed.outputs['job']).toMatch(/:v1$/);
      expect(changed.outputs['image']).not.toBe(image);
      expect(changed.stdout).toMatch(/::group::Build of the image/);
      await clean(changed);
    },
  );

  engineTest(
    `job-name without a queue: the job, and no launch; the image is declared to the runner${why}`,
    async () => {
      await world.write({ 'Dockerfile.wandb': SMALL, 'a.txt': randomBytes(8).toString('hex') });
      const before = (await items()).length;
      const artifacts = join(world.workspace, '..', 'artifacts');
      await writeFile(artifacts, '');
      const inputs = { queue: '', wait: '', 'job-name': 'trainer' };
      const step = await runStep(world.step(inputs, { GITHUB_ARTIFACTS: artifacts }));
      const { image = '', job } = step.outputs;
      expect(step.exitCode).toBe(0);
      expect(step.outputs).toMatchObject({ outcome: 'succeeded', job: 'acme/vision/trainer:v0' });
      expect(step.outputs).not.toHaveProperty('state');
      expect(step.summary).toContain('trainer:v0');
      expect(await readFile(artifacts, 'utf8')).toBe(`oci://${image}\n`);
      expect(await items()).toHaveLength(before);
      const project = await readJob(client, job ?? '', { directory: join(world.workspace, '..', 'read') });
      expect(project).toMatchObject({ kind: 'image', image });
      expect((await jobOf(job))?.aliases).toEqual(expect.arrayContaining(['0f3c5a7e9b1d', 'latest']));
      await clean(step);
      await rm(artifacts);
    },
  );

  engineTest(`dry-run shows Dockerfile, tag and spec, and writes nothing${why}`, async () => {
    await world.write({ 'Dockerfile.wandb': SMALL, 'a.txt': randomBytes(8).toString('hex') });
    world.server.control.clearRequests();
    const step = await runStep(world.step({ 'dry-run': 'true', wait: '' }));
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('FROM busybox:latest');
    expect(step.stdout + step.summary).toMatch(/app:[0-9a-f]{40} would be built with Dockerfile\.wandb/);
    expect(step.outputs).not.toHaveProperty('image');
    const asked = world.server.control.requests().flatMap(({ rootFields }) => rootFields);
    expect(asked.filter((field) => /^(create|upsert|push|commit|delete)/.test(field))).toEqual([]);
    await clean(step);
  });

  engineTest(`a RUN that fails is shown with its last lines, and at its line${why}`, async () => {
    await world.write({
      'train/docker/Dockerfile': 'FROM busybox:latest\n\nRUN echo one; echo the reason; exit 3\n',
    });
    const step = await runStep(world.step({ context: 'train', dockerfile: 'docker/Dockerfile' }));
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ outcome: 'submit-failed' });
    expect(step.stdout).toMatch(
      /^::error file=train\/docker\/Dockerfile,line=3::The image was not built: step \[2\/2\] RUN/m,
    );
    const [, below = ''] = step.stdout.split('::endgroup::');
    expect(below).toContain('The step that failed: [2/2] RUN echo one; echo the reason; exit 3');
    expect(below).toContain('  one\n  the reason\n');
    expect(annotations(step, 'error')).toEqual([
      expect.stringMatching(/^submit-failed: The image was not built.*exit code 3/),
    ]);
    await clean(step);
    await rm(join(world.workspace, 'train'), { recursive: true });
  });

  engineTest(`a wrong password is told before the build${why}`, async () => {
    await world.write({ 'Dockerfile.wandb': SMALL });
    await world.login('wrong');
    try {
      const step = await runStep(world.step());
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([expect.stringMatching(/^submit-failed: .*127\.0\.0\.1/)]);
      expect(step.stdout).not.toContain('::group::Build of the image');
      expect(step.outputs['outcome']).toBe('submit-failed');
      await clean(step);
    } finally {
      await world.login(engine.registry?.password ?? '');
    }
  });

  engineTest(`a cancel in the middle ends the build, and nothing is queued${why}`, async () => {
    await world.write({
      'Dockerfile.wandb': `FROM busybox:latest\nRUN echo ${randomBytes(8).toString('hex')} && echo asleep && ${SLEEP}\n`,
    });
    const before = (await items()).length;
    const step = await startStep(world.step());
    await until(step, ' asleep\n');
    const main = await cancelAsRunner(step);
    const post = await step.post();
    expect([main.exitCode, main.outputs['outcome']]).toEqual([1, 'cancelled']);
    expect(post.exitCode).toBe(0);
    await ended();
    expect(await items()).toHaveLength(before);
    await clean(main);
  });

  engineTest(`killed in the middle: post takes away what the build left${why}`, async () => {
    const step = await startStep(world.step());
    await until(step, ' asleep\n');
    step.child.kill('SIGKILL');
    await step.ended;
    expect(await world.left()).not.toEqual([]);
    await step.post();
    expect(await world.left()).toEqual([]);
    await ended();
  });
});

test('an event that people without write access can cause is refused before any request', async () => {
  const inputs = {
    'api-key': 'a'.repeat(40),
    // Nothing listens there.
    'base-url': 'http://127.0.0.1:9',
    build: 'true',
    project: 'p',
    queue: 'gpu',
    repository: '127.0.0.1:9/a/b',
  };
  const refused = async (env: Record<string, string>, event: unknown, over = {}) =>
    runStep({ inputs: { ...inputs, ...over }, env, event });
  const head = { repo: { full_name: 'somebody/models' }, sha: 'a'.repeat(40), ref: 'x' };
  const pull = { number: 1, pull_request: { number: 1, head, base: { repo: { full_name: 'acme/models' } } } };
  for (const step of [
    await refused({ GITHUB_EVENT_NAME: 'pull_request_target' }, pull),
    await refused({ GITHUB_EVENT_NAME: 'pull_request' }, pull, { 'api-key': '', 'no-key': 'skip' }),
    await refused({ GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'dependabot[bot]' }, {}),
  ]) {
    expect([step.exitCode, step.outputs['outcome']]).toEqual([1, 'refused']);
    expect(annotations(step, 'error')).toEqual([
      expect.stringMatching(/^Mode add with build is refused for /),
    ]);
  }
});
