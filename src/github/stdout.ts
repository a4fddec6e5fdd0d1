/** The part of `process` that prints, and tells when it ends. */
export interface Printer {
  readonly stdout: { write(text: string): unknown };
  once(event: 'exit', listener: () => void): unknown;
}

/** Characters that are kept back at most. */
const MOST = 65_536;

/**
 * Writes what is printed within one turn of the event loop at once: a job may print a hundred thousand lines a second,
 * and a write for each of them costs more time and memory than all the rest. Nothing is lost at the end of the process.
 */
export function createWriter(process: Printer): (text: string) => void {
  let kept: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length === 0) return;
    const text = kept.join('');
    kept = [];
    length = 0;
    process.stdout.write(text);
  };
  process.once('exit', flush);
  return (text) => {
    if (length === 0) setImmediate(flush);
    kept.push(text);
    length += text.length;
    if (length >= MOST) flush();
  };
}
