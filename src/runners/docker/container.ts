import type { Readable } from 'node:stream';
import type { Clock } from '../../common/clock.ts';
import { messageOf } from '../../common/errors.ts';
import type { RunEnd, RunnerState, SubmittedRun } from '../runner.ts';
import type { Blame } from './causes.ts';
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
  /** The devices that it was lent. */
  readonly gpus?: readonly string[];
  /** Of an item that is started; default: nothing is its fault. */
  readonly blame?: Blame;
  /** Called once it has ended. */
  readonly onEnd?: () => void;
}

/** How long an engine may stay away, in milliseconds, before a container counts as lost. */
const PATIENCE_MS = 120_000;

/** A container ends this soon after its output, in milliseconds; if not, the output was cut off on its way. */
const END_MS = 1_000;

/** How often a container is started whose engine goes away meanwhile. */
const MOST_STARTS = 3;

/** A container that we started, or took over. */
export class SubmittedContainer implements SubmittedRun {
  readonly id: string;
  readonly gpus: readonly string[];
  readonly #options: SubmittedContainerOptions;
  readonly #end: Promise<RunEnd>;
  #state: RunnerState = 'running';
  #stopped = false;

  constructor(options: SubmittedContainerOptions) {
    this.id = options.id;
    this.gpus = options.gpus ?? [];
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
    this.#options.onEnd?.();
    return end;
  }

  /** Reads its output until it has ended; joins it again when only the connection has. */
  async #follow(): Promise<RunEnd> {
    const { output, clock, join, memory = null, blame } = this.#options;
    let isWhole = join === 'running' && (await this.#read(null));
    let starts = join === 'start' ? MOST_STARTS : 0;
    for (;;) {
      if (starts > 0) {
        const { exitCode } = await this.#run();
        // Only a container that ended well gives 0; whatever else it is, the engine is asked what happened.
        if (exitCode === 0 && !this.#stopped)
          return { state: 'finished', exitCode, signal: null, reason: null };
        isWhole = exitCode !== null;
      }
      const state = await this.#stateOf();
      // The engine went away before it had started it: its program has not run, so it may be started.
      starts = state !== null && isUntouched(state) && !this.#stopped ? starts - 1 : 0;
      if (starts > 0) continue;
      if (state === null) {
        const reason = 'its container was removed by somebody else';
        return { state: this.#stopped ? 'stopped' : 'failed', exitCode: null, signal: null, reason };
      }
      if (!state.running) {
        if (!isWhole) await this.#read(output.lastAt ?? 0);
        return endOf(state, {
          stopped: this.#stopped,
          tail: output.tail,
          memory,
          ...(blame ? { blame } : {}),
        });
      }
      isWhole = await this.#read(output.lastAt ?? 0);
      await clock.sleep(200);
    }
  }

  /** Runs it to its end. No exit code: that could not be done, or not be seen. */
  async #run(): Promise<{ readonly exitCode: number | null }> {
    const { engine, output, clock, id } = this.#options;
    let printed: Readable | null = null;
    try {
      // Attached before it starts: nothing that it prints can be missed.
      printed = await engine.attach(id);
      const reading = output.take(printed, () => clock.now());
      await engine.start(id);
      return { exitCode: (await reading) ? await engine.wait(id, END_MS) : null };
    } catch {
      printed?.destroy();
      return { exitCode: null };
    }
  }

  /** Reads what it printed since then (milliseconds; null: all) until it ends. False: the reading was broken off. */
  async #read(since: number | null): Promise<boolean> {
    const { engine, output, clock, id } = this.#options;
    try {
      return await output.take(await engine.logs(id, since), () => clock.now());
    } catch {
      // What keeps it from being read is told by its state.
      return false;
    }
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

/** It was never started, and nothing speaks against it. */
function isUntouched({ status, error }: ContainerState): boolean {
  return status === 'created' && error === '';
}
