import { appendFileSync, utimesSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { STATES, OUTCOMES } from './outcome.ts';

/** How a process or container that was started can be found again. */
export interface StartedRun {
  readonly resource: string;
  /** Process id, or container id. */
  readonly id: string;
  /** When the kernel started the process, in its own count: tells it from a later one of that id. Null: a container. */
  readonly startTime: string | null;
}

const Time = v.number();
const Entries = v.variant('kind', [
  v.object({
    kind: v.literal('agent'),
    at: Time,
    host: v.string(),
    boot: v.string(),
    agentId: v.nullable(v.string()),
    name: v.nullable(v.string()),
    entity: v.nullable(v.string()),
  }),
  v.object({ kind: v.literal('taken'), at: Time, itemId: v.string(), queue: v.string() }),
  v.object({
    kind: v.literal('claimed'),
    at: Time,
    itemId: v.string(),
    runId: v.string(),
    entity: v.string(),
    project: v.string(),
    job: v.nullable(v.string()),
    resource: v.string(),
    isScheduler: v.boolean(),
  }),
  v.object({
    kind: v.literal('started'),
    at: Time,
    itemId: v.string(),
    resource: v.string(),
    id: v.string(),
    startTime: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('ended'),
    at: Time,
    itemId: v.string(),
    exitCode: v.nullable(v.number()),
    /** When its process ended; null: there was none. */
    endedAt: v.nullable(Time),
    /** What is told of it, so that whoever has to tell it says the same. */
    verdict: v.object({
      state: v.picklist(STATES),
      outcome: v.picklist(OUTCOMES),
      message: v.nullable(v.string()),
      failure: v.nullable(v.object({ stage: v.picklist(['agent', 'run']), message: v.string() })),
    }),
  }),
  v.object({
    kind: v.literal('reported'),
    at: Time,
    itemId: v.string(),
    /** The row of the report; null: another agent has the item. */
    row: v.nullable(v.record(v.string(), v.unknown())),
  }),
  /** A folder that is its alone, and goes with it. */
  v.object({ kind: v.literal('folder'), at: Time, path: v.string() }),
  v.object({ kind: v.literal('cancelled'), at: Time, because: v.string() }),
  v.object({ kind: v.literal('killed'), at: Time }),
]);

/** One line of a journal. `claimed` and `ended` are written before the server is told, the others after the fact. */
export type JournalEntry = v.InferOutput<typeof Entries>;
/** An entry before it has its time. */
export type JournalNews = JournalEntry extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never;

/** The kernel's own name for the time since it was started; empty where there is none. */
export async function bootId(): Promise<string> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
}

/** The state folder of agents: for this user alone, as the paths in it are trusted. */
export async function openStateDir(stateDir: string): Promise<void> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
}

/**
 * What one agent did, line by line, so that the next one can pick up what it left. It holds no secrets. Lines are
 * written at once and in order; a kill can tear the last one only.
 */
export class Journal {
  readonly path: string;
  readonly #now: () => number;

  constructor(path: string, now: () => number) {
    this.path = path;
    this.#now = now;
  }

  /** Begins the journal of `owner`. */
  static async begin(
    stateDir: string,
    owner: string,
    place: { readonly host: string; readonly boot: string },
    now: () => number,
  ): Promise<Journal> {
    const journal = new Journal(join(stateDir, fileName(owner, owner)), now);
    await writeFile(journal.path, '', { mode: 0o600, flag: 'wx' });
    const unknown = { agentId: null, name: null, entity: null };
    journal.write({ kind: 'agent', ...place, ...unknown });
    return journal;
  }

  write(news: JournalNews): void {
    const entry = { at: this.#now(), ...news };
    // A torn line of a former owner must not swallow this one.
    appendFileSync(this.path, `\n${JSON.stringify(entry)}\n`);
  }

  /** Marks that its owner lives: the time of the file is when it was last seen. */
  touch(): void {
    const seconds = this.#now() / 1_000;
    try {
      utimesSync(this.path, seconds, seconds);
    } catch {
      // The time of the last entry serves as well.
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** The entries of a journal's text; lines that cannot be read (a torn last one) are left out. */
export function parseJournal(text: string): JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    try {
      const parsed = v.safeParse(Entries, JSON.parse(line));
      return parsed.success ? [parsed.output] : [];
    } catch {
      return [];
    }
  });
}

/** A journal in a state folder, by its name: who wrote it, and who sees to it now. */
export interface JournalFile {
  readonly path: string;
  readonly origin: string;
  readonly holder: string;
}

const FILE_NAME = /^([0-9a-f]{12})@([0-9a-f]{12})\.jsonl$/;

function fileName(origin: string, holder: string): string {
  return `${origin}@${holder}.jsonl`;
}

export async function listJournals(stateDir: string): Promise<JournalFile[]> {
  const names = await readdir(stateDir).catch(() => []);
  return names.flatMap((name) => {
    const [, origin, holder] = FILE_NAME.exec(name) ?? [];
    return origin && holder ? [{ path: join(stateDir, name), origin, holder }] : [];
  });
}

/** Takes a journal over, for one of those who try: null when another was quicker. */
export async function takeOver(
  stateDir: string,
  file: JournalFile,
  owner: string,
): Promise<{ readonly path: string; readonly text: string; readonly lastSeen: number } | null> {
  const path = join(stateDir, fileName(file.origin, owner));
  try {
    await rename(file.path, path);
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { path, text, lastSeen: mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
