import { closeSync, openSync, writeSync } from 'node:fs';
import { Tail } from '../../common/lines.ts';

export interface JobLogOptions {
  /** Takes one line for the log of the step. */
  readonly print: (line: string) => void;
  /** Cuts secrets. */
  readonly cut: (text: string) => string;
  /** Where the full log goes; null: nowhere. */
  readonly path: string | null;
  /** Begins the file anew: all that it may hold comes again. Default: what it holds is kept. */
  readonly again?: boolean;
  /** Characters of the step's log for this job. Default 8 MiB. */
  readonly stepLimit?: number;
  /** Bytes of the file. Default 50 MiB. */
  readonly fileLimit?: number;
}

const STEP_LIMIT = 8 * 1024 * 1024;
const FILE_LIMIT = 50 * 1024 * 1024;
const BUFFER = 64 * 1024;
/** Lines that are shown at the end when lines before them were left out. */
const LAST_LINES = 30;

/**
 * What one job prints: shown in the step up to a limit, kept in a file up to another, its end kept in memory. None of
 * the three grows with the job.
 */
export class JobLog {
  readonly #options: JobLogOptions;
  readonly #tail = new Tail();
  #file: number | null = null;
  #opened = false;
  #buffer: string[] = [];
  #buffered = 0;
  #written = 0;
  #shown = 0;
  #leftOut = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: JobLogOptions) {
    this.#options = options;
  }

  /** Where the full log is; null while nothing was printed, or when it cannot be written. */
  get path(): string | null {
    return this.#opened ? this.#options.path : null;
  }

  /** The last lines, oldest first, without secrets. */
  tail(): readonly string[] {
    return this.#tail.lines();
  }

  /** A text without secrets. */
  cut(text: string): string {
    return this.#options.cut(text);
  }

  push(raw: string): void {
    const line = this.cut(raw);
    this.#tail.push(line);
    this.#keep(line);
    const { stepLimit = STEP_LIMIT, print } = this.#options;
    if (this.#shown + line.length <= stepLimit && this.#leftOut === 0) {
      this.#shown += line.length + 1;
      print(line);
      return;
    }
    if (this.#leftOut === 0) print('(more is printed than a step shows: the rest is left out here)');
    this.#leftOut += 1;
  }

  /** Closes the file; tells what was left out of the step's log, and shows its end. Repeatable. */
  close(): void {
    this.#flush();
    const { print } = this.#options;
    if (this.#leftOut > 0) {
      const shown = Math.min(this.#leftOut, LAST_LINES);
      print(
        `(${this.#leftOut - shown} lines were left out${this.path === null ? '' : `; the log is in ${this.path}`})`,
      );
      for (const line of this.#tail.lines().slice(-shown)) print(line);
      this.#leftOut = 0;
    }
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#written = Infinity;
  }

  #keep(line: string): void {
    if (this.#options.path === null || this.#written >= (this.#options.fileLimit ?? FILE_LIMIT)) return;
    this.#buffer.push(line);
    this.#buffered += line.length + 1;
    if (this.#buffered >= BUFFER) this.#flush();
    // A person who follows the file does not wait for the buffer to fill.
    else this.#timer ??= setTimeout(() => this.#flush(), 1_000).unref();
  }

  /** Written at once and not as a stream: a job that prints faster than the disk takes is slowed down, not buffered. */
  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { path, again = false, fileLimit = FILE_LIMIT } = this.#options;
    if (this.#buffer.length === 0 || path === null || this.#written >= fileLimit) return;
    const bytes = Buffer.from(`${this.#buffer.join('\n')}\n`);
    this.#buffer = [];
    this.#buffered = 0;
    try {
      this.#file ??= openSync(path, again ? 'w' : 'a', 0o600);
      this.#opened = true;
      const room = fileLimit - this.#written;
      writeSync(this.#file, bytes.subarray(0, room));
      this.#written += bytes.length;
      if (bytes.length >= room) writeSync(this.#file, '\n(the file is full: later lines were not kept)\n');
    } catch {
      // A full disk must not end the job that prints.
      this.#written = Infinity;
    }
  }
}
