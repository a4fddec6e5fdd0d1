import { describe, expect, test } from '@jest/globals';
import {
  agentUrl,
  checkBaseUrl,
  deriveAppUrl,
  isBelow,
  jobsUrl,
  jobUrl,
  projectUrl,
  queueUrl,
  runUrl,
} from '../../src/wandb/urls.ts';

describe('checkBaseUrl takes', () => {
  test.each([
    ['https://api.wandb.ai', 'https://api.wandb.ai'],
    [' https://api.wandb.ai/ \n', 'https://api.wandb.ai'],
    ['https://corp.wandb.io', 'https://corp.wandb.io'],
    ['https://wandb.corp.example:8443/sub/path//', 'https://wandb.corp.example:8443/sub/path'],
    ['https://HOST.example:443', 'https://host.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:9', 'http://127.0.0.1:9'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['http://wandb.localhost', 'http://wandb.localhost'],
    ['https://notwandb.ai', 'https://notwandb.ai'],
  ])('%s', (text, expected) => expect(checkBaseUrl(text)).toBe(expected));
});

describe('checkBaseUrl refuses', () => {
  test.each([
    ['', 'not an http(s) address'],
    ['api.wandb.ai', 'not an http(s) address'],
    ['ftp://api.wandb.ai', 'not an http(s) address'],
    ['file:///etc/passwd', 'not an http(s) address'],
    ['https://wandb.ai', 'the web app of W&B, not its API'],
    ['https://www.wandb.ai/home', 'the web app of W&B, not its API'],
    ['http://api.wandb.ai', 'plain http'],
    ['http://wandb.corp.example', 'plain http: the API key could be read'],
    ['http://localhost.evil.example', 'plain http'],
    ['http://127.0.0.1.evil.example', 'plain http'],
    ['https://user@api.wandb.ai', 'user name or a password'],
    ['https://user:hunter2@api.wandb.ai', 'user name or a password'],
    ['https://api.wandb.ai?key=1', 'query or a fragment'],
    ['https://api.wandb.ai#x', 'query or a fragment'],
  ])('%s', (text, message) => {
    expect(() => checkBaseUrl(text)).toThrow(message);
    expect(() => checkBaseUrl(text)).not.toThrow('hunter2');
  });
});

test.each([
  ['https://api.wandb.ai', 'https://wandb.ai'],
  ['https://api.wandb.test', 'https://app.wandb.test'],
  ['https://api.corp.example/x', 'https://app.corp.example/x'],
  ['https://corp.wandb.io', 'https://corp.wandb.io'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('the app of %s is %s', (api, app) => expect(deriveAppUrl(api)).toBe(app));

describe('isBelow', () => {
  test.each([
    ['https://api.wandb.ai', 'https://api.wandb.ai/graphql', true],
    ['https://api.wandb.ai', 'https://api.wandb.ai:443/x', true],
    ['https://api.wandb.ai', 'https://api.wandb.ai', true],
    ['https://api.wandb.ai', 'http://api.wandb.ai/x', false],
    ['https://api.wandb.ai', 'https://api.wandb.ai:8443/x', false],
    ['https://api.wandb.ai', 'https://api.wandb.ai.evil.example/x', false],
    ['https://api.wandb.ai', 'https://api.wandb.ai@evil.example/x', false],
    ['https://corp.example/w', 'https://corp.example/w/files/x', true],
    ['https://corp.example/w', 'https://corp.example/w', true],
    ['https://corp.example/w', 'https://corp.example/wandb-other', false],
    ['https://corp.example/w', 'https://corp.example/w/../other', false],
    ['https://corp.example/w', 'https://corp.example/', false],
  ])('%s, %s: %s', (base, url, expected) => expect(isBelow(base, new URL(url))).toBe(expected));
});

test('addresses of the web app', () => {
  const app = 'https://wandb.ai/';
  const run = { entity: 'ac me', project: 'p/1', runId: 'r?#' };
  expect(runUrl(app, run)).toBe('https://wandb.ai/ac%20me/p%2F1/runs/r%3F%23');
  expect(runUrl(app, { ...run, project: '' })).toBe('https://wandb.ai/ac%20me/uncategorized/runs/r%3F%23');
  expect(projectUrl(app, 'acme', 'Vision')).toBe('https://wandb.ai/acme/Vision');
  expect(jobsUrl(app, 'acme', 'Vision')).toBe('https://wandb.ai/acme/Vision/jobs');
  expect(jobUrl(app, { entity: 'acme', project: 'v', name: 'job-x:y', alias: 'v3' })).toBe(
    'https://wandb.ai/acme/v/artifacts/job/job-x%3Ay/v3',
  );
  expect(queueUrl(app, 'acme', 'UnVuUXVldWU6MTIz==')).toBe('https://wandb.ai/acme/launch/UnVuUXVldWU6MTIz==');
  expect(queueUrl(app, 'acme', 'a/b+c')).toBe('https://wandb.ai/acme/launch/a%2Fb%2Bc');
  expect(agentUrl(app, 'acme', 'QWdlbnQ6MQ==')).toBe('https://wandb.ai/acme/launch/agents/QWdlbnQ6MQ==');
});
