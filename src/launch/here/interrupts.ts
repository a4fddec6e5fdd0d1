/** The part of `process` by which a process learns that it is interrupted, and by which it then ends. */
export interface SignalHost {
  readonly pid: number;
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  listenerCount(signal: 'SIGINT' | 'SIGTERM'): number;
  kill(pid: number, signal: 'SIGINT' | 'SIGTERM'): unknown;
}

/** What an interrupt means to one launch. */
export interface Interruption {
  /** Aborted by the first signal: stop the run. */
  readonly signal: AbortSignal;
  /** Aborted by the second one: at once. */
  readonly force: AbortSignal;
  /** To be called once the run has ended and nothing of it is left. */
  release(): void;
}

const watches = new WeakMap<SignalHost, Watch>();

/**
 * Ties a launch to the life of its process: an interrupt stops it, and the process ends by that signal only when every
 * run that was tied to it is gone. A process with listeners of its own ends as it says itself.
 */
export function tieToProcess(host: SignalHost): Interruption {
  let watch = watches.get(host);
  if (watch === undefined) {
    watch = new Watch(host);
    watches.set(host, watch);
  }
  return watch.add();
}

class Watch {
  readonly #host: SignalHost;
  readonly #live = new Set<{ first: AbortController; second: AbortController }>();
  readonly #listeners = { SIGINT: () => this.#on('SIGINT'), SIGTERM: () => this.#on('SIGTERM') } as const;
  #interruptedBy: 'SIGINT' | 'SIGTERM' | null = null;

  constructor(host: SignalHost) {
    this.#host = host;
  }

  add(): Interruption {
    const entry = { first: new AbortController(), second: new AbortController() };
    if (this.#live.size === 0) this.#listen('on');
    this.#live.add(entry);
    if (this.#interruptedBy !== null) entry.first.abort(interrupted(this.#interruptedBy));
    return {
      signal: entry.first.signal,
      force: entry.second.signal,
      release: () => this.#release(entry),
    };
  }

  #release(entry: { first: AbortController; second: AbortController }): void {
    if (!this.#live.delete(entry) || this.#live.size > 0) return;
    this.#listen('off');
    const signal = this.#interruptedBy;
    this.#interruptedBy = null;
    if (signal !== null && this.#host.listenerCount(signal) === 0) this.#host.kill(this.#host.pid, signal);
  }

  #listen(how: 'on' | 'off'): void {
    this.#host[how]('SIGINT', this.#listeners.SIGINT);
    this.#host[how]('SIGTERM', this.#listeners.SIGTERM);
  }

  #on(signal: 'SIGINT' | 'SIGTERM'): void {
    this.#interruptedBy ??= signal;
    for (const { first, second } of this.#live) {
      (first.signal.aborted ? second : first).abort(interrupted(signal));
    }
  }
}

function interrupted(signal: string): Error {
  return new Error(`The process was interrupted (${signal}).`);
}
