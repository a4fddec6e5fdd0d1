import { refuse, shown } from '../refusal.ts';

/** What a queue asks for with `gpus`. */
export type GpuRequest =
  | { readonly kind: 'all' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'devices'; readonly devices: readonly string[] };

/**
 * Reads `all`, a number, or `device=0,1`, the quotes that docker's own command line needs included.
 * @throws RefusedError
 */
export function readGpus(text: string): GpuRequest | null {
  const plain = text.replace(/^(["'])(.*)\1$/, '$2').trim();
  if (plain === 'all' || plain === '-1') return { kind: 'all' };
  if (/^\d{1,4}$/.test(plain)) {
    const count = Number(plain);
    return count === 0 ? null : { kind: 'count', count };
  }
  const devices = /^device=([\w:-]+(?:,[\w:-]+)*)$/.exec(plain)?.[1];
  if (devices !== undefined) return { kind: 'devices', devices: devices.split(',') };
  return refuse(
    `gpus: ${shown(text)} is not understood`,
    'Write all, a number, or device=0,1; the owner of the runner can set more with `docker-args`.',
  );
}

/**
 * The value of `--gpus`. When the runner shares its devices out among its slots, a job gets those of its slot,
 * whichever it named: two jobs must not meet on one device.
 * @param slot the devices of the slot; null when the job may have any
 * @throws RefusedError when it asks for more than the slot has
 */
export function gpusFlag(request: GpuRequest, slot: readonly string[] | null): string {
  if (slot === null) {
    if (request.kind === 'devices') return deviceFlag(request.devices);
    return `--gpus=${request.kind === 'all' ? 'all' : request.count}`;
  }
  const wanted =
    request.kind === 'all' ? slot.length : request.kind === 'count' ? request.count : request.devices.length;
  if (wanted > slot.length) {
    refuse(
      `gpus: ${wanted} devices are asked for, and a slot of this runner has ${slot.length}`,
      'Ask for fewer, or lower `max-jobs` on the agent so that each job gets more.',
    );
  }
  return deviceFlag(slot.slice(0, wanted));
}

/** The quotes are part of the value: docker reads it as CSV. */
function deviceFlag(devices: readonly string[]): string {
  return devices.length === 1 ? `--gpus=device=${devices[0] ?? ''}` : `--gpus="device=${devices.join(',')}"`;
}

/** Shares devices out among slots, as evenly as it goes; with more slots than devices some slots have none. */
export function splitGpus(devices: readonly string[], slots: number): readonly (readonly string[])[] {
  const size = Math.max(1, Math.floor(devices.length / slots));
  const sets: string[][] = [];
  for (let slot = 0; slot < slots && slot * size < devices.length; slot += 1) {
    sets.push(devices.slice(slot * size, (slot + 1) * size));
  }
  return sets;
}

/** Lends the sets of devices to jobs, one each. */
export class GpuSlots {
  readonly #free: (readonly string[])[];
  readonly #waiting: ((set: readonly string[]) => void)[] = [];

  constructor(sets: readonly (readonly string[])[]) {
    this.#free = [...sets];
  }

  /** All sets are lent. */
  get isEmpty(): boolean {
    return this.#free.length === 0;
  }

  /** A set that no other job has; waits for one while all are lent. Rejects with the reason of `signal`. */
  async take(signal?: AbortSignal): Promise<readonly string[]> {
    signal?.throwIfAborted();
    const set = this.#free.shift();
    if (set !== undefined) return set;
    return new Promise((resolve, reject) => {
      const give = (lent: readonly string[]): void => {
        signal?.removeEventListener('abort', leave);
        resolve(lent);
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(give), 1);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(give);
    });
  }

  /** Keeps the sets with any of these devices from being lent, until what is returned is called. */
  reserve(devices: readonly string[]): () => void {
    const isTaken = (set: readonly string[]): boolean => set.some((device) => devices.includes(device));
    const taken = this.#free.filter(isTaken);
    this.#free.splice(0, Infinity, ...this.#free.filter((set) => !isTaken(set)));
    return () => taken.forEach((set) => this.giveBack(set));
  }

  giveBack(set: readonly string[]): void {
    const next = this.#waiting.shift();
    if (next) next(set);
    else this.#free.push(set);
  }
}
