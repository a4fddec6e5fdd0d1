/** `identity: oidc` in mode agent: jobs in containers get the identity of the step as a file, and no key. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runStep } from '../support/action.ts';
import { describeWithDocker, docker } from '../support/docker.ts';
import { startTokenService, type TokenService } from '../support/github-tokens.ts';
import { itemsOf, NODE_IMAGE, openContainers, type ContainerWorld } from './support/containers.ts';

/** Proves who it is as the W&B library does, once more when the file has a new token, and tries to write beside it. */
const PROGRAM = `
import { readFileSync, writeFileSync } from 'node:fs';
const { WANDB_BASE_URL: base, WANDB_ENTITY: entity, WANDB_PROJECT: project, WANDB_RUN_ID: run } = process.env;
const file = process.env.WANDB_IDENTITY_TOKEN_FILE;
const read = () => readFileSync(file, 'utf8').trim();
const say = (what) => console.log('SAYS ' + JSON.stringify(what));
async function login(assertion) {
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const answer = await fetch(base + '/oidc/token', { method: 'POST', body });
  if (!answer.ok) throw new Error('exchange: ' + answer.status);
  return (await answer.json()).access_token;
}
const post = (token, path, body) => fetch(base + path, {
  method: 'POST',
  headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const first = read();
let token = await login(first);
await post(token, '/graphql', {
  query: 'mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }',
  variables: { n: run, p: project, e: entity },
});
writeFileSync(process.env.WANDB_CREDENTIALS_FILE, '{}');
let writable = true;
try { writeFileSync(file + 'x', ''); } catch { writable = false; }
let second = first;
for (let turn = 0; turn < 200 && second === first; turn += 1) {
  await new Promise((done) => setTimeout(done, 100));
  second = read();
}
token = await login(second);
console.log('printed: ' + second);
say({ user: process.getuid(), key: process.env.WANDB_API_KEY ?? null, renewed: second !== first, writable });
await post(token, '/files/' + entity + '/' + project + '/' + run + '/file_stream', { complete: true, exitcode: 0 });
process.exit(0);
`;

describeWithDocker('mode: agent, keyless', (engine) => {
  let tokens: TokenService;
  let world: ContainerWorld;

  beforeAll(async () => {
    docker(engine, ['pull', '-q', NODE_IMAGE]);
    // Tokens that live for two seconds.
    tokens = await startTokenService({
      get exp() {
        return Math.floor(Date.now() / 1_000) + 2;
      },
    });
    const subject = 'repo:acme/vision:ref:refs/heads/main';
    world = await openContainers(engine, { oidc: { issuer: tokens.url, audience: 'acme-org', subject } });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await tokens.close();
  });

  test('a job of any user proves who it is, again with a new token, and cannot change it', async () => {
    const job = await world.job('keyless', PROGRAM);
    const root = await world.push({ job });
    const other = await world.push({ job, resource_args: { 'local-container': { user: '1234:1234' } } });
    const inputs = { 'api-key': '', identity: 'oidc', audience: 'acme-org', 'allow-docker-args': 'user' };
    const options = world.step(inputs, tokens.env);
    const step = await runStep(options);
    const items = itemsOf(step);
    expect(items.map(({ itemId, outcome }) => [itemId, outcome]).sort()).toEqual(
      [
        [root, 'succeeded'],
        [other, 'succeeded'],
      ].sort(),
    );
    const said = [...step.stdout.matchAll(/SAYS (\{.*\})/g)].map(
      ([, text = '']) => JSON.parse(text) as unknown,
    );
    const same = { key: null, renewed: true, writable: false };
    expect(said).toEqual([
      { ...same, user: 0 },
      { ...same, user: 1234 },
    ]);
    expect(new Set(tokens.minted)).toEqual(new Set(['acme-org']));
    expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/eyJ[\w-]{20}/);
    expect(await readdir(world.stateDir)).not.toContain('token');
  }, 240_000);

  test('the owner gives jobs a key: they get that, and no token', async () => {
    const job = await world.job(
      'with-key',
      `console.log('SAYS ' + Object.keys(process.env).sort().join()); process.exit(0);`,
    );
    await world.push({ job });
    const inputs = { 'api-key': '', identity: 'oidc', audience: 'acme-org', 'job-api-key': 'a'.repeat(40) };
    const step = await runStep(world.step(inputs, tokens.env));
    expect(step.stdout).toMatch(/SAYS .*WANDB_API_KEY/);
    expect(step.stdout).not.toMatch(/SAYS .*WANDB_IDENTITY_TOKEN_FILE/);
  }, 240_000);
});
