import type { Clock } from '../../common/clock.ts';
import { LaunchError } from '../../common/errors.ts';
import { pullError } from './causes.ts';
import type { DockerClient } from './client.ts';
import type { DockerEngine, ImageFacts } from './engine.ts';
import { DOCKER_HUB, isPinned, registryOf } from './image.ts';

export interface PullOptions {
  readonly platform: string | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: (line: string) => void;
}

export interface ImagePullsOptions {
  readonly clock: Clock;
  /** Milliseconds for one pull. Default: an hour. */
  readonly timeoutMs?: number;
  /** Registries, beside Docker Hub, whose failure is the fault of the box. Default: none. */
  readonly vouched?: readonly string[];
}

/** The part of an engine that pulls need. */
type PullingEngine = Pick<DockerEngine, 'image'> & { readonly client: Pick<DockerClient, 'call'> };

/** For how long an image that could not be pulled, but is on the machine, is used without trying again. */
const FAILED_FOR_MS = 60_000;

interface Pull {
  /** Resolves with the digest that the registry gave, when it told one. */
  readonly done: Promise<string | null>;
  readonly listeners: Set<(line: string) => void>;
  readonly abort: AbortController;
  waiting: number;
}

/**
 * Gets images onto the machine. Jobs that need the same image at the same time share one pull. A tag is always asked
 * for again, since it may have moved; a digest is not when it is there.
 */
export class ImagePulls {
  readonly #engine: PullingEngine;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #vouched: ReadonlySet<string>;
  readonly #running = new Map<string, Pull>();
  readonly #failedAt = new Map<string, number>();
  /** What is known of an image, by its reference and digest: the same digest is the same image. */
  readonly #known = new Map<string, ImageFacts>();

  constructor(engine: PullingEngine, options: ImagePullsOptions) {
    this.#engine = engine;
    this.#clock = options.clock;
    this.#timeoutMs = options.timeoutMs ?? 3_600_000;
    this.#vouched = new Set([DOCKER_HUB, ...(options.vouched ?? [])]);
  }

  /**
   * Resolves once the image is there, pulled or found.
   * @throws LaunchError that names the cause, a BoxError when that is not the image; the reason of `signal` when that aborted
   */
  async get(image: string, options: PullOptions): Promise<ImageFacts> {
    const { signal, onProgress } = options;
    const key = `${options.platform ?? ''} ${image}`;
    const failedAt = this.#failedAt.get(key);
    const isSettled =
      isPinned(image) || (failedAt !== undefined && this.#clock.now() - failedAt < FAILED_FOR_MS);
    const known = isSettled ? await this.#engine.image(image, signal) : null;
    if (known) return known;
    let digest: string | null;
    try {
      digest = await this.#share(key, image, options);
    } catch (error) {
      signal?.throwIfAborted();
      const local = await this.#engine.image(image, signal);
      if (local === null) throw error;
      this.#failedAt.set(key, this.#clock.now());
      onProgress?.(
        `${error instanceof LaunchError ? error.message : String(error)} The copy on this machine is used.`,
      );
      return local;
    }
    this.#failedAt.delete(key);
    return this.#pulled(image, digest === null ? null : `${key} ${digest}`, signal);
  }

  async #pulled(image: string, known: string | null, signal: AbortSignal | undefined): Promise<ImageFacts> {
    const before = known === null ? undefined : this.#known.get(known);
    if (before) return before;
    const facts = await this.#engine.image(image, signal);
    if (facts === null)
      throw new LaunchError(`${image} was pulled, and is not there.`, { hint: 'Try again.' });
    if (known !== null) this.#known.set(known, facts);
    return facts;
  }

  async #share(
    key: string,
    image: string,
    { platform, signal, onProgress }: PullOptions,
  ): Promise<string | null> {
    const pull = this.#running.get(key) ?? this.#start(key, image, platform);
    if (onProgress) pull.listeners.add(onProgress);
    pull.waiting += 1;
    try {
      return await untilAborted(pull.done, signal);
    } finally {
      pull.waiting -= 1;
      if (onProgress) pull.listeners.delete(onProgress);
      if (pull.waiting === 0) {
        this.#running.delete(key);
        pull.abort.abort();
      }
    }
  }

  #start(key: string, image: string, platform: string | null): Pull {
    const abort = new AbortController();
    const listeners = new Set<(line: string) => void>();
    const tell = (line: string): void => listeners.forEach((listener) => listener(line));
    const pull: Pull = {
      done: this.#pull(image, platform, abort.signal, tell),
      listeners,
      abort,
      waiting: 0,
    };
    this.#running.set(key, pull);
    return pull;
  }

  async #pull(
    image: string,
    platform: string | null,
    signal: AbortSignal,
    tell: (line: string) => void,
  ): Promise<string | null> {
    const progress = new PullProgress(image, tell);
    const args = ['pull', ...(platform === null ? [] : [`--platform=${platform}`]), image];
    const isVouched = this.#vouched.has(registryOf(image));
    const call = { signal, timeoutMs: this.#timeoutMs, onLine: (line: string) => progress.take(line) };
    const { exitCode, stderr } = await this.#engine.client.call(args, call);
    if (exitCode !== 0) throw pullError(image, stderr, isVouched);
    return progress.digest;
  }
}

/** Turns the many lines of `docker pull` into a few. */
export class PullProgress {
  readonly #image: string;
  readonly #tell: (line: string) => void;
  /** What the registry calls the image; null until it has told. */
  digest: string | null = null;
  #layers = 0;
  #done = 0;

  constructor(image: string, tell: (line: string) => void) {
    this.#image = image;
    this.#tell = tell;
  }

  take(line: string): void {
    if (/^[0-9a-f]{12}: (Pulling fs layer|Already exists)$/.test(line)) this.#layers += 1;
    if (/^[0-9a-f]{12}: (Pull complete|Already exists)$/.test(line)) {
      this.#done += 1;
      if (line.endsWith('Pull complete')) {
        this.#tell(`Pulling ${this.#image}: ${this.#done} of ${this.#layers} layers.`);
      }
    }
    if (line.startsWith('Status: Downloaded')) this.#tell(`Pulled ${this.#image}.`);
    if (line.startsWith('Digest: ')) {
      this.digest = line.slice('Digest: '.length);
      this.#tell(`${this.#image} is ${this.digest}.`);
    }
  }
}

async function untilAborted<T>(done: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return done;
  signal.throwIfAborted();
  let leave = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([done, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
