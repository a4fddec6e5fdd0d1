import { sep } from 'node:path';
import * as v from 'valibot';
import { engineError, createError, isMissing } from './causes.ts';
import type { DockerClient } from './client.ts';
import type { CreateCommand } from './argv.ts';
import type { ContainerState } from './end.ts';

/** What is asked of an image. */
export interface ImageFacts {
  readonly id: string;
  /** Names of the variables that it sets. */
  readonly variables: readonly string[];
}

/** A container as it stands. */
export interface ContainerFacts {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: ContainerState;
}

export interface EngineFacts {
  readonly version: string;
  /** Where the engine keeps its data, as the engine sees it. */
  readonly root: string;
  readonly runtimes: readonly string[];
  readonly platform: string;
}

const Container = v.object({
  Id: v.string(),
  Name: v.string(),
  Config: v.object({ Labels: v.nullish(v.record(v.string(), v.string()), null) }),
  State: v.object({
    Status: v.string(),
    Running: v.boolean(),
    ExitCode: v.number(),
    OOMKilled: v.boolean(),
    Error: v.string(),
    StartedAt: v.string(),
    FinishedAt: v.string(),
  }),
});

const Image = v.object({
  Id: v.string(),
  Config: v.nullish(v.object({ Env: v.nullish(v.array(v.string()), null) }), null),
});

const Info = v.object({
  ServerVersion: v.optional(v.string(), ''),
  DockerRootDir: v.optional(v.string(), ''),
  Runtimes: v.nullish(v.record(v.string(), v.unknown()), null),
  OSType: v.optional(v.string(), ''),
  Architecture: v.optional(v.string(), ''),
});

/** The questions and orders to a Docker engine that a runner has. */
export class DockerEngine {
  readonly client: DockerClient;

  constructor(client: DockerClient) {
    this.client = client;
  }

  /** @throws LaunchError when it does not answer */
  async facts(signal?: AbortSignal): Promise<EngineFacts> {
    const { exitCode, stdout, stderr } = await this.client.call(['info', '--format={{json .}}'], {
      ...(signal ? { signal } : {}),
      timeoutMs: 20_000,
    });
    const info = exitCode === 0 ? v.safeParse(Info, JSON.parse(stdout)) : null;
    // The client answers for itself, with exit code 0, also when it reaches no engine.
    if (info?.success !== true || info.output.ServerVersion === '')
      throw engineError('use Docker', stderr || stdout);
    const { ServerVersion, DockerRootDir, Runtimes, OSType, Architecture } = info.output;
    return {
      version: ServerVersion,
      root: DockerRootDir,
      runtimes: Object.keys(Runtimes ?? {}),
      platform: `${OSType}/${Architecture}`,
    };
  }

  /** Null when the engine has no such image. */
  async image(image: string, signal?: AbortSignal): Promise<ImageFacts | null> {
    const call = await this.client.call(['image', 'inspect', image], signal ? { signal } : {});
    if (call.exitCode !== 0) {
      if (/no such image/i.test(call.stderr)) return null;
      throw engineError('look at an image', call.stderr);
    }
    const [facts] = v.parse(v.array(Image), JSON.parse(call.stdout));
    const variables = facts?.Config?.Env ?? [];
    return facts ? { id: facts.Id, variables: variables.map((entry) => entry.split('=', 1)[0] ?? '') } : null;
  }

  /** Makes a container and returns its id. @throws LaunchError */
  async create(command: CreateCommand, signal?: AbortSignal): Promise<string> {
    const { exitCode, stdout, stderr } = await this.client.call(command.args, {
      ...(signal ? { signal } : {}),
      environment: command.environment,
      stdin: command.stdin,
    });
    const id = stdout.trim().split('\n').at(-1) ?? '';
    if (exitCode !== 0 || !/^[0-9a-f]{64}$/.test(id)) throw createError(stderr);
    return id;
  }

  /** Copies the content of a folder into a container that was not started yet. Links are copied as links. */
  async copyIn(id: string, folder: string, target: string, signal?: AbortSignal): Promise<void> {
    const { exitCode, stderr } = await this.client.call(['cp', `${folder}${sep}.`, `${id}:${target}`], {
      ...(signal ? { signal } : {}),
      timeoutMs: 900_000,
    });
    if (exitCode !== 0) throw engineError('copy the code of the job into its container', stderr);
  }

  /** Those of the containers that exist, in no order. @throws LaunchError when the engine does not answer */
  async inspect(ids: readonly string[], signal?: AbortSignal): Promise<readonly ContainerFacts[]> {
    if (ids.length === 0) return [];
    const { exitCode, stdout, stderr } = await this.client.call(
      ['container', 'inspect', ...ids],
      signal ? { signal } : {},
    );
    // Of several, those that exist are told also when others do not.
    if (exitCode !== 0 && !isMissing(stderr)) throw engineError('look at a container', stderr);
    return v.parse(v.array(Container), JSON.parse(stdout)).map((facts) => ({
      id: facts.Id,
      name: facts.Name.replace(/^\//, ''),
      labels: facts.Config.Labels ?? {},
      state: {
        status: facts.State.Status,
        running: facts.State.Running,
        exitCode: facts.State.ExitCode,
        oomKilled: facts.State.OOMKilled,
        error: facts.State.Error,
        startedAt: facts.State.StartedAt,
        finishedAt: facts.State.FinishedAt,
      },
    }));
  }

  /** The containers, running or not, with all of these labels: `name` or `name=value`. */
  async list(labels: readonly string[], signal?: AbortSignal): Promise<readonly ContainerFacts[]> {
    const { exitCode, stdout, stderr } = await this.client.call(
      ['ps', '--all', '--quiet', '--no-trunc', ...labels.map((label) => `--filter=label=${label}`)],
      signal ? { signal } : {},
    );
    if (exitCode !== 0) throw engineError('list containers', stderr);
    return this.inspect(
      stdout.split('\n').filter((id) => id !== ''),
      signal,
    );
  }

  /** Asks its process to end, and ends it by force after `graceMs` (full seconds are counted). */
  async stop(id: string, graceMs: number): Promise<void> {
    await this.#order('stop a container', ['stop', '-t', String(Math.ceil(graceMs / 1000)), id], graceMs);
  }

  async kill(id: string): Promise<void> {
    await this.#order('kill a container', ['kill', id]);
  }

  /** Removes it and its unnamed volumes, running or not. */
  async remove(id: string): Promise<void> {
    await this.#order('remove a container', ['rm', '--force', '--volumes', id]);
  }

  async #order(action: string, args: readonly string[], extraMs = 0): Promise<void> {
    const { exitCode, stderr } = await this.client.call(args, { timeoutMs: 60_000 + extraMs });
    if (exitCode !== 0 && !isMissing(stderr) && !/is not running|already in progress/i.test(stderr)) {
      throw engineError(action, stderr);
    }
  }
}
