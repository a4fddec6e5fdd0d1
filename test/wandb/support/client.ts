import type { Logger } from '../../../src/common/logger.ts';
import type { ClientOptions, Operation, WandbClient } from '../../../src/wandb/client.ts';
import { createClient } from '../../../src/wandb/create-client.ts';
import type { WandbErrorKind } from '../../../src/wandb/errors.ts';
import { WandbError } from '../../../src/wandb/errors.ts';
import { testClock } from './clock.ts';

export const API_KEY = '0123456789abcdef0123456789abcdef01234567';

export const READ: Operation = {
  name: 'Viewer',
  effect: 'read',
  document: 'query Viewer { viewer { id } }',
};

export const WRITE: Operation = {
  name: 'Push',
  effect: 'write',
  document: 'mutation Push($spec: JSONString) { push(spec: $spec) { id } }',
};

/** A client on a clock without waits, with a fixed jitter, and with nothing of the environment. */
export function testClient(baseUrl: string, options: ClientOptions = {}): WandbClient {
  return createClient({
    baseUrl,
    credentials: { kind: 'key', apiKey: API_KEY },
    env: {},
    clock: testClock(),
    random: () => 0.5,
    ...options,
  });
}

/** The error that a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<WandbError> {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof WandbError) return outcome;
  throw new Error(`Expected a WandbError, got ${String(outcome)}`);
}

/** `done`, or the kind of the error. */
export async function outcomeOf(promise: Promise<unknown>): Promise<'done' | WandbErrorKind> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    if (error instanceof WandbError) return error.kind;
    throw error;
  }
}

/** A logger that keeps what it is told. */
export function listLogger(): Logger & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  return { lines, debug: keep, info: keep, notice: keep, warning: keep, error: keep };
}
