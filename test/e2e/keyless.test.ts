/** `identity: oidc`: no stored key; tokens of GitHub, signed and rotated as its issuer does. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { createCodeJob } from '../../src/job/write.ts';
import { startTokenService, type TokenService } from '../support/github-tokens.ts';
import { takeAndStart } from './support/agent.ts';
import { sideBySide } from './support/side-by-side.ts';
import { afterPost, annotations, withWorld, type World } from './support/world.ts';

const KEYLESS = { 'api-key': '', identity: 'oidc', audience: 'acme-org' } as const;

function withTokens(
  act: (world: World, tokens: TokenService) => Promise<void>,
  expiresIn = 600,
): Promise<void> {
  const options = { audience: 'acme-org', subject: 'repo:acme/vision:ref:refs/heads/main', expiresIn };
  return (async () => {
    const tokens = await startTokenService();
    try {
      await withWorld((world) => act(world, tokens), { oidc: { issuer: tokens.url, ...options } });
    } finally {
      await tokens.close();
    }
  })();
}

/** JSON web tokens and access tokens, but those that the runner is told to mask. */
function shownTokens(step: { stdout: string }): string[] {
  const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return lines.filter((line) => /eyJ[\w-]+\.[\w-]+\.|wb_at_/.test(line));
}

/** Exchanges its identity token, as the W&B library does, and begins and ends its run with what it got. */
const PROGRAM = `
import { readFileSync, writeFileSync } from 'node:fs';
const { WANDB_BASE_URL: base, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const assertion = readFileSync(process.env.WANDB_IDENTITY_TOKEN_FILE, 'utf8').trim();
const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
const { access_token } = await (await fetch(base + '/oidc/token', { method: 'POST', body })).json();
const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' };
const post = (path, value) => fetch(base + path, { method: 'POST', headers, body: JSON.stringify(value) });
await post('/graphql', {
  query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
  variables: { n: run, p: project, e: entity },
});
writeFileSync(process.env.WANDB_CREDENTIALS_FILE, '{}');
console.log('SAYS key ' + process.env.WANDB_API_KEY + ', token ' + assertion + ', file ' + process.env.WANDB_IDENTITY_TOKEN_FILE);
await post('/files/' + entity + '/' + project + '/' + run + '/file_stream', { complete: true, exitcode: 0 });
`;

sideBySide('mode: launch, keyless', {
  'the run proves who it is with a file, which is gone when the step ends': () =>
    withTokens(async (world, tokens) => {
      const directory = await mkdtemp(join(tmpdir(), 'code-'));
      try {
        await writeFile(join(directory, 'main.mjs'), PROGRAM);
        const entryPoint = ['node', 'main.mjs'];
        const place = { entity: 'acme', project: 'vision', name: 'keyless' };
        const { job } = await createCodeJob(world.client, { ...place, directory, entryPoint });
        const here = {
          mode: 'launch',
          queue: '',
          job,
          resource: 'local-process',
          'allow-local-process': 'true',
        };
        const step = await world.start({ ...KEYLESS, ...here }, { env: tokens.env });
        const main = await step.ended;
        expect(main.outputs).toMatchObject({ outcome: 'succeeded' });
        const [, file = ''] = /SAYS key undefined, token \S+, file (\S+)/.exec(main.stdout) ?? [];
        expect(file).toMatch(/wandb-identity-\w+\/identity\/token$/);
        expect(existsSync(dirname(dirname(file)))).toBe(false);
        expect(shownTokens(main)).toEqual([]);
        await step.post();
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    }),
});

sideBySide('mode: add, keyless', {
  'tokens that live for two seconds are renewed through a whole wait': () =>
    withTokens(async (world, tokens) => {
      const step = await world.start(KEYLESS, { env: tokens.env });
      const held = await takeAndStart(world);
      await new Promise((done) => setTimeout(done, 7_000));
      await held.finish();
      const { main } = await afterPost(step);
      expect(main.exitCode).toBe(0);
      expect(main.outputs).toMatchObject({ outcome: 'succeeded' });
      expect(tokens.minted.length).toBeGreaterThan(2);
      expect(new Set(tokens.minted)).toEqual(new Set(['acme-org']));
      expect(shownTokens(main)).toEqual([]);
      expect(world.pushes()).toBe(1);
    }, 2),

  'a key in the environment is left alone': () =>
    withTokens(async (world, tokens) => {
      const env = { ...tokens.env, WANDB_API_KEY: 'f'.repeat(40) };
      const step = await world.step({ ...KEYLESS, wait: 'none' }, { env });
      expect(step.exitCode).toBe(0);
    }),

  'post mints a token of its own': () =>
    withTokens(async (world, tokens) => {
      const step = await world.start(KEYLESS, { env: tokens.env });
      await takeAndStart(world);
      const before = tokens.minted.length;
      step.child.kill('SIGKILL');
      const { post } = await afterPost(step);
      expect(tokens.minted.length).toBeGreaterThan(before);
      expect(post.outputs['outcome']).toBe('cancelled');
    }),

  'without the permission: one line that names it, and no request': () =>
    withTokens(async (world) => {
      const step = await world.step(KEYLESS);
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([expect.stringContaining('id-token: write')]);
      expect(world.server.control.requests()).toEqual([]);
    }),

  'without it, and no-key: skip: green with a notice': () =>
    withTokens(async (world) => {
      const step = await world.step({ ...KEYLESS, 'no-key': 'skip' });
      expect(step.exitCode).toBe(0);
      expect(annotations(step, 'notice')).toEqual([expect.stringContaining('no identity token of GitHub')]);
    }),

  'GitHub refuses: its reason in one line': () =>
    withTokens(async (world, tokens) => {
      tokens.answerWith(403);
      const step = await world.step(KEYLESS, { env: tokens.env });
      expect(step.exitCode).toBe(1);
      expect(annotations(step, 'error')).toEqual([expect.stringMatching(/no identity token/)]);
    }),

  'W&B refuses the audience: what the token says, and never the token': () =>
    withTokens(async (world, tokens) => {
      const step = await world.step({ ...KEYLESS, audience: 'other-org' }, { env: tokens.env });
      expect(step.exitCode).toBe(1);
      const [line, ...others] = annotations(step, 'error');
      expect(others).toEqual([]);
      expect(line).toContain('aud');
      expect(line).toContain('other-org');
      expect(shownTokens(step)).toEqual([]);
    }),
});
