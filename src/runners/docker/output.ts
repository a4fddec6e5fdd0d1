import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { LineSplitter, Tail } from '../lines.ts';
import type { LogFile } from './log-file.ts';

export interface JobOutputOptions {
  readonly onLine: (line: string) => void;
  /** Cuts secrets out of a line. */
  readonly redact: (line: string) => string;
  readonly file: LogFile | null;
}

/** Where the output of a container goes: to the listener, into the tail, into the file. Memory is bounded. */
export class JobOutput {
  readonly #options: JobOutputOptions;
  readonly #tail = new Tail();
  /** When the last byte came, in milliseconds; to go on reading from there. */
  #lastAt: number | null = null;

  constructor(options: JobOutputOptions) {
    this.#options = options;
  }

  get tail(): readonly string[] {
    return this.#tail.lines();
  }

  get lastAt(): number | null {
    return this.#lastAt;
  }

  /** Takes all that a client prints; resolves with its exit code once it has ended, null when it had none. */
  async take(client: ChildProcess, now: () => number): Promise<number | null> {
    const ended = once(client, 'close') as Promise<[number | null]>;
    for (const stream of [client.stdout, client.stderr]) if (stream) this.#read(stream, now);
    // A client that cannot be started says so as an error; what is known of the container tells the rest.
    const [exitCode] = await ended.catch((): [null] => [null]);
    return exitCode;
  }

  async close(): Promise<void> {
    await this.#options.file?.close();
  }

  #read(stream: Readable, now: () => number): void {
    const { file, onLine, redact } = this.#options;
    const lines = new LineSplitter((raw) => {
      const line = redact(raw);
      this.#tail.push(line);
      file?.write(line);
      onLine(line);
    });
    stream.on('data', (bytes: Uint8Array) => {
      this.#lastAt = now();
      lines.push(bytes);
      if (file?.isFull === true) {
        stream.pause();
        void file.drained().then(() => stream.resume());
      }
    });
    stream.on('end', () => lines.end());
  }
}
