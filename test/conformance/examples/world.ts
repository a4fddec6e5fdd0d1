import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { createCodeJob } from '../../../src/job/write.ts';
import { startServer, type LoggedRequest, type RunningServer } from '../../../src/server/index.ts';
import { createClient, type WandbClient } from '../../../src/wandb/index.ts';
import { queueItems } from '../../../src/wandb/operations/queues.ts';
import { runDetails } from '../../../src/wandb/operations/runs.ts';
import type { QueueItem, RunDetails } from '../../../src/wandb/types.ts';
import { startGitServer, type GitServer } from '../../job/support/git-server.ts';
import { startStep } from '../../support/action.ts';
import type { TestEngine } from '../../support/engine.ts';
import { startGitHub, type GitHubStandIn } from '../../support/github/stand-in.ts';
import { startTokenService, type TokenService } from '../../support/github-tokens.ts';
import type { PythonClient } from '../install.ts';
import { Processes } from '../processes.ts';
import { complaints } from '../requests.ts';
import { runWorkflow, type WorkflowRun } from './act.ts';
import { permissionsUsed, readWorkflow, refusedRoutes, visiblePermissions } from './workflow.ts';

/** What the examples name. */
const ENTITY = 'acme';
const PROJECT = 'vision';
const QUEUES = ['gpu', 'gpu-urgent', 'cpu-small'];
const JOBS = ['train', 'evaluate'];
const SUBJECT = 'repo:acme/models:ref:refs/heads/main';
const BASE_IMAGE = 'node:20-slim';

export interface Tools {
  /** nektos/act. */
  readonly act: string;
  /** The node that runs the action: `using: node24` asks for 24. */
  readonly node: string;
  /** The published client, whose `python` runs the jobs. */
  readonly client: PythonClient;
}

export interface RunOptions {
  readonly event: string;
  readonly payload: unknown;
  /** Default: the repository has its secrets. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The commit that is checked out. Default: the newest of main. */
  readonly sha?: string;
  /** What this machine cannot have is another in the file that is run, such as the host of a registry. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Account and token that the workflow runs with. Default: `octocat`, with a token of the stand-in. */
  readonly account?: { readonly name: string; readonly token: string };
  /** Exit code that the workflow is to end with. Default 0. */
  readonly exitCode?: number;
}

/**
 * All that an example meets: a W&B with the queues and the job `acme/vision/train` that the examples name, a GitHub
 * with the repository `acme/models`, its git and its identity tokens, and runners.
 */
export interface ExampleWorld {
  readonly server: RunningServer;
  readonly github: GitHubStandIn;
  readonly git: GitServer;
  readonly tokens: TokenService;
  readonly client: WandbClient;
  /** Working copy of `acme/models`, on main. */
  readonly repository: string;
  /** The commit that main began with. */
  readonly main: string;
  /**
   * Runs an example to its end. Its token can do what its permissions say, and no more.
   * @throws AssertionError for another exit code, for a permission that it does not need, and for a request that went
   * wrong
   */
  run(example: string, options: RunOptions): Promise<WorkflowRun>;
  /** Starts the built action as an agent on the queues `gpu` and `gpu-urgent`. @returns its end, after `items` items */
  agent(items: number): Promise<() => Promise<void>>;
  items(queue: string): Promise<readonly QueueItem[]>;
  details(runId: string | undefined): Promise<RunDetails>;
  /** State of a run; null: there is none yet. */
  stateOf(runId: string | null): Promise<string | null>;
  /** The requests that put something onto a queue. */
  pushes(): readonly LoggedRequest[];
  /** What act said last. */
  transcript(): string;
  /** Ends the programs that were started, at once. */
  kill(): void;
  close(): Promise<void>;
}

/** @param engine runs what is on the queues in containers; null: it runs as processes */
export async function openWorld(tools: Tools, engine: TestEngine | null): Promise<ExampleWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  const tokens = await startTokenService({ sub: SUBJECT });
  const oidc = { issuer: tokens.url, audience: ENTITY, subject: SUBJECT };
  const server = await startServer({ entity: ENTITY, oidc });
  const github = await startGitHub();
  const git = await startGitServer();
  const credentials = { kind: 'key', apiKey: server.apiKey } as const;
  const client = createClient({ baseUrl: server.baseUrl, credentials, env: {} });
  const processes = new Processes();
  const action = join(folder, 'action');
  await layOut(action, resolve(process.env['ACTION_DIST'] ?? 'dist'));
  await prepareWandb(server, client, engine);
  const { repository, main } = await prepareRepository(git);
  let runs = 0;
  let transcript = '';

  /** What a runner's machine has: programs, a home, and git with credentials for github.com. */
  const machine = async (name: string): Promise<Record<string, string>> => {
    const home = join(folder, name);
    await mkdir(join(home, '.config/act'), { recursive: true });
    const programs = [dirname(tools.node), tools.client.bin, process.env['PATH'] ?? ''];
    return {
      ...engine?.env,
      ...(engine === null ? {} : { DOCKER_CONFIG: await dockerConfig(engine, home) }),
      PATH: [...(engine === null ? [] : [dirname(engine.program)]), ...programs].join(delimiter),
      HOME: home,
      TMPDIR: tmpdir(),
      LANG: 'C.UTF-8',
      NO_PROXY: '127.0.0.1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_SSL_CAINFO: git.env['GIT_SSL_CAINFO'] ?? '',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${git.url}/.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/',
    };
  };
  const secrets = { WANDB_API_KEY: server.apiKey, WANDB_JOB_KEY: server.apiKey };

  return {
    ...{ server, github, git, tokens, client, repository, main },

    async run(example, options) {
      runs += 1;
      const path = resolve('examples', example);
      const { permissions, labels, hosted } = readWorkflow(path);
      git.git(repository, 'checkout', '-q', options.sha ?? main);
      const permit = refuseUnlessPermitted(github, permissions);
      const minted = tokens.minted.length;
      const asked = github.requests.length;
      const home = `run-${runs}`;
      const environment = await machine(home);
      const workflow = await adapted(path, join(folder, home), options.replaced);
      const account = options.account ?? { name: 'octocat', token: github.token };
      const result = await runWorkflow({
        ...{ program: tools.act, processes, repository, workflow, labels, action },
        ...{ event: options.event, actor: account.name, payload: options.payload, machine: environment },
        folder: join(folder, home),
        secrets: { ...(options.secrets ?? secrets), GITHUB_TOKEN: account.token },
        env: {
          WANDB_BASE_URL: server.baseUrl,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_REPOSITORY: 'acme/models',
          GITHUB_RUN_ID: String(4_710 + runs),
          GITHUB_RUN_NUMBER: String(runs),
          RUNNER_ENVIRONMENT: hosted ? 'github-hosted' : 'self-hosted',
          ...(permissions.includes('id-token: write') ? tokens.env : {}),
        },
      });
      transcript = result.transcript;
      permit();
      assert.equal(result.exitCode, options.exitCode ?? 0, 'exit code of act');
      const used = permissionsUsed(github.requests.slice(asked));
      if (tokens.minted.length > minted) used.push('id-token: write');
      if (options.secrets === undefined) {
        assert.deepEqual(visiblePermissions(permissions), used.sort(), 'permissions asked for, and used');
      }
      assert.deepEqual(github.faults, []);
      assert.deepEqual(complaints(server.control.requests(), []), []);
      assert.ok(!result.transcript.includes(server.apiKey), 'the key is in the log');
      return result;
    },

    async agent(items) {
      const home = `agent-${(runs += 1)}`;
      const environment = await machine(home);
      const step = await startStep({
        inputs: {
          mode: 'agent',
          'api-key': server.apiKey,
          'base-url': server.baseUrl,
          queues: 'gpu,gpu-urgent',
          'max-jobs': '2',
          'max-items': String(items),
          'idle-timeout': '2m',
          'allow-local-process': 'true',
          'state-dir': join(folder, home, 'state'),
        },
        env: { ...environment, GITHUB_ACTION: home, WANDB_ERROR_REPORTING: 'false' },
        node: tools.node,
      });
      processes.adopt(step.pid, step.ended);
      return async () => {
        const { exitCode } = await step.ended;
        const post = await step.post();
        assert.equal(exitCode, 0, `the agent ended so:\n${step.log()}${post.stdout}`);
      };
    },

    async items(queue) {
      const place = { entity: ENTITY, project: 'model-registry', name: queue };
      return (await queueItems(client, place, 100)) ?? [];
    },

    async details(runId = '') {
      const found = await runDetails(client, { entity: ENTITY, project: PROJECT, runId });
      assert.ok(found, `there is no run ${runId}`);
      return found;
    },

    async stateOf(runId) {
      if (runId === null) return null;
      return (await runDetails(client, { entity: ENTITY, project: PROJECT, runId }))?.state ?? null;
    },

    pushes: () =>
      server.control.requests().filter(({ rootFields }) => rootFields.some((field) => /^push/.test(field))),

    transcript: () => transcript,

    kill: () => processes.killAll(),

    async close() {
      processes.killAll();
      await Promise.all([client.close(), github.close(), git.close(), tokens.close()]);
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** @returns the file itself, or a changed copy of it */
async function adapted(
  path: string,
  folder: string,
  replaced: Readonly<Record<string, string>> = {},
): Promise<string> {
  if (Object.keys(replaced).length === 0) return path;
  let text = await readFile(path, 'utf8');
  for (const [from, to] of Object.entries(replaced)) {
    assert.ok(text.includes(from), `${path} does not speak of ${from}`);
    text = text.replaceAll(from, to);
  }
  const copy = join(folder, basename(path));
  await writeFile(copy, text);
  return copy;
}

/** A folder for docker's client, with the engine's plugins and nobody logged in. */
async function dockerConfig({ env }: TestEngine, home: string): Promise<string> {
  const folder = join(home, '.docker');
  await mkdir(folder, { recursive: true });
  const plugins = join(env['DOCKER_CONFIG'] ?? '', 'cli-plugins');
  if (existsSync(plugins)) await symlink(plugins, join(folder, 'cli-plugins'));
  return folder;
}

/** What a checkout of the action's tag holds, as far as a runner looks at it. */
async function layOut(action: string, dist: string): Promise<void> {
  await mkdir(action);
  await cp('action.yml', join(action, 'action.yml'));
  await cp(dist, join(action, 'dist'), { recursive: true });
}

async function prepareWandb(
  { control }: RunningServer,
  client: WandbClient,
  engine: TestEngine | null,
): Promise<void> {
  const resource = engine === null ? 'local-process' : 'local-container';
  for (const name of QUEUES) control.createQueue({ name, resource });
  const code =
    engine === null
      ? { directory: resolve('test/conformance/examples/job'), entryPoint: ['python', 'train.py'] }
      : { directory: resolve('examples/demo-job'), entryPoint: ['node', 'train.mjs'], baseImage: BASE_IMAGE };
  for (const name of JOBS) await createCodeJob(client, { entity: ENTITY, project: PROJECT, name, ...code });
  control.clearRequests();
}

async function prepareRepository(git: GitServer): Promise<{ repository: string; main: string }> {
  const repository = git.repository('acme/models');
  git.git(repository, 'checkout', '-q', '-b', 'main');
  const program = await readFile('test/conformance/examples/job/train.py', 'utf8');
  const main = git.commit(repository, { 'train.py': program, '.python-version': '3.11\n' });
  git.git(repository, 'push', '-q', 'origin', 'main');
  return { repository, main };
}

/** GitHub as a token with these permissions meets it. @returns what ends that */
function refuseUnlessPermitted(github: GitHubStandIn, permissions: readonly string[]): () => void {
  const message = 'Resource not accessible by integration';
  const rules = refusedRoutes(permissions).map((matches) =>
    github.intercept({ matches, status: 403, message }),
  );
  return () => rules.forEach((end) => end());
}
