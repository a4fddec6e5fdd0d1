import { LaunchError } from '../common/errors.ts';

/** Why an item may not run here, and what its sender or the runner's owner can do. */
export interface Refusal {
  /** Without a full stop: it becomes part of a sentence. */
  readonly what: string;
  readonly remedy: string;
}

/** The owner of the runner does not allow this item. */
export class RefusedError extends LaunchError {
  override readonly name: string = 'RefusedError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`Refused: ${refusal.what}.`, { hint: refusal.remedy });
    this.refusal = refusal;
  }
}

/** @throws RefusedError */
export function refuse(what: string, remedy: string): never {
  throw new RefusedError({ what, remedy });
}

/** Text from a queue item as part of a message: one line, quoted, short. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
