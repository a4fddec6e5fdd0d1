import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyState, type ServerState } from './state.ts';

const FILE = 'state.json';
const WRITE_AFTER_MS = 200;

/** State kept in one JSON file, written soon after a change and when the server closes. */
export class Snapshot {
  readonly #directory: string;
  readonly #state: ServerState;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(directory: string, state: ServerState) {
    this.#directory = directory;
    this.#state = state;
  }

  /** Something may have changed. */
  touch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write()).catch(warn);
    }, WRITE_AFTER_MS).unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    await this.#write();
  }

  /** A reader never sees half a file: the new one takes the old one's name when it is whole. */
  async #write(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const path = join(this.#directory, FILE);
    await writeFile(`${path}.tmp`, toText(this.#state), { mode: 0o600 });
    await rename(`${path}.tmp`, path);
  }
}

/** The state kept in `directory`; a new one when there is none. @throws Error naming a file that cannot be read */
export function loadState(directory: string, secret: string): ServerState {
  const state = emptyState(secret);
  const path = join(directory, FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return state;
    throw error;
  }
  try {
    return Object.assign(state, fromText(text));
  } catch (cause) {
    throw new Error(`${path} is not a snapshot of this server`, { cause });
  }
}

/** A full disk must not end the server; the last attempt, at its close, does report the error. */
function warn(error: unknown): void {
  process.emitWarning(`state was not saved: ${error instanceof Error ? error.message : String(error)}`);
}

const toText = (state: ServerState): string =>
  JSON.stringify(state, (_, value: unknown) => (value instanceof Map ? { map: [...value.values()] } : value));

function fromText(text: string): Partial<ServerState> {
  const found = JSON.parse(text) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(found).map(([key, value]) => {
      const records = (value as { map?: { id: string }[] } | null)?.map;
      return [key, Array.isArray(records) ? new Map(records.map((record) => [record.id, record])) : value];
    }),
  );
}
