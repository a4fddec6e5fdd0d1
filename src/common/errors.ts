/**
 * The error of everything a user can cause or meet. `message` is one line that says what happened and why it is
 * likely; `hint` is the next action. `cause` keeps the error below.
 */
export class LaunchError extends Error {
  override readonly name: string = 'LaunchError';
  readonly hint: string | undefined;

  constructor(message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
  }
}

/** A run that was started here, in blocking mode, ended badly. */
export class ExecutionError extends LaunchError {
  override readonly name: string = 'ExecutionError';
}

/** The text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Message and hint of an error as the one line that a user reads. */
export function oneLine(thrown: unknown): string {
  const hint = thrown instanceof LaunchError ? thrown.hint : undefined;
  const text = hint === undefined ? messageOf(thrown) : `${messageOf(thrown)} ${hint}`;
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
