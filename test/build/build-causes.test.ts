import { describe, expect, test } from '@jest/globals';
import { buildError } from '../../src/build/build-causes.ts';
import type { BuildErrorKind } from '../../src/build/build-error.ts';
import { BuildOutput } from '../../src/build/build-output.ts';
import { oneLine } from '../../src/common/errors.ts';

interface Failed {
  readonly step: string;
  readonly stepError: string;
  readonly lines?: readonly string[];
  readonly line?: number;
  readonly error?: string;
}

/** The end of a failed build, as buildx 0.29 prints it. */
function printed({
  step,
  stepError,
  lines = [],
  line,
  error = `failed to solve: ${stepError}`,
}: Failed): string[] {
  const place =
    line === undefined ? [] : [`Dockerfile:${line}`, '-'.repeat(20), ` ${line} | >>> X`, '-'.repeat(20)];
  return [
    '#1 [internal] load build definition from Dockerfile',
    '#1 DONE 0.0s',
    `#7 ${step}`,
    ...lines.map((text) => `#7 0.436 ${text}`),
    `#7 ERROR: ${stepError}`,
    '------',
    ` > ${step}:`,
    ...lines.map((text) => `0.436 ${text}`),
    '------',
    ...place,
    `ERROR: failed to build: ${error}`,
  ];
}

function failureOf(lines: readonly string[]) {
  const output = new BuildOutput();
  for (const line of lines) output.take(line);
  return output.failure();
}

const RUN = '[3/3] RUN pip install -r requirements.txt';
const run = (code: number) =>
  `process "/bin/sh -c pip install -r requirements.txt" did not complete successfully: exit code: ${code}`;
const PUSH = 'pushing ghcr.io/team/app:1 with docker';
const BASE = '[internal] load metadata for docker.io/library/nope:1';

describe('BuildOutput', () => {
  test('keeps the step, its lines, its place and its exit code', () => {
    const lines = printed({ step: RUN, stepError: run(3), lines: ['one', 'two'], line: 4 });
    expect(failureOf(lines)).toEqual({
      step: RUN,
      lines: ['one', 'two'],
      error: `failed to solve: ${run(3)}`,
      line: 4,
      exitCode: 3,
    });
  });

  test('without a step it keeps the last lines, and the line of a syntax error', () => {
    const error =
      'ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN';
    const failure = failureOf(['#1 transferring dockerfile: 56B done', '', error]);
    expect(failure).toMatchObject({ step: null, line: 2, exitCode: null });
    expect(failure.lines).toEqual(['#1 transferring dockerfile: 56B done', error]);
  });

  test('reads the older BuildKit of a classic client', () => {
    const failure = failureOf([
      '#5 ERROR: executor failed running [/bin/sh -c exit 3]: exit code: 3',
      '------',
      ' > [2/2] RUN exit 3:',
      '#5 0.2 said before',
      '------',
      'executor failed running [/bin/sh -c exit 3]: exit code: 3',
    ]);
    expect(failure).toMatchObject({ step: '[2/2] RUN exit 3', exitCode: 3 });
    expect(buildError(failure, 'Dockerfile').kind).toBe('run-failed');
  });

  test('what a program prints cannot pass for the end of the build', () => {
    const tricks = [
      '------',
      ' > [1/1] RUN other:',
      'ERROR: failed to build: no space left on device',
      'Dockerfile:99',
    ];
    const failure = failureOf(printed({ step: RUN, stepError: run(1), lines: tricks, line: 4 }));
    expect(failure).toMatchObject({ step: RUN, line: 4, exitCode: 1, lines: tricks });
  });

  test('a cache that is not there yet is not the step that failed', () => {
    const cache = ['------', ' > importing cache manifest from ghcr.io/team/cache:', '------'];
    expect(failureOf([...cache, 'ERROR: failed to build: no such thing'])).toMatchObject({ step: null });
    const lines = printed({ step: RUN, stepError: run(1), lines: ['why'] });
    expect(failureOf([...cache, ...lines])).toMatchObject({ step: RUN, lines: ['why'] });
  });

  test('of a long output only the end is kept', () => {
    const output = new BuildOutput();
    for (let index = 0; index < 100_000; index += 1) output.take(`#7 0.1 line ${index}`);
    expect(output.failure().lines).toHaveLength(40);
  });

  test('nothing at all', () => {
    expect(failureOf([])).toEqual({ step: null, lines: [], error: '', line: null, exitCode: null });
    expect(oneLine(buildError(failureOf([]), 'generated'))).toMatch(
      /the builder gave up \(it gave no reason\)/,
    );
  });
});

describe('buildError', () => {
  test.each<[BuildErrorKind, RegExp, Failed]>([
    [
      'run-failed',
      /^The image was not built: step \[3\/3\] RUN pip .* ended with exit code 1 at app\/Dockerfile:4 \(no matching distribution\)\./,
      { step: RUN, stepError: run(1), lines: ['collecting', 'no matching distribution', ''], line: 4 },
    ],
    ['out-of-memory', /killed.*memory/, { step: RUN, stepError: run(137) }],
    [
      'disk-full',
      /the disk is full/,
      { step: RUN, stepError: run(1), lines: ['dd: error writing: No space left on device'] },
    ],
    [
      'disk-full',
      /the disk is full/,
      { step: '[2/2] COPY . .', stepError: 'write /x: no space left on device' },
    ],
    [
      'missing-file',
      /a file that is copied is not in the build context/,
      {
        step: '[2/2] COPY missing.txt /a.txt',
        stepError: 'failed to calculate checksum of ref 8513f221::ccas: "/missing.txt": not found',
        error:
          'failed to solve: failed to compute cache key: failed to calculate checksum of ref 8: "/missing.txt": not found',
        line: 2,
      },
    ],
    [
      'missing-secret',
      /needs a build secret that was not given/,
      { step: RUN, stepError: 'secret pip: not found' },
    ],
    [
      'base-missing',
      /base image does not exist/,
      {
        step: BASE,
        stepError: 'docker.io/library/nope:1: not found',
        error:
          'failed to solve: nope:1: failed to resolve source metadata for docker.io/library/nope:1: not found',
      },
    ],
    [
      'base-denied',
      /base image may not be pulled/,
      {
        step: BASE,
        stepError:
          'unexpected status from HEAD request to http://127.0.0.1:3/v2/nope/x/manifests/1: 401 Unauthorized',
      },
    ],
    [
      'base-denied',
      /base image may not be pulled/,
      {
        step: BASE,
        stepError:
          'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      },
    ],
    [
      'base-denied',
      /rate limit/,
      { step: BASE, stepError: 'toomanyrequests: You have reached your pull rate limit.' },
    ],
    [
      'network',
      /registry of a base image cannot be reached/,
      {
        step: BASE,
        stepError:
          'failed to do request: Head "https://127.0.0.1:1/v2/x": dial tcp: connect: connection refused',
      },
    ],
    [
      'push-denied',
      /^The image was built and not pushed: the registry does not accept the push.*Log in/,
      { step: PUSH, stepError: 'no basic auth credentials', error: 'no basic auth credentials' },
    ],
    [
      'push-denied',
      /does not accept the push/,
      {
        step: 'exporting to image',
        stepError:
          'failed to push ghcr.io/team/app:1: failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: 403 Forbidden',
      },
    ],
    [
      'push-denied',
      /repository does not exist/,
      {
        step: PUSH,
        stepError: "name unknown: The repository with name 'app' does not exist in the registry with id '1'",
      },
    ],
    [
      'push-lost',
      /went away during the push/,
      {
        step: PUSH,
        stepError: 'Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
      },
    ],
    ['push-lost', /went away/, { step: PUSH, stepError: 'Put "http://x/v2/blobs": EOF' }],
    [
      'push-lost',
      /went away/,
      { step: PUSH, stepError: 'received unexpected HTTP status: 503 Service Unavailable' },
    ],
    ['push-lost', /went away/, { step: PUSH, stepError: 'dial tcp: lookup nosuch.invalid: no such host' }],
    ['unsupported', /cannot do what/, { step: RUN, stepError: 'exec /bin/sh: exec format error' }],
    ['network', /the network failed/, { step: '[2/2] ADD https://x /x', stepError: 'Get "https://x": EOF' }],
    ['other', /the builder gave up, in step/, { step: RUN, stepError: 'something new' }],
  ])('%s: %s', (kind, message, failed) => {
    const error = buildError(failureOf(printed(failed)), 'app/Dockerfile');
    expect(oneLine(error)).toMatch(message);
    expect(error.kind).toBe(kind);
    expect(error.step).toBe(failed.step);
    expect(error.hint).not.toBe('');
  });

  test.each<[BuildErrorKind, string]>([
    [
      'dockerfile',
      'ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN',
    ],
    ['unsupported', 'ERROR: failed to build: Attestation is not supported for the docker driver.'],
    ['engine', 'ERROR: Cannot connect to the Docker daemon at unix:///nope. Is the docker daemon running?'],
  ])('%s before any step', (kind, line) => {
    const error = buildError(failureOf([line]), 'Dockerfile');
    expect(error.kind).toBe(kind);
    expect(error.step).toBeNull();
  });

  test('a place is told for a Dockerfile of the user only', () => {
    const failure = failureOf(printed({ step: RUN, stepError: run(1), line: 4 }));
    expect(buildError(failure, 'docker/Dockerfile').location).toEqual({ file: 'docker/Dockerfile', line: 4 });
    expect(buildError(failure, 'generated').location).toBeNull();
    expect(buildError(failure, 'generated').message).not.toContain('generated:');
  });

  test('a push by the classic client is known as one', () => {
    const failure = failureOf([
      'The push refers to repository [ghcr.io/team/app]',
      'denied: requested access',
    ]);
    expect(buildError(failure, 'generated', 'push')).toMatchObject({ kind: 'push-denied', step: null });
  });
});
