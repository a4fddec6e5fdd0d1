type Env = Readonly<Record<string, string | undefined>>;

/** What the builder never needs: the keys of W&B, the inputs of the action, and the runner's tokens. */
const KEPT_BACK = /^(WANDB_|INPUT_|STATE_|ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|LAUNCH_BUILD_SECRET_)/i;
/** By these buildx reaches the cache of the workflow. */
const WORKFLOW_CACHE = /^ACTIONS_(RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)$/;

/**
 * The part of an environment that docker's client gets, with the credential helpers that it starts: these read the
 * variables of every cloud there is, so it is known what they must not see, not what they may.
 */
export function dockerEnvironment(env: Env): Record<string, string> {
  const entries = Object.entries(env).filter(([name, value]) => value !== undefined && !KEPT_BACK.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}

export interface BuildEnvironment {
  readonly env: Env;
  /** Variables that hold build secrets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether a cache of `type=gha` is used. */
  readonly usesWorkflowCache: boolean;
  /** Seconds since 1970. */
  readonly sourceDateEpoch: number | null;
}

/** The environment of one build. */
export function buildEnvironment(options: BuildEnvironment): Record<string, string> {
  const { env, secrets, usesWorkflowCache, sourceDateEpoch } = options;
  const cache = Object.entries(env).filter(
    ([name, value]) => usesWorkflowCache && value !== undefined && WORKFLOW_CACHE.test(name),
  );
  return {
    ...dockerEnvironment(env),
    ...(Object.fromEntries(cache) as Record<string, string>),
    ...secrets,
    // Of the metadata only the digest is used; the whole provenance would be written besides.
    BUILDX_METADATA_PROVENANCE: 'disabled',
    // Without it a client before 23 uses a builder that has neither mounts nor secrets.
    DOCKER_BUILDKIT: '1',
    DOCKER_CLI_HINTS: 'false',
    ...(sourceDateEpoch === null ? {} : { SOURCE_DATE_EPOCH: String(sourceDateEpoch) }),
  };
}
