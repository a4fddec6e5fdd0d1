/** Milliseconds for what a step still has to say once it has reported a run that goes on. */
const LINGER_MS = 5_000;

/**
 * Ends the process of a step whose run goes on, with the exit code that it has by then: watching the run, and trying to
 * stop it, would keep the process for as long as the run lives, and so keep `post` from ending the run.
 */
export function endWithoutRun(host: { exit(): void }): void {
  setTimeout(() => host.exit(), LINGER_MS).unref();
}
