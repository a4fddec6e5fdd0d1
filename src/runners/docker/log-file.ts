import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';

/** A file that keeps what a job printed, up to a size. Losing it never disturbs the job. */
export class LogFile {
  readonly path: string;
  readonly #stream: WriteStream;
  readonly #maxBytes: number;
  #bytes = 0;
  #broken = false;

  constructor(path: string, maxBytes: number) {
    this.path = path;
    this.#maxBytes = maxBytes;
    this.#stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
    this.#stream.on('error', () => {
      this.#broken = true;
    });
  }

  write(line: string): void {
    if (this.#broken || this.#bytes > this.#maxBytes) return;
    const text = `${line}\n`;
    this.#bytes += Buffer.byteLength(text);
    this.#stream.write(
      this.#bytes > this.#maxBytes ? `… cut here: the log is longer than ${this.#maxBytes} bytes\n` : text,
    );
  }

  /** More was written than the disk has taken: wait for `drained` before more is read. */
  get isFull(): boolean {
    return !this.#broken && this.#stream.writableNeedDrain;
  }

  async drained(): Promise<void> {
    if (this.isFull) await once(this.#stream, 'drain').catch(() => {});
  }

  async close(): Promise<void> {
    if (this.#stream.closed) return;
    this.#stream.end();
    await once(this.#stream, 'close').catch(() => {});
  }
}
