/** The part of `process` that tells of signals. */
export interface SignalSource {
  on(signal: CancelSignal, listener: () => void): unknown;
  off(signal: CancelSignal, listener: () => void): unknown;
}

export type CancelSignal = 'SIGINT' | 'SIGTERM';

/** The reason with which everything that waits is aborted. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly kind = 'cancelled';
  readonly signal: CancelSignal;

  constructor(signal: CancelSignal) {
    super(`The step was cancelled (${signal}).`);
    this.signal = signal;
  }
}

export interface Cancellation {
  /** Aborted by the first signal, with a `Cancelled` as its reason. */
  readonly signal: AbortSignal;
  /** Aborted by the second one: time is nearly up, leave the rest to `post`. */
  readonly hurry: AbortSignal;
  /** Stops listening: a signal then ends the process as it does by default. */
  readonly dispose: () => void;
}

/**
 * Listens for a cancel. A runner sends SIGINT, 7.5 s later SIGTERM, and kills the process tree 2.5 s after that; a
 * user at a terminal may press Ctrl-C twice.
 */
export function listenForCancel(source: SignalSource): Cancellation {
  const first = new AbortController();
  const second = new AbortController();
  function onSignal(signal: CancelSignal): void {
    (first.signal.aborted ? second : first).abort(new Cancelled(signal));
  }
  const listeners = {
    SIGINT: () => onSignal('SIGINT'),
    SIGTERM: () => onSignal('SIGTERM'),
  } as const;
  source.on('SIGINT', listeners.SIGINT);
  source.on('SIGTERM', listeners.SIGTERM);
  return {
    signal: first.signal,
    hurry: second.signal,
    dispose() {
      source.off('SIGINT', listeners.SIGINT);
      source.off('SIGTERM', listeners.SIGTERM);
    },
  };
}
