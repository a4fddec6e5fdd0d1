import { inParallel } from '../common/parallel.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { nextDeadline } from './fate.ts';
import { observeAll } from './observe-all.ts';
import { failureDelay, pollDelay } from './pace.ts';
import { startProgress, step, type Progress } from './progress.ts';
import { isTransient } from './transient.ts';
import type { LaunchChange, Verdict } from './verdict.ts';
import {
  enforce,
  limitsOf,
  lostContact,
  LOST_CONTACT_MS,
  ROUND_MS,
  SHORTEST_PAUSE_MS,
  type WatchedLaunch,
  type WatchOptions,
} from './wait.ts';

export interface WatchAllOptions extends Omit<WatchOptions, 'onChange' | 'timeoutMs'> {
  /** Called once per change of a launch, with its place among those that are watched. */
  readonly onChange?: (index: number, change: LaunchChange) => void;
  /** Called once for each launch, when its fate is known. Not awaited: must not throw. */
  readonly onVerdict?: (index: number, verdict: Verdict) => void;
}

/** Overdue launches that are taken back at the same time. */
const TAKEN_BACK_AT_ONCE = 8;

interface Watched {
  readonly index: number;
  readonly launch: WatchedLaunch;
  progress: Progress;
}

/**
 * As `watch`, for many launches with one poll for all. Each has its own limits, from its own push and claim.
 * @returns the verdict on each, in their order
 * @throws WandbError at once for credentials, permissions and refusals
 * @throws the reason of `signal`
 */
export async function watchAll(
  client: WandbClient,
  launches: readonly WatchedLaunch[],
  options: WatchAllOptions = {},
): Promise<readonly Verdict[]> {
  const clock = launches[0]?.clock ?? client.clock;
  const { signal, onChange, onVerdict, random = Math.random } = options;
  const limits = limitsOf(options);
  const startedAt = clock.now();
  const verdicts = new Array<Verdict>(launches.length);
  let open: Watched[] = launches.map((launch, index) => ({
    index,
    launch,
    progress: startProgress(launch.queue, launch.pushedAt ?? startedAt, launch.attached),
  }));
  const settle = (index: number, verdict: Verdict): void => {
    verdicts[index] = verdict;
    onVerdict?.(index, verdict);
  };
  let lastAnswer = startedAt;
  let failures = 0;
  let quietRounds = 0;
  for (let round = 1; open.length > 0; round += 1) {
    signal?.throwIfAborted();
    const call: CallOptions = { deadlineMs: ROUND_MS, ...(signal === undefined ? {} : { signal }) };
    const ended: { readonly watched: Watched; readonly verdict: Verdict }[] = [];
    try {
      const observations = await observeAll(client, open, round, () => clock.now(), call);
      let changed = false;
      for (const [at, watched] of open.entries()) {
        const taken = step(watched.progress, observations[at] ?? { now: clock.now() }, limits);
        watched.progress = taken.progress;
        watched.launch.onProgress?.(taken.progress);
        for (const change of taken.changes) onChange?.(watched.index, change);
        if (taken.verdict !== null) ended.push({ watched, verdict: taken.verdict });
        changed ||= taken.changes.length > 0;
      }
      lastAnswer = clock.now();
      failures = 0;
      quietRounds = changed ? 0 : quietRounds + 1;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) throw error;
      failures += 1;
      if (clock.now() - lastAnswer >= LOST_CONTACT_MS) {
        for (const { index, progress } of open) settle(index, lostContact(progress, error));
        return verdicts;
      }
    }
    await inParallel(ended, TAKEN_BACK_AT_ONCE, async ({ watched, verdict }) => {
      const { launch, progress, index } = watched;
      settle(index, await enforce(client, launch, verdict, progress, limits, signal));
    });
    const over = new Set(ended.map(({ watched }) => watched));
    open = open.filter((watched) => !over.has(watched));
    if (open.length === 0) break;
    const now = clock.now();
    const next = Math.min(...open.map(({ progress }) => nextDeadline(progress, now, limits)));
    const pause =
      failures > 0
        ? failureDelay(failures, random())
        : Math.min(pollDelay(quietRounds, now - startedAt, random()), next);
    await clock.sleep(Math.max(SHORTEST_PAUSE_MS, pause), signal);
  }
  return verdicts;
}
