import { WandbError } from '../wandb/errors.ts';

const TRANSIENT: readonly string[] = ['server', 'network', 'timeout', 'rate-limited', 'unknown-outcome'];

/** Whether the same question may be answered later. Credentials, permissions and refusals do not heal by waiting. */
export function isTransient(error: unknown): error is WandbError {
  return error instanceof WandbError && TRANSIENT.includes(error.kind);
}
