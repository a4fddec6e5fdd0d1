const MAX_LINE = 16_384;

/**
 * Cuts a stream of bytes into lines. Bytes that are not UTF-8 become U+FFFD; of a line that was rewritten with
 * carriage returns (a progress bar) the last form is kept; a line over `MAX_LINE` characters is passed on in pieces,
 * so that memory stays bounded whatever is printed.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8');
  readonly #emit: (line: string) => void;
  #rest = '';

  constructor(emit: (line: string) => void) {
    this.#emit = emit;
  }

  push(bytes: Uint8Array): void {
    this.#take(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#take(this.#decoder.decode());
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
    while (this.#rest.length > MAX_LINE) {
      const lastForm = this.#rest.lastIndexOf('\r', this.#rest.length - 2);
      if (lastForm >= 0) {
        this.#rest = this.#rest.slice(lastForm + 1);
        continue;
      }
      this.#emit(this.#rest.slice(0, MAX_LINE));
      this.#rest = this.#rest.slice(MAX_LINE);
    }
  }

  #line(raw: string): void {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const line = text.slice(text.lastIndexOf('\r') + 1);
    for (let at = 0; at === 0 || at < line.length; at += MAX_LINE) this.#emit(line.slice(at, at + MAX_LINE));
  }
}

/** The last `size` lines of a log. */
export class Tail {
  readonly #size: number;
  readonly #lines: string[] = [];

  constructor(size = 200) {
    this.#size = size;
  }

  push(line: string): void {
    this.#lines.push(line);
    // Shifting one by one is slow for long arrays, so room for a second tail is left before the front is cut.
    if (this.#lines.length >= 2 * this.#size) this.#lines.splice(0, this.#lines.length - this.#size);
  }

  lines(): readonly string[] {
    return this.#lines.slice(-this.#size);
  }
}
