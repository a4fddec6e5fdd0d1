/** What the library says while it works. The action writes it as workflow commands, a script as it likes. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  /** Worth a line in the report of the run, but nothing to act on. */
  notice(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

function ignore(): void {}

/** A logger that says nothing: the default of the library. */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  notice: ignore,
  warning: ignore,
  error: ignore,
};
