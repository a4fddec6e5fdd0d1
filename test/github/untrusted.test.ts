import { describe, expect, test } from '@jest/globals';
import { LaunchError } from '../../src/common/errors.ts';
import type { GitHubApi } from '../../src/github/api.ts';
import { GitHubApiError } from '../../src/github/api-errors.ts';
import { parseUntrustedCheck, type UntrustedCheck } from '../../src/github/inputs/untrusted-check.ts';
import { isReviewed, makeCheck, peopleBehind, permissionIn } from '../../src/github/untrusted.ts';
import { commentEvent, pullRequestEvent, workflowRunEvent } from '../support/github/events.ts';

test.each<[string, UntrustedCheck]>([
  ['permission:write', { kind: 'permission', least: 'write' }],
  ['permission: Maintain', { kind: 'permission', least: 'maintain' }],
  ['permission:admin', { kind: 'permission', least: 'admin' }],
  ['environment:gpu', { kind: 'environment', name: 'gpu' }],
  ['environment: Prod EU: west', { kind: 'environment', name: 'Prod EU: west' }],
])('%s is a check', (text, value) => {
  expect(parseUntrustedCheck(text)).toEqual({ ok: true, value });
});

test.each([
  ['true', /names no check/],
  ['TRUE', /names no check/],
  ['yes', /names no check/],
  ['false', /not a check/],
  ['write', /not a check/],
  ['permission', /not a permission/],
  ['permission:', /not a permission/],
  ['permission:read', /"read" is not a permission/],
  ['permission:write,admin', /not a permission/],
  ['environment:', /not the name of an environment/],
  ['environment:a\nb', /not the name of an environment/],
  ['Permission:write', /not a check/],
  ['association:member', /not a check/],
])('%s is refused', (text, what) => {
  const parsed = parseUntrustedCheck(text);
  expect(parsed).toMatchObject({ ok: false, fault: { what: expect.stringMatching(what) } });
  expect(parsed).toMatchObject({ fault: { next: expect.stringContaining('permission:write') } });
});

describe('the people behind an event', () => {
  const env = { GITHUB_ACTOR: 'ann' };
  test.each<[string, object, object, (string | null)[]]>([
    ['a push', env, {}, ['ann']],
    ['a re-run by another', { ...env, GITHUB_TRIGGERING_ACTOR: 'bob' }, {}, ['ann', 'bob']],
    ['a comment', env, commentEvent('/launch', 'ann'), ['ann']],
    [
      'a comment on the pull request of another',
      env,
      commentEvent('/launch', 'ann', { opener: 'eve' }),
      ['ann', 'eve'],
    ],
    [
      'a comment that another edits',
      env,
      commentEvent('x', 'eve', { action: 'edited', sender: 'ann' }),
      ['ann', 'eve'],
    ],
    [
      'a comment on a pull request whose opener is gone',
      env,
      { comment: { user: { login: 'ann' } }, issue: { user: null, pull_request: { url: 'x' } } },
      ['ann', null],
    ],
    [
      'a comment on an issue of another',
      env,
      { comment: { user: { login: 'ann' } }, issue: { user: { login: 'eve' } } },
      ['ann'],
    ],
    [
      'a comment on an issue that says it is no pull request',
      env,
      { comment: { user: { login: 'ann' } }, issue: { user: { login: 'eve' }, pull_request: null } },
      ['ann'],
    ],
    [
      'a comment on a discussion of another',
      env,
      { comment: { user: { login: 'ann' } }, discussion: { user: { login: 'eve' } } },
      ['ann'],
    ],
    ['a comment whose author is gone', env, { comment: { user: null, body: 'x' } }, ['ann', null]],
    ['an issue that another labels', env, { issue: { user: { login: 'eve' } } }, ['ann', 'eve']],
    [
      'a fork whose branch another updates',
      env,
      pullRequestEvent('eve/models', 'eve', 'ann'),
      ['ann', 'eve'],
    ],
    [
      'a review of a fork',
      env,
      { ...pullRequestEvent('eve/models', 'eve'), review: { user: { login: 'ann' } } },
      ['ann', 'eve'],
    ],
    [
      'a run of a fork that another ran again',
      env,
      workflowRunEvent('push', 'eve/models', 'eve', 'ann'),
      ['ann', 'eve'],
    ],
    ['nobody', {}, {}, [null]],
    ['a login that is no text', env, { comment: { user: { login: 7 } } }, ['ann', null]],
  ])('%s', (_name, variables, payload, people) => {
    expect(peopleBehind(variables as Record<string, string>, payload)).toEqual(people);
  });
});

test.each([
  [{ permission: 'admin', role_name: 'admin' }, 'admin'],
  [{ permission: 'write', role_name: 'write' }, 'write'],
  [{ permission: 'write', role_name: 'maintain' }, 'maintain'],
  [{ permission: 'write', role_name: 'own-role', user: { permissions: { maintain: true } } }, 'maintain'],
  [{ permission: 'write', role_name: 'own-role', user: { permissions: { maintain: false } } }, 'write'],
  [{ permission: 'read', role_name: 'triage', user: null }, 'read'],
  [{ permission: 'none', role_name: '' }, 'none'],
  [{ permission: 'read', role_name: 'admin' }, 'read'],
  [{ role_name: 'admin' }, 'none'],
  ['admin', 'none'],
  [null, 'none'],
])('%j means %s', (answer, permission) => {
  expect(permissionIn(answer)).toBe(permission);
});

test.each([
  [{ protection_rules: [{ type: 'required_reviewers', reviewers: [{}] }] }, true],
  [{ protection_rules: [{ type: 'required_reviewers', reviewers: [] }] }, false],
  [{ protection_rules: [{ type: 'wait_timer' }, { type: 'branch_policy' }] }, false],
  [{ protection_rules: [] }, false],
  [{}, false],
  [undefined, false],
])('whether %j is reviewed', (answer, reviewed) => {
  expect(isReviewed(answer)).toBe(reviewed);
});

describe('the check', () => {
  /** Answers by the last part of the route; an error is thrown. */
  function tools(answers: Readonly<Record<string, unknown>>, claims: Record<string, unknown> = {}) {
    const asked: string[] = [];
    const api: GitHubApi = {
      request: (_route, parameters) => {
        const name = String(parameters['username'] ?? parameters['environment_name']);
        asked.push(name);
        const answer = answers[name];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      author: () => Promise.resolve(null),
      remaining: () => null,
    };
    return {
      asked,
      api: () => Promise.resolve(api),
      identityToken: () => Promise.resolve('token'),
      decodeClaims: () => claims,
      repository: 'acme/models',
      signal: new AbortController().signal,
    };
  }
  const write = { permission: 'write', role_name: 'write' };
  const read = { permission: 'read', role_name: 'read' };
  const permission = { kind: 'permission', least: 'write' } as const;
  const environment = { kind: 'environment', name: 'GPU' } as const;
  const missing = new GitHubApiError('forbidden', 'GitHub answered 404: Not Found', 404);

  test('asks for everybody, and stops at the first who may not', async () => {
    const all = tools({ ann: write, bob: write });
    expect(await makeCheck(permission, ['ann', 'bob'], all)).toMatchObject({ passed: true });
    expect(all.asked).toEqual(['ann', 'bob']);
    const one = tools({ ann: read, bob: write });
    const verdict = await makeCheck(permission, ['ann', 'bob'], one);
    expect(verdict).toMatchObject({ passed: false, why: 'ann has read' });
    expect(one.asked).toEqual(['ann']);
  });

  test('what is less than asked for does not do', async () => {
    const { passed } = await makeCheck(
      { kind: 'permission', least: 'admin' },
      ['ann'],
      tools({ ann: write }),
    );
    expect(passed).toBe(false);
  });

  test('somebody unknown is enough to refuse, and nobody is asked', async () => {
    const some = tools({ ann: write });
    expect(await makeCheck(permission, ['ann', null], some)).toMatchObject({ passed: false });
    expect(some.asked).toEqual([]);
  });

  test('GitHub knows no such person', async () => {
    expect(await makeCheck(permission, ['app[bot]'], tools({ 'app[bot]': missing }))).toMatchObject({
      passed: false,
      why: 'app[bot] has none',
    });
  });

  test.each([
    [
      new GitHubApiError('unavailable', 'GitHub answered 502: Bad Gateway.', 502),
      /cannot be found out: GitHub answered 502/,
    ],
    [
      new LaunchError('GitHub offers none.', { hint: 'Do this.' }),
      /cannot be found out: GitHub offers none$/,
    ],
  ])('what cannot be found out is refused', async (error, why) => {
    const verdict = await makeCheck(permission, ['ann'], tools({ ann: error }));
    expect(verdict).toMatchObject({ passed: false, why: expect.stringMatching(why) });
  });

  const reviewed = { protection_rules: [{ type: 'required_reviewers', reviewers: [{}] }] };
  test.each([
    ['the right one', { environment: 'gpu' }, { gpu: reviewed }, true],
    ['another', { environment: 'cpu' }, { cpu: reviewed, GPU: reviewed }, false],
    ['none', {}, { GPU: reviewed }, false],
    ['one that nobody approves', { environment: 'gpu' }, { gpu: { protection_rules: [] } }, false],
    ['one that cannot be looked at', { environment: 'gpu' }, { gpu: missing }, false],
  ])('a job in an environment: %s', async (_name, claims, answers, passed) => {
    expect((await makeCheck(environment, [], tools(answers, claims))).passed).toBe(passed);
  });
});
