/** One of the two streams of a program. */
export type Source = 'stdout' | 'stderr';

const HEADER = 8;

/**
 * Takes apart what an engine sends of a container without a terminal: frames of a header (which stream, three zeros,
 * the length in 32 bits, big end first) and their bytes, cut anywhere on the way. Nothing but an incomplete header is
 * kept, so memory does not grow with a frame.
 */
export class FrameReader {
  readonly #emit: (source: Source, bytes: Uint8Array) => void;
  #header: Buffer = Buffer.alloc(0);
  #source: Source = 'stdout';
  /** Bytes of the frame that are still to come. */
  #left = 0;

  constructor(emit: (source: Source, bytes: Uint8Array) => void) {
    this.#emit = emit;
  }

  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#left > 0 ? this.#content(rest) : this.#head(rest);
  }

  #content(chunk: Buffer): Buffer {
    const bytes = chunk.subarray(0, this.#left);
    this.#left -= bytes.length;
    this.#emit(this.#source, bytes);
    return chunk.subarray(bytes.length);
  }

  #head(chunk: Buffer): Buffer {
    const missing = HEADER - this.#header.length;
    this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)]);
    if (this.#header.length === HEADER) {
      this.#source = this.#header[0] === 2 ? 'stderr' : 'stdout';
      this.#left = this.#header.readUInt32BE(4);
      this.#header = Buffer.alloc(0);
    }
    return chunk.subarray(missing);
  }
}
