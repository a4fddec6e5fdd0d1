/** What a published client wrote, as `scripts/job-fixtures.ts` found it on the server. */
export interface ClientFixture {
  /** Of `wandb`. */
  readonly version: string;
  readonly jobs: readonly JobFixture[];
}

export interface ArtifactFixture {
  readonly collection: string;
  readonly aliases: readonly string[];
  /** 32 hex digits, as the client sent it. */
  readonly digest: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly manifest: unknown;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
}

export interface JobFixture extends ArtifactFixture {
  /** The way it was made: a key of `MAKERS` in the script. */
  readonly made: string;
  /** The code artifact that it names. */
  readonly code?: ArtifactFixture;
}
