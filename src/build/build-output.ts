import { Tail } from '../common/lines.ts';

/** What a builder told about a build that failed. */
export interface BuildFailure {
  /** The step as the builder names it: `[3/5] RUN pip install -r requirements.txt`; null when none had begun. */
  readonly step: string | null;
  /** The last lines of that step, or of everything when no step is known. */
  readonly lines: readonly string[];
  /** The builder's own sentence. */
  readonly error: string;
  /** Where in the Dockerfile, counted from 1; null when it is not told. */
  readonly line: number | null;
  /** What the program in the step exited with. */
  readonly exitCode: number | null;
}

const RULE = /^-{6}$/;
const FRAME = /^-{20}$/;
/** A cache that is not there yet is printed like a failed step, and fails nothing. */
const HARMLESS = /^importing cache manifest /;
const KEPT_LINES = 40;
const MAX_ERROR = 2_000;

/**
 * Reads what `--progress=plain` prints, as it comes, in bounded memory. At its end a failed build repeats the step
 * with its last lines between two rules, then the place in the Dockerfile, then the error:
 *
 *     ------
 *      > [3/3] RUN exit 3:
 *     0.436 text of the program
 *     ------
 *     Dockerfile:4
 *     --------------------
 *        4 | >>> RUN exit 3
 *     --------------------
 *     ERROR: failed to build: failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3
 */
export class BuildOutput {
  readonly #all = new Tail(KEPT_LINES);
  #block: Tail | null = null;
  #blockStep: string | null = null;
  #step: string | null = null;
  #stepLines: readonly string[] = [];
  #previous = '';
  #line: number | null = null;
  #stepError = '';
  #error = '';

  take(line: string): void {
    this.#all.push(line);
    if (RULE.test(line)) this.#rule();
    else if (this.#block !== null) this.#inBlock(line);
    else this.#outside(line);
    this.#previous = line;
  }

  failure(): BuildFailure {
    const error = this.#error === '' ? this.#stepError : this.#error;
    const last = this.#all.lines().filter((line) => line.trim() !== '');
    const [, code] = /exit code: (\d+)|returned a non-zero code: (\d+)/.exec(error)?.filter(Boolean) ?? [];
    return {
      step: this.#step,
      lines: this.#step === null ? last : this.#stepLines,
      error: error === '' ? (last.at(-1) ?? '') : error,
      line: this.#line ?? lineIn(error),
      exitCode: code === undefined ? null : Number(code),
    };
  }

  #rule(): void {
    if (this.#block === null) {
      this.#block = new Tail(KEPT_LINES);
      return;
    }
    // Of several steps that failed together the last one is the cause of the error that follows.
    if (this.#blockStep !== null && !HARMLESS.test(this.#blockStep)) {
      this.#step = this.#blockStep;
      this.#stepLines = this.#block.lines();
    }
    this.#block = null;
    this.#blockStep = null;
  }

  #inBlock(line: string): void {
    const [, step] = /^ > (.*?):?$/.exec(line) ?? [];
    if (step === undefined) this.#block?.push(line.replace(/^\d+\.\d+ /, ''));
    else this.#blockStep = step;
  }

  #outside(line: string): void {
    const [, stepError] = /^#\d+ ERROR: (.*)$/.exec(line) ?? [];
    if (stepError !== undefined) this.#stepError = stepError.slice(0, MAX_ERROR);
    const [, place] = /^.+:(\d+)$/.exec(this.#previous) ?? [];
    if (FRAME.test(line) && place !== undefined) this.#line = Number(place);
    const [, error] =
      /^(?:ERROR: (?:failed to build: )?|executor failed |failed to solve(?:.*?): )(.*)$/.exec(line) ?? [];
    if (error !== undefined)
      this.#error = line.replace(/^ERROR: (?:failed to build: )?/, '').slice(0, MAX_ERROR);
  }
}

/** `dockerfile parse error on line 2`, as every version says. */
function lineIn(error: string): number | null {
  const [, line] = /(?:parse error|error) on line (\d+)|Dockerfile:(\d+)/i.exec(error)?.filter(Boolean) ?? [];
  return line === undefined ? null : Number(line);
}
