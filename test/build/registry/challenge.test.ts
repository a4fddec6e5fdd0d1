import { expect, test } from '@jest/globals';
import { parseChallenges } from '../../../src/build/registry/challenge.ts';

test.each([
  ['', []],
  ['Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
  ['Negotiate', [{ scheme: 'negotiate', parameters: {} }]],
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
    [
      {
        scheme: 'bearer',
        parameters: {
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:a/b:pull,push',
        },
      },
    ],
  ],
  [
    'BEARER Realm = "a\\"b" , service=plain, Basic realm="x, y"',
    [
      { scheme: 'bearer', parameters: { realm: 'a"b', service: 'plain' } },
      { scheme: 'basic', parameters: { realm: 'x, y' } },
    ],
  ],
  [
    'Negotiate, Basic realm=x',
    [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'basic', parameters: { realm: 'x' } },
    ],
  ],
  ['realm="x"', []],
  ['Bearer realm="not closed', [{ scheme: 'bearer', parameters: {} }]],
  ['"?', []],
])('%j', (header, challenges) => expect(parseChallenges(header)).toEqual(challenges));
