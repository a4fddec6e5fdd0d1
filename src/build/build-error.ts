import { LaunchError } from '../common/errors.ts';

export type BuildErrorKind =
  /** A `RUN` ended badly: dependencies that do not install, tests that fail. */
  | 'run-failed'
  /** The Dockerfile cannot be read. */
  | 'dockerfile'
  /** A file that it copies is not in the context. */
  | 'missing-file'
  | 'missing-secret'
  | 'base-denied'
  | 'base-missing'
  | 'push-denied'
  /** The registry, or the way to it, went away during the push. */
  | 'push-lost'
  | 'network'
  | 'disk-full'
  | 'out-of-memory'
  | 'engine'
  | 'unsupported'
  | 'other';

/** Where a build failed. */
export interface BuildErrorDetails {
  readonly kind: BuildErrorKind;
  /** `[3/5] RUN pip install -r requirements.txt`; null when no step had begun. */
  readonly step: string | null;
  /** Its last lines, secrets cut. */
  readonly lines: readonly string[];
  /** For an annotation: only for a Dockerfile of the user's. `file` is relative to the build context. */
  readonly location: { readonly file: string; readonly line: number } | null;
  readonly exitCode: number | null;
}

/** The builder ran, and there is no image. */
export class BuildError extends LaunchError {
  override readonly name: string = 'BuildError';
  readonly kind: BuildErrorKind;
  readonly step: string | null;
  readonly lines: readonly string[];
  readonly location: BuildErrorDetails['location'];
  readonly exitCode: number | null;

  constructor(message: string, details: BuildErrorDetails & { readonly hint: string }) {
    super(message, { hint: details.hint });
    this.kind = details.kind;
    this.step = details.step;
    this.lines = details.lines;
    this.location = details.location;
    this.exitCode = details.exitCode;
  }
}
