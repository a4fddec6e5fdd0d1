import { sep } from 'node:path';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { ApiError, EngineApi, type ApiAnswer, type ApiCall } from './api.ts';
import { engineError, createError, type Blame } from './causes.ts';
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

const Listed = v.array(v.object({ Id: v.string() }));

const Waited = v.object({ StatusCode: v.number() });

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

/** An order to pull nothing and start at once takes seconds on a slow disk; one that needs longer hangs. */
const START_MS = 600_000;
const MISSING = 404;

/**
 * The questions and orders to a Docker engine that a runner has. What reads options, credentials or folders is left to
 * docker's client; everything else is asked over the engine's API, which costs no process.
 */
export class DockerEngine {
  readonly client: DockerClient;
  readonly #api: EngineApi;

  constructor(client: DockerClient) {
    this.client = client;
    this.#api = new EngineApi(client);
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

  /** Null when the engine has no such image. @param image a reference that was checked: it stands in a path */
  async image(image: string, signal?: AbortSignal): Promise<ImageFacts | null> {
    const path = `/images/${image}/json`;
    const answer = await this.#ask('look at an image', {
      method: 'GET',
      path,
      ...(signal ? { signal } : {}),
    });
    if (answer === null) return null;
    const facts = v.parse(Image, JSON.parse(answer.text));
    const variables = facts.Config?.Env ?? [];
    return { id: facts.Id, variables: variables.map((entry) => entry.split('=', 1)[0] ?? '') };
  }

  /** Makes a container and returns its id. @throws LaunchError; BoxError when that is not the fault of the item */
  async create(command: CreateCommand, blame?: Blame): Promise<string> {
    const { exitCode, stdout, stderr } = await this.client.call(command.args, {
      environment: command.environment,
      stdin: command.stdin,
    });
    const id = stdout.trim().split('\n').at(-1) ?? '';
    if (exitCode !== 0 || !/^[0-9a-f]{64}$/.test(id)) throw createError(stderr, blame);
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
    const all = await Promise.all(ids.map((id) => this.#inspect(id, signal)));
    return all.filter((facts) => facts !== null);
  }

  async #inspect(id: string, signal: AbortSignal | undefined): Promise<ContainerFacts | null> {
    const path = `${pathOf(id)}/json`;
    const answer = await this.#ask('look at a container', {
      method: 'GET',
      path,
      ...(signal ? { signal } : {}),
    });
    if (answer === null) return null;
    const facts = v.parse(Container, JSON.parse(answer.text));
    return {
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
    };
  }

  /** The containers, running or not, with all of these labels: `name` or `name=value`. */
  async list(labels: readonly string[], signal?: AbortSignal): Promise<readonly ContainerFacts[]> {
    const filters = encodeURIComponent(JSON.stringify({ label: labels }));
    const path = `/containers/json?all=1&filters=${filters}`;
    const answer = await this.#ask('list containers', { method: 'GET', path, ...(signal ? { signal } : {}) });
    const listed = v.parse(Listed, JSON.parse(answer?.text ?? '[]'));
    return this.inspect(
      listed.map(({ Id }) => Id),
      signal,
    );
  }

  /** What it prints from now on, in frames; the end of the stream is its end. @throws LaunchError */
  attach(id: string): Promise<Readable> {
    return this.#stream('read what a container prints', {
      method: 'POST',
      path: `${pathOf(id)}/attach?stream=1&stdout=1&stderr=1`,
    });
  }

  /** What it printed, in frames, and what it prints until it ends. @param since milliseconds; null: all that is kept */
  logs(id: string, since: number | null): Promise<Readable> {
    const from = since === null ? '' : `&since=${(since / 1000).toFixed(3)}`;
    return this.#stream('read the log of a container', {
      method: 'GET',
      path: `${pathOf(id)}/logs?follow=1&stdout=1&stderr=1${from}`,
    });
  }

  /** Starts it. Nothing happens when it runs. @throws LaunchError; the reason is in the state of the container, too */
  async start(id: string): Promise<void> {
    await this.#order('start a container', {
      method: 'POST',
      path: `${pathOf(id)}/start`,
      timeoutMs: START_MS,
    });
  }

  /** Waits until it does not run (any more); its exit code. @throws LaunchError, also when that takes longer */
  async wait(id: string, timeoutMs: number): Promise<number> {
    const path = `${pathOf(id)}/wait?condition=not-running`;
    const answer = await this.#ask('wait for a container', { method: 'POST', path, timeoutMs });
    if (answer === null) throw engineError('wait for a container', 'it is not there');
    return v.parse(Waited, JSON.parse(answer.text)).StatusCode;
  }

  /** Asks its process to end, and ends it by force after `graceMs` (full seconds are counted). */
  async stop(id: string, graceMs: number): Promise<void> {
    const path = `${pathOf(id)}/stop?t=${Math.ceil(graceMs / 1000)}`;
    await this.#order('stop a container', { method: 'POST', path, timeoutMs: 60_000 + graceMs });
  }

  async kill(id: string): Promise<void> {
    await this.#order('kill a container', { method: 'POST', path: `${pathOf(id)}/kill` });
  }

  /** Removes it and its unnamed volumes, running or not. */
  async remove(id: string): Promise<void> {
    await this.#order('remove a container', { method: 'DELETE', path: `${pathOf(id)}?force=1&v=1` });
  }

  /** What is so already, or is gone, is no error. */
  async #order(action: string, call: ApiCall): Promise<void> {
    await this.#ask(action, call, /is not running|already in progress/i);
  }

  /** Null when there is no such thing. @throws LaunchError */
  async #ask(action: string, call: ApiCall, harmless?: RegExp): Promise<ApiAnswer | null> {
    const answer = await this.#api.ask(call).catch((error: unknown): never => {
      throw explained(action, error);
    });
    if (answer.status === MISSING) return null;
    if (answer.status >= 400 && harmless?.test(answer.text) !== true) throw engineError(action, answer.text);
    return answer;
  }

  async #stream(action: string, call: ApiCall): Promise<Readable> {
    return this.#api.stream(call).catch((error: unknown): never => {
      throw explained(action, error);
    });
  }
}

function pathOf(id: string): string {
  return `/containers/${encodeURIComponent(id)}`;
}

function explained(action: string, error: unknown): unknown {
  return error instanceof ApiError ? engineError(action, error.message) : error;
}
