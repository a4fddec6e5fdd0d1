import { describe, expect, test } from '@jest/globals';
import { redactSpec, redactUrl, Redactor } from '../../src/common/redact.ts';

describe('redactUrl', () => {
  test.each([
    ['https://user:hunter2@github.com/a/b.git', 'https://***@github.com/a/b.git'],
    ['https://ghp_token@github.com/a/b', 'https://***@github.com/a/b'],
    ['https://x:p@ss:w@rd@host/path?q=1', 'https://***@host/path?q=1'],
    [
      'clone of https://u:p@h/x and git+https://t@h/y failed',
      'clone of https://***@h/x and git+https://***@h/y failed',
    ],
    ['ssh://git@github.com/a/b', 'ssh://git@github.com/a/b'],
    ['ssh://git:pw@host/a', 'ssh://***@host/a'],
    ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
    ['https://h/x?X-Amz-Signature=abc&a=1', 'https://h/x?X-Amz-Signature=***&a=1'],
    ['https://h/x?access_token=abc#f', 'https://h/x?access_token=***#f'],
    ['https://h/x?a=1&sig=abc', 'https://h/x?a=1&sig=***'],
    ['mail a@b.c about http://h/x', 'mail a@b.c about http://h/x'],
    ['https://h/users/a@b.c', 'https://h/users/a@b.c'],
    ['no address', 'no address'],
  ])('%s', (text, expected) => expect(redactUrl(text)).toBe(expected));
});

test('redactSpec', () => {
  const spec = {
    _wandb_api_key: 'secret',
    git: { repo: 'https://u:secret@h/r.git' },
    overrides: { args: ['--url', 'https://u:secret@h'], run_config: { tokens: 12, lr: 0.1 } },
    resource_args: {
      'local-container': {
        env: ['WANDB_API_KEY=secret', 'PLAIN=1', 'HF_TOKEN', 'URL=https://u:secret@h'],
        e: 'MY_PASSWORD=secret',
      },
      kubernetes: {
        spec: {
          containers: [
            {
              env: [
                { name: 'DB_SECRET', value: 'secret' },
                { name: 'A', value: 'b' },
              ],
            },
          ],
        },
      },
      process: { env: { AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu', EMPTY_KEY: null } },
      nested: [{ _wandb_api_key: 'secret' }],
    },
  };
  const before = JSON.stringify(spec);
  const redacted = redactSpec(spec);
  expect(JSON.stringify(redacted)).not.toContain('secret');
  expect(JSON.stringify(spec)).toBe(before);
  expect(redacted).toMatchObject({
    overrides: { run_config: { tokens: 12, lr: 0.1 } },
    resource_args: {
      'local-container': { env: ['WANDB_API_KEY=***', 'PLAIN=1', 'HF_TOKEN', 'URL=https://***@h'] },
      kubernetes: {
        spec: {
          containers: [
            {
              env: [
                { name: 'DB_SECRET', value: '***' },
                { name: 'A', value: 'b' },
              ],
            },
          ],
        },
      },
      process: { env: { AWS_SECRET_ACCESS_KEY: '***', AWS_REGION: 'eu', EMPTY_KEY: null } },
    },
  });
});

describe('Redactor', () => {
  test('cuts a secret in every form in which it travels', () => {
    const secret = 's3cr/t+"key"= end';
    const redactor = new Redactor();
    redactor.add(secret);
    const forms = [
      secret,
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(`api:${secret}`).toString('base64'),
      encodeURIComponent(secret),
      JSON.stringify(secret),
    ];
    for (const form of forms) expect(redactor.cut(`a ${form} b`)).toMatch(/^a "?\*\*\*"? b$/);
    expect(redactor.cut('nothing here')).toBe('nothing here');
  });

  test('the longest secret goes first, lines of a secret count singly, short texts do not', () => {
    const redactor = new Redactor();
    for (const secret of ['abcdef', 'abcdefghij', 'line one\nline two', 'ab', '']) redactor.add(secret);
    expect(redactor.cut('abcdefghij abcdef ab line two')).toBe('*** *** ab ***');
  });
});
