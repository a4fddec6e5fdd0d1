/** What an image is to be built of. */
export interface BuildRequest {
  /** Absolute path of the folder whose files the build may see. */
  readonly context: string;
  /** Absolute path of the folder that nothing may leave, links resolved: the workspace, a checkout, a code artifact. */
  readonly root: string;
  /**
   * Whether a `.git` in it is that of the workspace or of a checkout that was made here. What comes from elsewhere may
   * hold one whose settings start programs: git is not asked there.
   */
  readonly isCheckout: boolean;
  /** Path relative to `context`; null: one is looked for, and written when there is none. */
  readonly dockerfile: string | null;
  /** What the image runs, as an argument vector. Null: a Dockerfile of the repository says it itself. */
  readonly entryPoint: readonly string[] | null;
  /** Version of Python of a generated Dockerfile, `3.11` or longer; null: the project says it. */
  readonly runtime: string | null;
  /** Image that a generated Dockerfile starts from, in place of a plain Python. */
  readonly baseImage: string | null;
  /** Absolute path of an existing folder for temporary files. */
  readonly tempDirectory: string;
  /** `linux/amd64`; none: that of the builder. */
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** `entity/project`: projects that share a repository of images never share a tag. */
  readonly scope: string;
  /** Ids of the build secrets: a generated Dockerfile gives them to its dependency install. */
  readonly secrets?: readonly string[];
}

/** Everything that `docker buildx build` is told, settled before it starts. */
export interface BuildPlan {
  /** Absolute path; the user's own folder, never a copy. */
  readonly context: string;
  /** Absolute path of a file in a temporary folder; `<dockerfile>.dockerignore` is beside it. */
  readonly dockerfile: string;
  /** `generated`, or the path as the user knows it, relative to the context. */
  readonly origin: string;
  /** 40 hex digits (160 bits) that name the content of the image: files, Dockerfile, platforms, base images, scope. */
  readonly tag: string;
  /** Images of `FROM` and `COPY --from`, as written in the Dockerfile, without stages. */
  readonly baseImages: readonly string[];
  /** Worth a line in the log: what was assumed for want of better. */
  readonly warnings: readonly string[];
  readonly entryPoint: readonly string[] | null;
  /** `3.11`; null when the Dockerfile is the repository's own. */
  readonly runtime: string | null;
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 for every time stamp in the image; null: the builder's own clock. */
  readonly sourceDateEpoch: number | null;
}

/** An image in a registry, pinned. */
export interface BuiltImage {
  /** `registry.example/team/name`. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:…` of the manifest or index. */
  readonly digest: string;
  /** `repository@sha256:…`. */
  readonly reference: string;
  /** The registry had it already: nothing was built. */
  readonly reused: boolean;
}

/**
 * The digest that a reference to an image has in its registry now, `sha256:…`; null when the registry does not know it
 * or cannot be asked.
 */
export type DigestOf = (reference: string) => Promise<string | null>;
