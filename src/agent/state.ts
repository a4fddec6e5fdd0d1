import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../common/clock.ts';
import {
  bootId,
  Journal,
  listJournals,
  openStateDir,
  parseJournal,
  takeOver,
  type JournalFile,
  type JournalNews,
} from './journal.ts';
import { clearLock, isAlive, listLocks, lockOwner, type OwnerLock } from './lock.ts';
import { isOfThisMachine, replay, type AgentRecord } from './replay.ts';

/** Milliseconds within which the journal follows the lock, also on another machine that shares the folder. */
const JOURNAL_AFTER_MS = 200;

interface Place {
  readonly host: string;
  /** The kernel's own name for the time since it was started; empty where there is none. */
  readonly boot: string;
}

/** What a lost agent left, in the hands of this one alone. */
export interface Orphan {
  /** The owner that its containers are labelled with. */
  readonly origin: string;
  readonly record: AgentRecord;
  /** Milliseconds since the epoch: when it last showed that it lived. */
  readonly lastSeen: number;
  readonly note: (news: JournalNews) => void;
  /** Nothing of it is left to do. */
  finish(): Promise<void>;
  /** Something is left to do: it is taken again at the next look, by this agent or another. */
  release(): void;
}

/** The place of one agent in the state folder: its name, its lock, and its journal. */
export class AgentState {
  readonly stateDir: string;
  readonly owner: string;
  readonly #lock: OwnerLock;
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #place: Place;
  /** Origins of the journals that this agent took over and is at work on. */
  readonly #inHand = new Set<string>();

  private constructor(stateDir: string, lock: OwnerLock, journal: Journal, place: Place, now: () => number) {
    this.stateDir = stateDir;
    this.owner = lock.owner;
    this.#lock = lock;
    this.#journal = journal;
    this.#place = place;
    this.#now = now;
  }

  /** Opens a place under a fresh name. @param stateDir made when it is missing */
  static async open(stateDir: string, clock: Pick<Clock, 'now'>): Promise<AgentState> {
    await openStateDir(stateDir);
    // The lock comes first: a journal without one is a lost agent's.
    const lock = await lockOwner(stateDir, randomBytes(6).toString('hex'));
    const now = () => clock.now();
    const place = { host: hostname(), boot: await bootId() };
    return new AgentState(stateDir, lock, await Journal.begin(stateDir, lock.owner, place, now), place, now);
  }

  /** Where it is, as its journal says. */
  get place(): { readonly host: string; readonly boot: string } {
    return this.#place;
  }

  readonly note = (news: JournalNews): void => this.#journal.write(news);

  /** Shows that this agent lives. */
  touch(): void {
    this.#journal.touch();
  }

  /**
   * Takes over what lost agents of this machine left. Of several agents that try, one gets each.
   * @param only the owner whose journal is meant; default: all
   */
  async takeOrphans(only?: string): Promise<Orphan[]> {
    const orphans: Orphan[] = [];
    for (const file of await listJournals(this.stateDir)) {
      if (only !== undefined && file.origin !== only) continue;
      const isOwn = file.holder === this.owner;
      if (isOwn && (file.origin === this.owner || this.#inHand.has(file.origin))) continue;
      if (!isOwn && (await isAlive(this.stateDir, file.holder))) continue;
      const record = replay(parseJournal(await readFile(file.path, 'utf8').catch(() => '')));
      // A journal on a shared disk belongs to the machine that runs its containers.
      if (record !== null && !isOfThisMachine(record, this.#place)) continue;
      const orphan = await this.#take(file);
      if (orphan) orphans.push(orphan);
    }
    await this.#clearUnusedLocks();
    return orphans;
  }

  async #take(file: JournalFile): Promise<Orphan | null> {
    const taken = await takeOver(this.stateDir, file, this.owner);
    if (taken === null) return null;
    const journal = new Journal(taken.path, this.#now);
    this.#inHand.add(file.origin);
    const release = (): void => void this.#inHand.delete(file.origin);
    const finish = async (): Promise<void> => {
      await journal.remove();
      release();
      for (const owner of [file.origin, file.holder])
        if (owner !== this.owner) await clearLock(this.stateDir, owner);
    };
    const record = replay(parseJournal(taken.text));
    if (record === null) {
      await finish();
      return null;
    }
    return {
      origin: file.origin,
      record,
      lastSeen: taken.lastSeen,
      note: (news) => journal.write(news),
      finish,
      release,
    };
  }

  /** Removes the locks of agents that were killed before they had a journal. */
  async #clearUnusedLocks(): Promise<void> {
    const before = await this.#locksWithoutJournal();
    if (before.length === 0) return;
    await sleep(JOURNAL_AFTER_MS);
    for (const owner of await this.#locksWithoutJournal())
      if (before.includes(owner) && !(await isAlive(this.stateDir, owner)))
        await clearLock(this.stateDir, owner);
  }

  async #locksWithoutJournal(): Promise<readonly string[]> {
    const named = new Set(
      (await listJournals(this.stateDir)).flatMap(({ origin, holder }) => [origin, holder]),
    );
    return (await listLocks(this.stateDir)).filter((owner) => owner !== this.owner && !named.has(owner));
  }

  /**
   * Leaves the place.
   * @param done nothing is left to do: the journal goes too; otherwise it stays for who comes next
   */
  async close(done: boolean): Promise<void> {
    if (done) await this.#journal.remove();
    await this.#lock.release();
  }
}
