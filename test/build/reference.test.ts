import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatReference, isDigest, parseReference, parseRepository } from '../../src/build/reference.ts';
import { LaunchError } from '../../src/common/errors.ts';

const HEX = 'a1'.repeat(32);
const SHA256 = `sha256:${HEX}`;

describe('parseReference reads', () => {
  test.each<[string, string, string, string | null, string | null]>([
    ['busybox', 'docker.io', 'library/busybox', null, null],
    ['busybox:1.36', 'docker.io', 'library/busybox', '1.36', null],
    [`busybox@${SHA256}`, 'docker.io', 'library/busybox', null, SHA256],
    [`busybox:1@${SHA256}`, 'docker.io', 'library/busybox', '1', SHA256],
    ['team/app', 'docker.io', 'team/app', null, null],
    ['docker.io/busybox', 'docker.io', 'library/busybox', null, null],
    ['docker.io/library/busybox:1', 'docker.io', 'library/busybox', '1', null],
    ['index.docker.io/team/app:1', 'docker.io', 'team/app', '1', null],
    ['localhost/x', 'localhost', 'x', null, null],
    ['localhost:5000/x:1', 'localhost:5000', 'x', '1', null],
    ['localhost:5000', 'docker.io', 'library/localhost', '5000', null],
    ['127.0.0.1:5000/a/b/c:t', '127.0.0.1:5000', 'a/b/c', 't', null],
    ['[::1]/x', '[::1]', 'x', null, null],
    ['[::1]:5000/x:1', '[::1]:5000', 'x', '1', null],
    [`[2001:db8::1]:443/x@${SHA256}`, '[2001:db8::1]:443', 'x', null, SHA256],
    ['ghcr.io/team/name/image:v1.2', 'ghcr.io', 'team/name/image', 'v1.2', null],
    ['us-docker.pkg.dev/proj/repo/img/nested:1', 'us-docker.pkg.dev', 'proj/repo/img/nested', '1', null],
    [
      '1234.dkr.ecr.eu-west-1.amazonaws.com/ns/app',
      '1234.dkr.ecr.eu-west-1.amazonaws.com',
      'ns/app',
      null,
      null,
    ],
    [
      '1234.dkr.ecr.cn-north-1.amazonaws.com.cn/a.b:1',
      '1234.dkr.ecr.cn-north-1.amazonaws.com.cn',
      'a.b',
      '1',
      null,
    ],
    ['name.azurecr.io/team/app:1', 'name.azurecr.io', 'team/app', '1', null],
    ['REGISTRY.example/x', 'REGISTRY.example', 'x', null, null],
    ['MyHost/x', 'MyHost', 'x', null, null],
    ['a__b/c--d:1', 'docker.io', 'a__b/c--d', '1', null],
    ['x:Tag_1.2-3', 'docker.io', 'library/x', 'Tag_1.2-3', null],
    ['x:_t', 'docker.io', 'library/x', '_t', null],
    [`x:${'t'.repeat(128)}`, 'docker.io', 'library/x', 't'.repeat(128), null],
    [`x@sha512:${'0f'.repeat(64)}`, 'docker.io', 'library/x', null, `sha512:${'0f'.repeat(64)}`],
    [`a.b/${'n'.repeat(255)}`, 'a.b', 'n'.repeat(255), null, null],
    [HEX.slice(1), 'docker.io', `library/${HEX.slice(1)}`, null, null],
  ])('%s', (text, registry, repository, tag, digest) => {
    const reference = parseReference(text);
    expect(reference).toEqual({ registry, repository, tag, digest });
    expect(parseReference(formatReference(reference))).toEqual(reference);
  });
});

describe('parseReference refuses, with the reason', () => {
  test.each<[string, RegExp]>([
    ['', /it is empty/],
    ['x y', /blank/],
    [' x', /blank/],
    ['x\n', /blank/],
    ['https://ghcr.io/x', /begins with a scheme/],
    ['Ubuntu:22.04', /"Ubuntu" has upper-case letters/],
    ['ghcr.io/Team/x', /"Team" has upper-case letters/],
    ['--privileged', /"--privileged" is not part of a name/],
    ['-x/y', /"-x" is not part of a name/],
    ['x:', /nothing follows its last colon/],
    ['x:-1', /"-1" is not a tag/],
    ['x:.1', /"\.1" is not a tag/],
    ['x:a+b', /"a\+b" is not a tag/],
    [`x:${'t'.repeat(129)}`, /tag is longer than 128/],
    ['a//b', /empty part/],
    ['/x', /empty part/],
    ['x/', /empty part/],
    ['ghcr.io/', /it has no name/],
    ['x..y', /"x\.\.y" is not part of a name/],
    ['x___y', /not part of a name/],
    ['x-', /not part of a name/],
    ['.x', /not part of a name/],
    ['localhost:port/x', /"port" is not a port/],
    ['localhost:/x', /"" is not a port/],
    ['localhost:70000/x', /"70000" is not a port/],
    ['localhost:0/x', /"0" is not a port/],
    ['-host.com/x', /"-host\.com" is not the name of a host/],
    ['host..com/x', /is not the name of a host/],
    ['ho_st.com/x', /is not the name of a host/],
    ['[::g]/x', /is not the name of a host/],
    ['::1/x', /is not the name of a host/],
    ['x@sha256:abc', /not sha256: and 64 hex digits/],
    [`x@sha256:${HEX.toUpperCase()}`, /in lower case/],
    [`x@sha256:${HEX}0`, /64 hex digits/],
    [`x@md5:${'0'.repeat(32)}`, /algorithm "md5" is not known/],
    ['x@', /not a digest/],
    ['x@latest', /not a digest/],
    [`x@${SHA256}@${SHA256}`, /64 hex digits/],
    [HEX, /id of an image on one machine/],
    [`a.b/${'n'.repeat(256)}`, /name is longer than 255/],
    ['x'.repeat(5000), /longer than 4096/],
    ['x?y', /not part of a name/],
    ['ghcr.io/a/../b', /"\.\." is not part of a name/],
  ])('%j', (text, why) => {
    expect(() => parseReference(text)).toThrow(why);
    expect(() => parseReference(text)).toThrow(LaunchError);
  });

  test('whatever it is given, it reads it or says why', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        try {
          const reference = parseReference(text);
          expect(parseReference(formatReference(reference))).toEqual(reference);
        } catch (error) {
          expect(error).toBeInstanceOf(LaunchError);
        }
      }),
    );
  });
});

describe('parseRepository', () => {
  test.each([
    ['ghcr.io/team/app', 'ghcr.io/team/app'],
    [' https://name.azurecr.io/team/app/ ', 'name.azurecr.io/team/app'],
    ['localhost:5000/x', 'localhost:5000/x'],
    ['team/app', 'docker.io/team/app'],
  ])('%j is %s', (text, name) => expect(formatReference(parseRepository(text))).toBe(name));

  test.each([
    ['ghcr.io/team/app:latest', /holds the tag latest/],
    [`ghcr.io/team/app@${SHA256}`, /holds a digest/],
    ['localhost:5000', /holds the tag 5000/],
    ['http://localhost:5000/x', /begins with a scheme/],
  ])('%j is refused', (text, why) => expect(() => parseRepository(text)).toThrow(why));

  test('a host alone gets the hint that a name is missing', () => {
    try {
      parseRepository('localhost:5000');
      throw new Error('accepted');
    } catch (error) {
      expect((error as LaunchError).hint).toMatch(/host:port\/name/);
    }
  });
});

test.each([
  [SHA256, true],
  [`sha384:${'0'.repeat(96)}`, true],
  [`sha256:${'0'.repeat(63)}`, false],
  [`sha256:${'g'.repeat(64)}`, false],
  [`sha1:${'0'.repeat(40)}`, false],
  [`${SHA256}:x`, false],
  ['', false],
])('isDigest(%j) is %p', (text, is) => expect(isDigest(text)).toBe(is));
