import type { BuildSecret } from '../build/image-types.ts';
import type { Registry } from '../build/registry/index.ts';
import type { BuildPlan, BuiltImage } from '../build/types.ts';
import type { WrittenJob } from '../job/write.ts';
import type { JsonObject } from '../wandb/types.ts';

/** How an image is built: what `launch_add` has no argument for. Everything has a default. */
export interface BuildSettings {
  /** Folder that is built without `uri` and `job`, and that nothing may leave. Default: the current directory. */
  readonly workspace?: string;
  /** Folder that the build sees, relative to the source. Default: what the job says, else the source as a whole. */
  readonly context?: string;
  /** Relative to `context`. Default: a `Dockerfile.wandb`, else one is generated. */
  readonly dockerfile?: string;
  /** `linux/amd64`. Default: that of the builder. */
  readonly platforms?: readonly string[];
  /** Default: `job-` and the path of the repository, without its registry. */
  readonly jobName?: string;
  /** Beside `latest`. */
  readonly jobAliases?: readonly string[];
  /** As `docker buildx build` takes them: `type=gha`, `type=registry,ref=…`. */
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  readonly secrets?: readonly BuildSecret[];
  /** Added to the metadata of a new version of the job. */
  readonly metadata?: JsonObject;
  /** Labels of the image, over those that name its source. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What docker, its credential helpers and git see. Default: the variables of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Docker's client: a path, or a name on the PATH. Default `docker`. */
  readonly docker?: string;
  /** Brings a buildx where docker has none, and gives its path. Default: none is brought. */
  readonly fetchBuildx?: (signal: AbortSignal) => Promise<string>;
  /** Answers what images there are. Default: over the network, with docker's logins. */
  readonly registry?: Registry;
  /** Folder for temporary files: nothing stays in it. Default: that of the system. */
  readonly tempDirectory?: string;
  /** Told every credential of a registry before it is used. */
  readonly onSecret?: (secret: string) => void;
  readonly onPlan?: (plan: BuildPlan) => void;
  /** Receives what the builder prints, secrets cut. */
  readonly onLine?: (line: string) => void;
  readonly onImage?: (image: BuiltImage) => void;
  readonly onJob?: (job: WrittenJob) => void;
}

/** What a build came to. */
export interface BuiltJob {
  readonly image: BuiltImage;
  readonly job: WrittenJob;
  /** `entity/project/name:vN` and the image, in one line for a log. */
  readonly note: string;
  /** Arguments of the run that the `uri` named. */
  readonly args: readonly string[];
}

/** What a build would do, told by a dry run. */
export interface PlannedImage {
  /** `ghcr.io/team/name:tag`. */
  readonly image: string;
  /** The digest under which the registry has it; null: it would be built. */
  readonly digest: string | null;
  /** `generated`, or the path as the user knows it. */
  readonly origin: string;
  readonly dockerfile: string;
  readonly job: string;
}

/** A build that was checked and has not begun. */
export interface PendingBuild<Prepared> {
  /** Makes image and job. @returns the launch with its job */
  run(): Promise<Prepared>;
  /** The same without writing anything; null: what the `uri` names would have to become a job first. */
  plan(): Promise<PlannedImage | null>;
}
