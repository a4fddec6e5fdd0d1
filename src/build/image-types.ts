import type { Logger } from '../common/logger.ts';
import type { Registry } from './registry/index.ts';

/** Docker on this machine. */
export interface DockerTools {
  /** The client: a path, or a name on the PATH. */
  readonly program: string;
  /** What the client and docker's credential helpers may see. Where the engine and the logins are is in it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Brings a buildx to a machine whose docker has none, and gives its path. Null: nothing is brought. */
  readonly fetchBuildx: ((signal: AbortSignal) => Promise<string>) | null;
}

/** A value that the build may read, at `/run/secrets/<id>`, and that the image does not keep. */
export type BuildSecret =
  | { readonly id: string; readonly value: string }
  /** Name of a variable of `DockerTools.env`. */
  | { readonly id: string; readonly env: string }
  /** Path of a file. */
  | { readonly id: string; readonly file: string };

/** What `buildImage` works with. */
export interface BuildTools {
  readonly docker: DockerTools;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Receives what the builder prints, line by line, secrets cut. */
  readonly onLine: (line: string) => void;
  readonly secrets: readonly BuildSecret[];
  /** As `docker buildx build` takes them: `type=gha`, `type=registry,ref=…`. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Where the image goes: `ghcr.io/team/name`, without tag. */
  readonly repository: string;
  /** Whether the image carries an attestation of how it was made, where the builder can. Default true. */
  readonly provenance?: boolean;
}
