import type { Clock } from '../common/clock.ts';
import type { ApiCall, GitHubApi } from './api.ts';
import { GitHubApiError } from './api-errors.ts';
import {
  createCheck,
  findCheck,
  updateCheck,
  type CheckConclusion,
  type CheckPage,
  type CheckTarget,
} from './check.ts';

/** Milliseconds between two changes of a check run. */
const INTERVAL_MS = 20_000;
/** Requests of the hour that are left to other steps: the token of a workflow has 1,000 for a whole repository. */
const LEFT_TO_OTHERS = 100;

/** What `post` needs to conclude a check run. `id`: null while its creation has had no answer. */
export interface SavedCheck {
  readonly target: CheckTarget;
  readonly id: number | null;
}

export interface CheckFeedOptions {
  readonly api: () => Promise<GitHubApi>;
  readonly clock: Clock;
  /** Keeps what `post` needs. */
  readonly save: (check: SavedCheck) => void;
  readonly intervalMs?: number;
}

/** One check run over the life of a step: live from the first page that is shown, and concluded once. */
export class CheckFeed {
  readonly #target: CheckTarget;
  readonly #options: CheckFeedOptions;
  readonly #ending = new AbortController();
  /** Ends what `#ending` leaves alone: a creation that was cut off would have to be looked for. */
  readonly #cutOff = new AbortController();
  #id: number | null;
  /** Whether a check run may exist whose id is not known. */
  #unsure: boolean;
  #next: CheckPage | null = null;
  #shown = '';
  #lastAt = -Infinity;
  #pump: Promise<void> | null = null;
  /** Why there is no check run and will be none. */
  #refusal: GitHubApiError | null = null;

  constructor(saved: SavedCheck & { readonly unsure: boolean }, options: CheckFeedOptions) {
    this.#target = saved.target;
    this.#id = saved.id;
    this.#unsure = saved.unsure && saved.id === null;
    this.#options = options;
  }

  /** Shows a page soon; of several in quick succession the last. Never throws. */
  show(page: CheckPage): void {
    this.#next = page;
    this.#pump ??= this.#send().finally(() => {
      this.#pump = null;
    });
  }

  async #send(): Promise<void> {
    const { clock, intervalMs = INTERVAL_MS } = this.#options;
    const { signal } = this.#ending;
    try {
      while (this.#next !== null && this.#refusal === null) {
        await clock.sleep(Math.max(0, this.#lastAt + intervalMs - clock.now()), signal);
        const page = this.#next;
        this.#next = null;
        const text = JSON.stringify(page);
        if (text === this.#shown) continue;
        this.#lastAt = clock.now();
        await this.#put(page, null, { signal });
        this.#shown = text;
      }
    } catch (error) {
      // What passes is made good by the next page, or by the conclusion.
      if (error instanceof GitHubApiError && error.kind === 'forbidden') this.#refusal = error;
    }
  }

  async #put(page: CheckPage, conclusion: CheckConclusion | null, call: ApiCall): Promise<void> {
    const api = await this.#options.api();
    if (this.#id === null && this.#unsure) this.#id = await findCheck(api, this.#target, call);
    if (this.#id !== null) {
      const scarce = conclusion === null && (api.remaining() ?? Infinity) < LEFT_TO_OTHERS;
      if (!scarce) await updateCheck(api, this.#target.repository, this.#id, page, conclusion, call);
      return;
    }
    if (conclusion === null) this.#options.save({ target: this.#target, id: null });
    this.#unsure = true;
    try {
      const own = conclusion === null ? { signal: this.#cutOff.signal } : call;
      this.#id = await createCheck(api, this.#target, page, conclusion, own);
    } catch (error) {
      if (error instanceof GitHubApiError && error.kind !== 'unavailable') this.#unsure = false;
      throw error;
    }
    if (conclusion === null) this.#options.save({ target: this.#target, id: this.#id });
  }

  async #settled(signal: AbortSignal | undefined): Promise<void> {
    const cutOff = (): void => this.#cutOff.abort(signal?.reason);
    if (signal?.aborted === true) cutOff();
    signal?.addEventListener('abort', cutOff, { once: true });
    try {
      await this.#pump;
    } finally {
      signal?.removeEventListener('abort', cutOff);
    }
  }

  /**
   * Ends the check run, and makes it if need be.
   * @throws GitHubApiError, or the reason of the call's signal
   */
  async conclude(conclusion: CheckConclusion, page: CheckPage, call: ApiCall = {}): Promise<void> {
    this.#ending.abort(new Error('The check run is being concluded.'));
    await this.#settled(call.signal);
    if (this.#refusal !== null) throw this.#refusal;
    try {
      await this.#put(page, conclusion, call);
    } catch (error) {
      if (!(error instanceof GitHubApiError) || error.kind !== 'unavailable') throw error;
      // Its creation may have been carried out without an answer: once more, by a look.
      await this.#put(page, conclusion, call);
    }
  }
}
