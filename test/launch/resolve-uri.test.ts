import { describe, expect, test } from '@jest/globals';
import { prepareLaunch } from '../../src/launch/prepare.ts';
import type { LaunchAddOptions } from '../../src/launch/options.ts';
import type { UriTools } from '../../src/launch/resolve-uri.ts';
import { LaunchError } from '../../src/common/errors.ts';
import type { JsonObject } from '../../src/wandb/types.ts';
import { FakeWorld } from './fake-world.ts';

const COMMIT = '9f1c2e0d4b7a8c6f5e3d2c1b0a9f8e7d6c5b4a39';

/** Git and the writing of jobs, noted. `refs` are what the remote has. */
function tools(refs: readonly string[] = ['main']) {
  const resolved: { uri: string; version: string | undefined }[] = [];
  const made: JsonObject[] = [];
  const uriTools: UriTools = {
    resolveGitVersion: (uri, version) => {
      resolved.push({ uri, version });
      if (version !== undefined && version !== COMMIT && !refs.includes(version)) {
        return Promise.reject(new LaunchError(`There is no ${version}.`));
      }
      return Promise.resolve({ remote: uri.replace(/\/\/[^@/]*@/, '//'), commit: COMMIT });
    },
    createGitJob: (_, input) => {
      made.push({ ...input });
      const job = `${input.entity}/${input.project}/job-of-it:v0`;
      return Promise.resolve({ job, version: 'v0', created: true, digest: '', artifactId: 'a' });
    },
    createArtifactJob: (_, input) => {
      made.push({ ...input });
      const job = `${input.entity}/${input.project}/job-${input.artifactName}:v0`;
      return Promise.resolve({ job, version: 'v0', created: true, digest: '', artifactId: 'a' });
    },
  };
  return { uriTools, resolved, made };
}

const node = (type: string, name: string, versionIndex = 7) => ({
  node: {
    id: name,
    versionIndex,
    artifactType: { name: type },
    artifactSequence: { name, project: { name: 'vision', entityName: 'acme' } },
  },
});

function worldWithRun(source: JsonObject) {
  const world = new FakeWorld();
  world.runSources.set('1a2b', source);
  return world;
}

async function prepare(world: FakeWorld, options: LaunchAddOptions, set = tools(), dryRun = false) {
  return prepareLaunch(
    { queueName: 'gpu', ...options },
    { client: world.client, uriTools: set.uriTools, dryRun },
  );
}

const RUN = 'https://wandb.ai/acme/vision/runs/1a2b';

describe('a git address', () => {
  test("the reference's example works as written", async () => {
    const set = tools();
    const parameters = { alpha: 0.5, l1_ratio: 0.01 };
    const { spec } = await prepare(
      new FakeWorld(),
      { uri: 'https://github.com/wandb/examples', parameters },
      set,
    );
    expect(spec).toEqual({
      job: 'my-user/examples/job-of-it:v0',
      entity: 'my-user',
      project: 'examples',
      docker: {},
      resource: null,
      git: {},
      overrides: { run_config: parameters },
    });
    expect(set.made).toEqual([
      {
        entity: 'my-user',
        project: 'examples',
        remote: 'https://github.com/wandb/examples',
        commit: COMMIT,
        entryPoint: ['python', 'main.py'],
      },
    ]);
  });

  test('with version, entry point, project and entity', async () => {
    const set = tools();
    const { spec } = await prepare(
      new FakeWorld(),
      {
        uri: 'https://github.com/acme/examples.git',
        version: 'main',
        entryPoint: ['python', 'train.py'],
        entity: 'acme',
        project: 'vision',
      },
      set,
    );
    expect(spec).toMatchObject({
      job: 'acme/vision/job-of-it:v0',
      git: { version: 'main' },
      overrides: { entry_point: ['python', 'train.py'] },
    });
    expect(set.made[0]).toMatchObject({ project: 'vision', entryPoint: ['python', 'train.py'] });
    expect(set.resolved).toEqual([{ uri: 'https://github.com/acme/examples.git', version: 'main' }]);
  });

  test('a uri in config is the same', async () => {
    const { spec } = await prepare(new FakeWorld(), { config: { uri: 'https://github.com/acme/x' } });
    expect(spec).toMatchObject({ job: 'my-user/x/job-of-it:v0' });
    expect(spec).not.toHaveProperty('uri');
  });

  test('credentials go to git, and nowhere else', async () => {
    const set = tools();
    const { spec } = await prepare(new FakeWorld(), { uri: 'https://me:canary@github.com/acme/x' }, set);
    expect(set.resolved[0]?.uri).toContain('canary');
    expect(JSON.stringify([spec, set.made])).not.toContain('canary');
  });

  test.each([
    ['https://github.com/acme/x/tree/main', ['main'], ['main'], ['python', 'main.py']],
    ['https://github.com/acme/x/blob/main/jobs/train.py', ['main'], ['main'], ['python', 'jobs/train.py']],
    ['https://github.com/acme/x/blob/main/README.md', ['main'], ['main'], ['python', 'main.py']],
    [
      'https://github.com/acme/x/blob/feat/a/train.py',
      ['feat/a'],
      ['feat', 'feat/a'],
      ['python', 'train.py'],
    ],
  ])('the page %s', async (uri, refs, asked, entryPoint) => {
    const set = tools(refs);
    await prepare(new FakeWorld(), { uri }, set);
    expect(set.resolved.map(({ version }) => version)).toEqual(asked);
    expect(set.made[0]).toMatchObject({ entryPoint });
  });

  test('a page of a ref that is not there', async () => {
    const set = tools(['other']);
    await expect(
      prepare(new FakeWorld(), { uri: 'https://github.com/acme/x/tree/main/a' }, set),
    ).rejects.toThrow('There is no main.');
  });

  test('a dry run resolves the commit and makes nothing', async () => {
    const set = tools();
    const { spec, resolved } = await prepare(
      new FakeWorld(),
      { uri: 'https://github.com/acme/x' },
      set,
      true,
    );
    expect(set.made).toEqual([]);
    expect(set.resolved).toHaveLength(1);
    expect(spec).toMatchObject({ project: 'x' });
    expect(resolved.jobReference).toBeNull();
  });
});

describe('a run', () => {
  const git = { remote: 'https://github.com/acme/x.git', commit: COMMIT };

  test('its input job comes first, and its arguments', async () => {
    const world = worldWithRun({
      runInfo: { program: 'train.py', args: ['--lr', '0.1'], git },
      inputArtifacts: { edges: [node('dataset', 'mnist'), node('job', 'train-resnet')] },
      outputArtifacts: { edges: [node('code', 'source-vision-train.py')] },
    });
    const { spec } = await prepare(world, { uri: RUN, entity: 'acme' });
    expect(spec).toEqual({
      job: 'acme/vision/train-resnet:v7',
      entity: 'acme',
      project: 'vision',
      docker: {},
      resource: null,
      git: {},
      overrides: { args: ['--lr', '0.1'] },
    });
  });

  test('arguments of the options win', async () => {
    const world = worldWithRun({
      runInfo: { args: ['--lr', '0.1'] },
      inputArtifacts: { edges: [node('job', 'j')] },
    });
    const { spec } = await prepare(world, { uri: RUN, config: { overrides: { args: ['--lr', '1'] } } });
    expect(spec).toMatchObject({ overrides: { args: ['--lr', '1'] } });
  });

  test('then a job of the very code artifact that it logged', async () => {
    const world = worldWithRun({
      runInfo: { program: 'train.py', python: 'CPython 3.11.7', git },
      outputArtifacts: { edges: [node('code', 'source-vision-train.py')] },
    });
    const set = tools();
    const { spec, commit } = await prepare(world, { uri: RUN }, set);
    expect(spec).toMatchObject({ job: 'my-user/vision/job-source-vision-train.py:v0' });
    expect(commit).toBeNull();
    expect(set.made).toEqual([
      {
        entity: 'my-user',
        project: 'vision',
        artifactId: 'source-vision-train.py',
        artifactName: 'source-vision-train.py',
        entryPoint: ['python', 'train.py'],
        runtime: '3.11',
        requirements: '',
      },
    ]);
  });

  test.each([
    ['train.py', undefined, ['python', 'train.py']],
    ['run.sh', undefined, ['bash', 'run.sh']],
    ['notebook.ipynb', ['python', 'nb.py'], ['python', 'nb.py']],
  ])('then a job of its commit, started as %s', async (program, entryPoint, wanted) => {
    const set = tools();
    const options = { uri: RUN, ...(entryPoint === undefined ? {} : { entryPoint }) };
    const { spec } = await prepare(worldWithRun({ runInfo: { program, git } }), options, set);
    expect(spec).toMatchObject({ job: 'my-user/vision/job-of-it:v0', project: 'vision' });
    expect(set.made[0]).toMatchObject({ commit: COMMIT, entryPoint: wanted });
  });

  test.each<[string, JsonObject, RegExp]>([
    ['nothing at all', {}, /no job among its inputs, no code artifact, and no git commit/],
    [
      'a remote without commit',
      { runInfo: { git: { remote: 'https://github.com/a/b' } } },
      /a git remote but no commit/,
    ],
    [
      'a notebook without entry point',
      { runInfo: { program: 'a.ipynb', git } },
      /a\.ipynb, which cannot be started/,
    ],
  ])('%s is an error that says what is missing', async (_, source, wanted) => {
    await expect(prepare(worldWithRun(source), { uri: RUN })).rejects.toThrow(wanted);
  });

  test('a run that is not there', async () => {
    await expect(prepare(new FakeWorld(), { uri: RUN })).rejects.toThrow('acme/vision/1a2b does not exist');
  });
});

test('the page of a job is that job', async () => {
  const { spec } = await prepare(new FakeWorld(), {
    uri: 'https://wandb.ai/acme/vision/artifacts/job/train/v3',
  });
  expect(spec).toMatchObject({ job: 'acme/vision/train:v3', project: 'vision', entity: 'my-user' });
});

test.each(['./train', 's3://bucket/x', 'https://wandb.ai/acme', '-x'])(
  '%s is refused before any request',
  async (uri) => {
    const world = new FakeWorld();
    await expect(prepare(world, { uri })).rejects.toThrow(/uri cannot be used.*Use the address of a W&B run/);
    expect(world.requests).toEqual([]);
  },
);
