import { describe, expect, test } from '@jest/globals';

import {
  checkRemote,
  hasPassword,
  redactUrls,
  splitCredentials,
  withoutCredentials,
} from '../../src/job/remote.ts';

describe('remotes', () => {
  test.each([
    'https://github.com/acme/models.git',
    'HTTPS://github.com/acme/models',
    'https://user:pw@host.example.com:8443/a/b',
    'ssh://git@host/a.git',
    'git@github.com:acme/models.git',
  ])('%s is allowed', (remote) => {
    expect(() => {
      checkRemote(remote);
    }).not.toThrow();
  });

  test.each([
    '',
    '-oProxyCommand=x',
    '--upload-pack=x',
    'http://github.com/a/b',
    'git://github.com/a/b',
    'file:///etc',
    '/etc',
    './a',
    'a',
    'ext::sh -c x',
    'ext::sh',
    'fd::3',
    'https://',
    'ssh://-oProxyCommand=x/a',
    'ssh://git@-oProxyCommand=x/a',
    'git@host:-x',
    'https://host/a b',
    'https://host/a\nb',
    'git+https://host/a',
  ])('%j is refused', (remote) => {
    expect(() => {
      checkRemote(remote);
    }).toThrow(/is refused/);
  });

  test('a refusal hides the password', () => {
    expect(() => {
      checkRemote('http://user:hunter2@host/a');
    }).toThrow('The git remote "http://***@host/a" is refused.');
  });
});

test.each([
  ['https://host/a', 'https://host/a', '', ''],
  ['https://u:p@host/a?x#y', 'https://host/a?x#y', 'u', 'p'],
  ['https://tok@host/a', 'https://host/a', 'tok', ''],
  ['https://u:p%40q:r@host:1/a', 'https://host:1/a', 'u', 'p@q:r'],
  ['https://u:p@q@host/a', 'https://host/a', 'u', 'p@q'],
  ['ssh://git:p@host/a', 'ssh://git@host/a', 'git', 'p'],
  ['git@host:a', 'git@host:a', '', ''],
])('credentials of %s', (remote, clean, user, password) => {
  expect(splitCredentials(remote)).toEqual({ remote: clean, user, password });
  expect(withoutCredentials(remote)).toBe(clean);
  expect(hasPassword(clean)).toBe(false);
});

test.each([
  ['fatal: https://u:p@h/x failed', 'fatal: https://***@h/x failed'],
  ["'https://tok@h' and ssh://a:b@c/d", "'https://***@h' and ssh://***@c/d"],
  ['https://h/x', 'https://h/x'],
])('%s', (text, redacted) => {
  expect(redactUrls(text)).toBe(redacted);
});
