import type { WandbErrorDetails } from './errors.ts';
import type { Failure } from './retry.ts';

/** One attempt that failed. The call decides whether another follows; only then does it become a `WandbError`. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly failure: Failure;
  /** `kind` stands against the one that the failure would give. */
  readonly details: Omit<Partial<WandbErrorDetails>, 'operation'>;

  /** `message` completes a sentence that begins with the name of the operation: "answered HTTP 500: …". */
  constructor(failure: Failure, message: string, details: AttemptFailure['details'] = {}) {
    super(message, { cause: details.cause });
    this.failure = failure;
    this.details = details;
  }
}
