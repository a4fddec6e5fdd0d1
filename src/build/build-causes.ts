import { BuildError, type BuildErrorKind } from './build-error.ts';
import type { BuildFailure } from './build-output.ts';

export type Stage = 'push' | 'base' | 'step';

interface Cause {
  readonly pattern: RegExp;
  /** In which stages; none: in all. */
  readonly stages?: readonly Stage[];
  readonly kind: BuildErrorKind;
  readonly what: string;
  readonly hint: string;
}

const LOGIN = 'Log in to its registry in an earlier step (docker login, or docker/login-action)';
const UNREACHABLE =
  /no such host|connection refused|i\/o timeout|deadline exceeded|network is unreachable|no route to host|reset by peer|broken pipe|EOF|TLS handshake|tls: |x509|dial tcp|closed network connection/i;

const ENGINE: Cause = {
  pattern:
    /cannot connect to the docker daemon|error during connect|is the docker daemon running|failed to connect to the docker API|permission denied while trying to connect/i,
  kind: 'engine',
  what: 'the Docker engine does not answer',
  hint: 'Start it, or set DOCKER_HOST to where it listens; the user of the runner must be in the group docker.',
};

/** The first that fits is it. */
const CAUSES: readonly Cause[] = [
  ENGINE,
  {
    pattern: /no space left on device|disk quota exceeded/i,
    kind: 'disk-full',
    what: 'the disk is full',
    hint: 'Free space on the runner: docker system df shows what images and build caches use.',
  },
  {
    pattern: /toomanyrequests|429 Too Many|rate limit/i,
    stages: ['base'],
    kind: 'base-denied',
    what: 'the registry of a base image answers no more: its rate limit is reached',
    hint: `${LOGIN}, or use a mirror.`,
  },
  {
    pattern:
      /denied|unauthorized|authorization failed|no basic auth|authentication required|forbidden|\b40[13]\b/i,
    stages: ['base'],
    kind: 'base-denied',
    what: 'a base image may not be pulled: it does not exist, or needs a login',
    hint: `${LOGIN}, and check the image after FROM.`,
  },
  {
    pattern: /not found|manifest unknown|no match for platform|no matching manifest/i,
    stages: ['base'],
    kind: 'base-missing',
    what: 'a base image does not exist, or not for this platform',
    hint: 'Check name, tag and platform of the image after FROM.',
  },
  {
    pattern: UNREACHABLE,
    stages: ['base'],
    kind: 'network',
    what: 'the registry of a base image cannot be reached',
    hint: 'Check the image after FROM, and the network of the builder.',
  },
  {
    pattern:
      /denied|unauthorized|authorization failed|no basic auth|authentication required|forbidden|insufficient_scope|\b40[13]\b/i,
    stages: ['push'],
    kind: 'push-denied',
    what: 'the registry does not accept the push',
    hint: `${LOGIN}; the account must be allowed to write to the repository.`,
  },
  {
    pattern: /repository .*(does not exist|not found)|name unknown|\b404\b/i,
    stages: ['push'],
    kind: 'push-denied',
    what: 'the repository does not exist in the registry',
    hint: 'Create it first: this registry does not do so at a push.',
  },
  {
    pattern: new RegExp(
      `${UNREACHABLE.source}|\\b5\\d\\d\\b|unexpected (http )?status|blob upload (unknown|invalid)`,
      'i',
    ),
    stages: ['push'],
    kind: 'push-lost',
    what: 'the registry went away during the push',
    hint: 'Check that it is up and has space left, then run the step again.',
  },
  {
    pattern:
      /dockerfile parse error|unknown instruction|failed to parse dockerfile|syntax error|no build stage in current context|unknown flag/i,
    kind: 'dockerfile',
    what: 'the Dockerfile cannot be read',
    hint: 'Correct it; docker buildx build --check names such faults too.',
  },
  {
    pattern: /secret .*not found|secret .*required/i,
    kind: 'missing-secret',
    what: 'the Dockerfile needs a build secret that was not given',
    hint: 'Give it as id=value in build-secrets.',
  },
  {
    pattern: /exit code: 137|signal: killed|cannot allocate memory|out of memory/i,
    kind: 'out-of-memory',
    what: 'a program in the build was killed, most likely for want of memory',
    hint: 'Use a runner with more memory, or build less at a time.',
  },
  {
    pattern: /did not complete successfully: exit code|executor failed running|returned a non-zero code/i,
    kind: 'run-failed',
    what: 'a step failed',
    hint: 'Its last lines are in the log above.',
  },
  {
    pattern: /failed to (calculate checksum|compute cache key)|: not found$|no such file or directory/i,
    kind: 'missing-file',
    what: 'a file that is copied is not in the build context',
    hint: 'Check its path, which counts from the context, and .dockerignore.',
  },
  {
    pattern: /not supported for the docker driver|is not supported|unsupported|exec format error/i,
    kind: 'unsupported',
    what: 'the builder cannot do what it was asked for',
    hint: 'Add a step with docker/setup-buildx-action (and docker/setup-qemu-action for other platforms) before this one.',
  },
  {
    pattern: UNREACHABLE,
    kind: 'network',
    what: 'the network failed',
    hint: 'Check the network of the builder, then run the step again.',
  },
];

/**
 * The failure of a build as one line for a user, with the builder's own words kept.
 * @param origin `generated`, or the path of the user's Dockerfile
 * @param stage what was under way, where the builder was not asked to do all in one
 */
export function buildError(
  failure: BuildFailure,
  origin: string,
  stage: Stage = stageOf(failure),
): BuildError {
  const { step, lines, line, exitCode } = failure;
  const text = [
    failure.error,
    ...(stage === 'step' ? lines.filter((entry) => /no space left/i.test(entry)) : []),
  ];
  const cause = CAUSES.find(
    ({ pattern, stages }) => (stages?.includes(stage) ?? true) && text.some((entry) => pattern.test(entry)),
  );
  const isOwn = origin !== 'generated';
  const details = {
    kind: cause?.kind ?? ('other' as const),
    step,
    lines,
    location: isOwn && line !== null ? { file: origin, line } : null,
    exitCode,
    hint: cause?.hint ?? 'The log above has what the builder said.',
  };
  const where = line !== null && isOwn ? ` at ${origin}:${line}` : '';
  const action = stage === 'push' ? 'The image was built and not pushed' : 'The image was not built';
  return new BuildError(`${action}: ${describe(failure, cause)}${where} (${own(failure)}).`, details);
}

/** For a builder that cannot be asked at all. */
export function engineDown(said: string): { readonly message: string; readonly hint: string } {
  const error = (said.trim().split('\n').at(-1) ?? '').replace(/\.$/, '');
  return { message: `The image cannot be built: ${ENGINE.what} (${shorten(error)}).`, hint: ENGINE.hint };
}

function describe({ step, exitCode }: BuildFailure, cause: Cause | undefined): string {
  if (cause?.kind === 'run-failed') {
    return `${step === null ? 'a step' : `step ${shorten(step)}`} ended with exit code ${exitCode ?? 'unknown'}`;
  }
  const what = cause?.what ?? 'the builder gave up';
  return step === null || cause?.stages !== undefined ? what : `${what}, in step ${shorten(step)}`;
}

function stageOf({ step, error }: BuildFailure): Stage {
  if (/^(pushing |exporting )/.test(step ?? '') || /failed to push/i.test(error)) return 'push';
  const isBase = /^\[internal\] load metadata for |^(\[[^\]]*\] )?FROM /.test(step ?? '');
  return isBase || /failed to resolve source metadata|pull access denied/i.test(error) ? 'base' : 'step';
}

/** The last line of a failed program says more than its exit code. */
function own({ lines, error, step, exitCode }: BuildFailure): string {
  const last = lines.filter((line) => line.trim() !== '').at(-1);
  const said = exitCode !== null && step !== null && last !== undefined ? last : error;
  return shorten(
    said
      .replace(/^(failed to solve: )+/, '')
      .trim()
      .replace(/\.$/, '') || 'it gave no reason',
  );
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
