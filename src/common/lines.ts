const MAX_LINE = 16_384;
/** What is held back of a line that has no end yet: no secret that is longer is kept in one piece. */
const HELD_BACK = 16_384;

/**
 * Cuts a stream of bytes into lines. Bytes that are not UTF-8 become U+FFFD; of a line that was rewritten with
 * carriage returns (a progress bar) the last form is kept; a line over `MAX_LINE` characters is passed on in pieces,
 * so that memory stays bounded whatever is printed.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8');
  readonly #emit: (line: string) => void;
  readonly #redact: (text: string) => string;
  #rest = '';

  /** @param redact cuts secrets: of a line that is passed on in pieces they are cut before, as no piece shows a whole one */
  constructor(emit: (line: string) => void, redact: (text: string) => string = (text) => text) {
    this.#emit = emit;
    this.#redact = redact;
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
    // The usual case must cost little: a job may print a hundred thousand lines a second.
    const isPlain = !text.includes('\r') && !(lines[0] ?? '').includes('\r');
    for (const line of lines) {
      if (isPlain && line.length <= MAX_LINE) this.#emit(line);
      else this.#line(line);
    }
    if (this.#rest.length <= MAX_LINE + HELD_BACK) return;
    const lastForm = this.#rest.lastIndexOf('\r', this.#rest.length - 2);
    this.#rest = this.#redact(this.#rest.slice(lastForm + 1));
    while (this.#rest.length > MAX_LINE + HELD_BACK) {
      this.#emit(this.#rest.slice(0, MAX_LINE));
      this.#rest = this.#rest.slice(MAX_LINE);
    }
  }

  #line(raw: string): void {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const form = text.slice(text.lastIndexOf('\r') + 1);
    const line = form.length > MAX_LINE ? this.#redact(form) : form;
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
