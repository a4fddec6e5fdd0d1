import type { ChildProcess } from 'node:child_process';
import type { Clock } from '../../common/clock.ts';
import { messageOf } from '../../common/errors.ts';
import type { RunEnd, RunnerState, SubmittedRun } from '../runner.ts';
import { endOf, type ContainerState } from './end.ts';
import type { DockerEngine } from './engine.ts';
import type { JobOutput } from './output.ts';

export interface SubmittedContainerOptions {
  readonly engine: DockerEngine;
  readonly id: string;
  /** Start it, or join it as it is: the container of an agent that is no more. */
  readonly join: 'start' | 'running';
  readonly output: JobOutput;
  readonly clock: Clock;
  readonly memory?: string | null;
  readonly logFile?: string;
  /** Called once it has ended. */
  readonly onEnd?: () => void;
}

/** How long an engine may stay away, in milliseconds, before a container counts as lost. */
const PATIENCE_MS = 120_000;

/** A container that we started, or took over. */
export class SubmittedContainer implements SubmittedRun {
  readonly id: string;
  readonly logFile?: string;
  readonly #options: SubmittedContainerOptions;
  readonly #end: Promise<RunEnd>;
  #state: RunnerState = 'running';
  #stopped = false;

  constructor(options: SubmittedContainerOptions) {
    this.id = options.id;
    if (options.logFile !== undefined) this.logFile = options.logFile;
    this.#options = options;
    this.#end = this.#watch();
  }

  getStatus(): RunnerState {
    return this.#state;
  }

  getLogs(): readonly string[] {
    return this.#options.output.tail;
  }

  wait(): Promise<RunEnd> {
    return this.#end;
  }

  async cancel(graceMs: number): Promise<void> {
    const { engine, clock } = this.#options;
    if (this.#state !== 'running' && this.#state !== 'stopping') return;
    this.#stopped = true;
    this.#state = 'stopping';
    const ended = new AbortController();
    const end = this.#end.then(() => ended.abort());
    // Repeated, as a stop does nothing to a container that is about to start, and an engine may be away.
    while (!ended.signal.aborted) {
      await engine
        .stop(this.id, graceMs)
        .catch(() => engine.kill(this.id))
        .catch(() => {});
      await Promise.race([end, clock.sleep(500, ended.signal).catch(() => {})]);
    }
  }

  async remove(): Promise<void> {
    await this.#end;
    await this.#options.engine.remove(this.id);
  }

  async #watch(): Promise<RunEnd> {
    let end: RunEnd;
    try {
      end = await this.#follow();
    } catch (error) {
      end = { state: 'failed', exitCode: null, signal: null, reason: messageOf(error) };
    }
    this.#state = end.state;
    await this.#options.output.close();
    this.#options.onEnd?.();
    return end;
  }

  /** Reads its output until it has ended; joins it again when only docker's client has. */
  async #follow(): Promise<RunEnd> {
    const { engine, output, clock, id, join, memory = null } = this.#options;
    const first = join === 'start' ? ['start', '--attach', id] : ['logs', '--follow', id];
    // Attached before it starts: nothing that it prints can be missed, and its end ends the client.
    const exitCode = await this.#read(() => engine.client.spawn(first));
    // Only a container that ended well gives 0 here; whatever else it is, the engine is asked what happened.
    if (join === 'start' && exitCode === 0 && !this.#stopped) {
      return { state: 'finished', exitCode, signal: null, reason: null };
    }
    for (;;) {
      const state = await this.#stateOf();
      if (state === null) {
        const reason = 'its container was removed by somebody else';
        return { state: this.#stopped ? 'stopped' : 'failed', exitCode: null, signal: null, reason };
      }
      if (!state.running) return endOf(state, { stopped: this.#stopped, tail: output.tail, memory });
      const since = new Date(output.lastAt ?? 0).toISOString();
      await this.#read(() => engine.client.spawn(['logs', '--follow', `--since=${since}`, id]));
      await clock.sleep(200);
    }
  }

  async #read(spawn: () => ChildProcess): Promise<number | null> {
    return this.#options.output.take(spawn(), () => this.#options.clock.now());
  }

  /** Null when the engine has no such container. @throws when the engine stays away */
  async #stateOf(): Promise<ContainerState | null> {
    const { engine, clock, id } = this.#options;
    const until = clock.now() + PATIENCE_MS;
    for (;;) {
      try {
        const [facts] = await engine.inspect([id]);
        return facts?.state ?? null;
      } catch (error) {
        if (clock.now() >= until) throw error;
        await clock.sleep(1_000);
      }
    }
  }
}
