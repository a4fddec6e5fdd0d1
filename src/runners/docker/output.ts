import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { LineSplitter, Tail } from '../../common/lines.ts';
import { FrameReader } from './frames.ts';

export interface JobOutputOptions {
  readonly onLine: (line: string) => void;
  /** Cuts secrets out of a line that is passed on in pieces, before it is. */
  readonly redact?: (text: string) => string;
}

/** Where the output of a container goes: to the listener, its end also into the tail. Memory is bounded. */
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

  /** Takes all that a container prints; resolves once that has ended. False: it was broken off. */
  async take(printed: Readable, now: () => number): Promise<boolean> {
    const lines = { stdout: this.#lines(), stderr: this.#lines() };
    const frames = new FrameReader((source, bytes) => lines[source].push(bytes));
    printed.on('data', (chunk: Buffer) => {
      this.#lastAt = now();
      frames.push(chunk);
    });
    const isWhole = await finished(printed, { writable: false }).then(
      () => true,
      () => false,
    );
    lines.stdout.end();
    lines.stderr.end();
    return isWhole;
  }

  #lines(): LineSplitter {
    const { onLine, redact } = this.#options;
    return new LineSplitter((line) => {
      this.#tail.push(line);
      onLine(line);
    }, redact);
  }
}
