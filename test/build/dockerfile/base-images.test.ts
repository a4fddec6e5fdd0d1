import { expect, test } from '@jest/globals';

import { baseImagesOf } from '../../../src/build/dockerfile/base-images.ts';

test.each<[string, string, string[]]>([
  ['one', 'FROM python:3.12', ['python:3.12']],
  ['small letters and a name', 'from python AS base\nfrom base\n', ['python']],
  ['an own stage in another case', 'FROM a AS Base\nFROM BASE\nCOPY --from=base /x /y', ['a']],
  [
    'a platform',
    'FROM --platform=$BUILDPLATFORM golang:1 AS b\nFROM scratch\nCOPY --from=b /a /b',
    ['golang:1'],
  ],
  ['by number', 'FROM a\nFROM b\nCOPY --from=0 /x /x\nCOPY --from=c:1 --chown=1 /x /x', ['a', 'b', 'c:1']],
  [
    'of a mount',
    'FROM a\nRUN --mount=type=bind,from=tools:2,target=/t --mount=from=a:3,target=/u x',
    ['a', 'tools:2', 'a:3'],
  ],
  ['an argument', 'ARG V=3.11\nARG IMG="python:${V}-slim"\nFROM ${IMG}', ['python:3.11-slim']],
  ['a default in place', 'ARG V\nFROM python:${V:-3.10}${X:+-slim}', ['python:3.10']],
  ['several arguments', "ARG A=x B='y'\nFROM $A:$B", ['x:y']],
  ['one that only the builder knows', 'FROM app-${TARGETARCH}', []],
  ['an argument of a stage is none of FROM', 'FROM a\nARG V=2\nFROM b:${V}', ['a']],
  ['a digest', `FROM a@sha256:${'0'.repeat(64)}`, [`a@sha256:${'0'.repeat(64)}`]],
  ['continued', 'FROM \\\n# comment\n\n  python:3 \\\n  AS x', ['python:3']],
  ['another escape', '# escape=`\nFROM `\n  a\nRUN x \\\nFROM b', ['a', 'b']],
  ['comments and other directives', '# syntax=x/y:1\n# escape = `\n#FROM c\nFROM a', ['a']],
  [
    'text of a file',
    'FROM a\nRUN <<EOF\nFROM b\nEOF\nCOPY <<-"E" <<F /x/\nFROM c\n\tE\nFROM d\nF\nFROM e',
    ['a', 'e'],
  ],
  ['no file of text', 'FROM a\nRUN cat <<<x\nENV A=<<EOF\nFROM b', ['a', 'b']],
  ['lines of Windows', '\uFEFFFROM a\r\nFROM b\r\n', ['a', 'b']],
  ['twice the same', 'FROM a AS x\nFROM a', ['a']],
  ['onbuild', 'FROM a\nONBUILD COPY --from=b /x /x', ['a', 'b']],
  ['nothing', '# FROM a\n', []],
])('%s', (_, dockerfile, images) => {
  expect(baseImagesOf(dockerfile)).toEqual(images);
});
