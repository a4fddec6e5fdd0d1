import type { LoggedRequest, ServerControl } from '../../src/server/index.ts';

/** Sees the requests of a server as they come; its own log is emptied on the way, as it is bounded. */
export class RequestTap {
  readonly #control: ServerControl;
  readonly #timer: NodeJS.Timeout;
  readonly #waiting = new Set<(request: LoggedRequest) => void>();
  /** Per item, the different messages with which it was failed. */
  readonly failures = new Map<string, Set<string>>();

  constructor(control: ServerControl) {
    this.#control = control;
    this.#timer = setInterval(() => this.#drain(), 10);
  }

  /** Resolves at the next request of a root field, or after `ms`. */
  async next(field: string, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = (request: LoggedRequest): void => {
        if (request.rootFields.includes(field)) done();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(look);
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#drain();
  }

  #drain(): void {
    const requests = this.#control.requests();
    if (requests.length === 0) return;
    this.#control.clearRequests();
    for (const request of requests) {
      if (request.rootFields.includes('failRunQueueItem') && request.status === 200)
        this.#noteFailure(request);
      for (const look of this.#waiting) look(request);
    }
  }

  #noteFailure({ variables }: LoggedRequest): void {
    const { itemId, message } = variables as { itemId?: unknown; message?: unknown };
    if (typeof itemId !== 'string' || typeof message !== 'string') return;
    const known = this.failures.get(itemId) ?? new Set();
    this.failures.set(itemId, known.add(message));
  }
}
