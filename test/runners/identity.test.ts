import { expect, test } from '@jest/globals';
import { createCommand } from '../../src/runners/docker/argv.ts';
import { identityInProcess } from '../../src/runners/identity.ts';

const identity = { directory: '/tmp/wandb-identity-x/identity', file: 'token' };

test('a container gets the folder read-only, and its variables over those of a queue', () => {
  const command = createCommand({
    request: {
      itemId: 'i',
      runId: 'r',
      image: 'img:1',
      directory: null,
      command: ['true'],
      environment: { WANDB_BASE_URL: 'https://api.wandb.ai' },
      resourceArgs: {},
      identity,
      onLine: () => {},
    },
    image: 'img:1',
    identity: { itemId: 'i', runId: 'r', agent: 'a', owner: 'o', workflowRun: null },
    options: {
      flags: [],
      environment: {},
      volumes: [],
      gpus: null,
      platform: null,
      name: null,
      workdir: null,
      warnings: [],
    },
    ownerArgs: [],
    ownerFlags: new Set(),
    passed: {},
    imageVariables: [],
    gpuSlot: null,
    platform: 'linux',
  });
  expect(command.args).toContain(
    `--mount=type=bind,source=${identity.directory},target=/run/wandb-identity,readonly`,
  );
  expect(command.environment).toMatchObject({
    WANDB_IDENTITY_TOKEN_FILE: '/run/wandb-identity/token',
    WANDB_CREDENTIALS_FILE: '/tmp/wandb-credentials.json',
  });
  expect(command.environment).not.toHaveProperty('WANDB_API_KEY');
});

test('a process gets the paths', () => {
  expect(identityInProcess(identity)).toEqual({
    WANDB_IDENTITY_TOKEN_FILE: '/tmp/wandb-identity-x/identity/token',
    WANDB_CREDENTIALS_FILE: '/tmp/wandb-identity-x/identity/credentials.json',
  });
});
