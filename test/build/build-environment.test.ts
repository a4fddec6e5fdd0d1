import { expect, test } from '@jest/globals';
import { buildEnvironment, dockerEnvironment } from '../../src/build/build-environment.ts';

const env = {
  PATH: '/bin',
  HOME: '/home/u',
  DOCKER_HOST: 'unix:///x',
  AWS_PROFILE: 'p',
  BUILDX_BUILDER: 'b',
  https_proxy: 'http://p',
  GITHUB_TOKEN: 'no',
  WANDB_API_KEY: 'no',
  'INPUT_API-KEY': 'no',
  STATE_x: 'no',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'no',
  ACTIONS_RUNTIME_TOKEN: 'cache',
  ACTIONS_RESULTS_URL: 'cache',
  NONE: undefined,
};
const KEPT = {
  PATH: '/bin',
  HOME: '/home/u',
  DOCKER_HOST: 'unix:///x',
  AWS_PROFILE: 'p',
  BUILDX_BUILDER: 'b',
  https_proxy: 'http://p',
};

test('docker sees no token of the workflow and no key of W&B', () => {
  expect(dockerEnvironment(env)).toEqual(KEPT);
});

test('the build has its secrets and its time, and the token of the cache only for that cache', () => {
  const options = { env, secrets: { LAUNCH_BUILD_SECRET_0: 's' }, sourceDateEpoch: 1_700_000_000 };
  const own = {
    LAUNCH_BUILD_SECRET_0: 's',
    BUILDX_METADATA_PROVENANCE: 'disabled',
    DOCKER_BUILDKIT: '1',
    DOCKER_CLI_HINTS: 'false',
    SOURCE_DATE_EPOCH: '1700000000',
  };
  expect(buildEnvironment({ ...options, usesWorkflowCache: false })).toEqual({ ...KEPT, ...own });
  expect(buildEnvironment({ ...options, usesWorkflowCache: true })).toEqual({
    ...KEPT,
    ...own,
    ACTIONS_RUNTIME_TOKEN: 'cache',
    ACTIONS_RESULTS_URL: 'cache',
  });
  expect(
    buildEnvironment({ ...options, sourceDateEpoch: null, usesWorkflowCache: false }),
  ).not.toHaveProperty('SOURCE_DATE_EPOCH');
});
