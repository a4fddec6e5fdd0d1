import type { JsonObject } from '../wandb/types.ts';

/** Where a repo job's code comes from. */
export interface GitSource {
  /** Without credentials. */
  readonly remote: string;
  /** 40 hex digits, except in old jobs, which may hold a branch or tag. */
  readonly commit: string;
}

/** A job that was read from W&B: everything that is needed to run it or to build its image. */
export interface JobProject {
  readonly kind: 'image' | 'repo' | 'artifact';
  /** `entity/project/name:vN`, with the version that its alias named when it was read. */
  readonly reference: string;
  readonly artifactId: string;
  /** Set for image jobs. */
  readonly image: string | null;
  /** Where the source lies on this machine; null for image jobs, and while only the job itself was read. */
  readonly directory: string | null;
  /** The argument vector of the program; empty when an image's own is meant. */
  readonly entryPoint: readonly string[];
  /** The last element of the entry point is a notebook that has to be converted first. */
  readonly notebook: boolean;
  /** Python's version as `3.12`; null when the job does not tell. */
  readonly runtime: string | null;
  readonly git: GitSource | null;
  /** The code artifact of an artifact job, as the job writes it. */
  readonly codeArtifact: string | null;
  readonly baseImage: string | null;
  /** Relative to `buildContext`. */
  readonly dockerfile: string | null;
  /** Relative to `directory`. */
  readonly buildContext: string | null;
  /** Lines of `requirements.frozen.txt`. */
  readonly requirements: readonly string[];
  readonly services: Readonly<Record<string, string>>;
  /** Metadata of the artifact: `input_schemas`, `_partial`, and so on. */
  readonly metadata: JsonObject;
}
