import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startServer, type RunningServer } from '../../../src/server/index.ts';
import type { StepOptions } from '../../support/action.ts';
import { docker, type TestEngine } from '../../support/docker.ts';

/** What builds are tested with: a checkout, docker's own login, a server with a queue, a repository in a registry. */
export interface BuildWorld {
  readonly server: RunningServer;
  /** The checkout, which is a git repository. */
  readonly workspace: string;
  /** `host/test-1234/app`. */
  readonly repository: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  commit(): string;
  /** A step in `mode: add` that builds: inputs and variables over the usual ones; an empty text takes one away. */
  step(
    inputs?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string | undefined>>,
  ): StepOptions;
  /** What is in the runner's folder for temporary files. */
  left(): Promise<readonly string[]>;
  /** Names of the files in every layer of an image, and all their bytes. */
  layers(image: string): Promise<{ readonly names: readonly string[]; readonly bytes: Buffer }>;
  /** Docker's client with the login of the steps. */
  docker(...args: readonly string[]): string;
  /** Logs docker in with another password. */
  login(password: string): Promise<void>;
  close(): Promise<void>;
}

export const CANARIES = Object.fromEntries(
  ['env', 'pem', 'git', 'secret'].map((name) => [name, `canary-${name}-${randomBytes(12).toString('hex')}`]),
) as Readonly<Record<'env' | 'pem' | 'git' | 'secret', string>>;

export async function openBuild(engine: TestEngine): Promise<BuildWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  const [workspace, temp, config, home] = ['workspace', 'temp', 'docker', 'home'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  for (const path of [workspace, temp, join(config, 'cli-plugins'), home, join(folder, 'agent')])
    await mkdir(path, { recursive: true });
  await symlink(
    join(engine.env['DOCKER_CONFIG'] ?? '', 'cli-plugins', 'docker-buildx'),
    join(config, 'cli-plugins', 'docker-buildx'),
  );
  const { host = '', user = '', password = '' } = engine.registry ?? {};
  const repository = `${host}/test-${randomBytes(4).toString('hex')}/app`;
  const server = await startServer({ entity: 'acme' });
  server.control.createQueue({ name: 'gpu', resource: 'local-container' });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: workspace,
      encoding: 'utf8',
    }).trim();
  const world: BuildWorld = {
    server,
    workspace,
    repository,
    async write(files) {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(workspace, name)), { recursive: true });
        await writeFile(join(workspace, name), text);
      }
    },
    commit() {
      git('add', '--all', '--force');
      git('commit', '--quiet', '--allow-empty', '-m', 'a change');
      return git('rev-parse', 'HEAD');
    },
    step: (inputs = {}, env = {}) => ({
      inputs: {
        'api-key': server.apiKey,
        'base-url': server.baseUrl,
        project: 'vision',
        build: 'true',
        repository,
        queue: 'gpu',
        wait: 'none',
        ...inputs,
      },
      env: {
        ...engine.env,
        PATH: `${dirname(engine.program)}${delimiter}${process.env['PATH'] ?? ''}`,
        HOME: home,
        DOCKER_CONFIG: config,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: temp,
        ...env,
      },
    }),
    left: () => readdir(temp),
    docker: (...args) => docker({ ...engine, env: { ...engine.env, DOCKER_CONFIG: config } }, args),
    async layers(image) {
      const saved = await mkdtemp(join(folder, 'saved-'));
      docker(engine, ['save', '--output', join(saved, 'image.tar'), image]);
      execFileSync('tar', ['-xf', join(saved, 'image.tar'), '-C', saved]);
      const files = await readdir(saved, { recursive: true, withFileTypes: true });
      const blobs = files.filter((file) => file.isFile() && file.name !== 'image.tar');
      const names: string[] = [];
      const bytes: Buffer[] = [];
      for (const file of blobs) {
        const path = join(file.parentPath, file.name);
        const raw = await readFile(path);
        const isGzip = raw[0] === 0x1f && raw[1] === 0x8b;
        bytes.push(isGzip ? execFileSync('gzip', ['-dc', path], { maxBuffer: 1_000_000_000 }) : raw);
        try {
          const listed = execFileSync('tar', ['-tf', path], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          });
          names.push(...listed.split('\n'));
        } catch {
          // Not every blob is a layer.
        }
      }
      await rm(saved, { recursive: true, force: true });
      return { names, bytes: Buffer.concat(bytes) };
    },
    async login(other) {
      const auth = Buffer.from(`${user}:${other}`).toString('base64');
      await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await world.login(password);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${CANARIES.git}`);
  git('remote', 'add', 'origin', `https://x:${CANARIES.git}@github.com/acme/models.git`);
  return world;
}
