import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseBuildSecrets, prepareSecrets } from '../../src/build/build-secrets.ts';
import { LaunchError } from '../../src/common/errors.ts';
import { withFolder } from './support/folder.ts';

describe('parseBuildSecrets', () => {
  test.each([
    ['pip=abc', { id: 'pip', value: 'abc' }],
    ['pip = abc', { id: 'pip', value: ' abc' }],
    ['pip=a=b=c', { id: 'pip', value: 'a=b=c' }],
    ['pip=id=x,env=Y', { id: 'pip', value: 'id=x,env=Y' }],
    ['id=abc', { id: 'id', value: 'abc' }],
    ['id=pip,env=PIP_TOKEN', { id: 'pip', env: 'PIP_TOKEN' }],
    ['id=pip,src=./token', { id: 'pip', file: './token' }],
    ['id=pip,source=/a', { id: 'pip', file: '/a' }],
  ])('%s', (line, secret) => expect(parseBuildSecrets([line])).toEqual([secret]));

  test.each(['s3cret', '=s3cret', 'pip=', 'a b=s3cret', 'id=a/b,env=s3cret', '../x=s3cret', '-x=s3cret'])(
    '%s is refused and not repeated',
    (line) => {
      expect(() => parseBuildSecrets([line])).toThrow(LaunchError);
      expect(() => parseBuildSecrets([line])).not.toThrow('s3cret');
    },
  );
});

describe('prepareSecrets', () => {
  test('values and variables travel in the environment, files by their path', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'token');
      await writeFile(file, 'from-file');
      const secrets = [
        { id: 'a', value: 'value-a' },
        { id: 'b', env: 'B' },
        { id: 'c', file },
      ];
      const prepared = await prepareSecrets(secrets, { B: 'value-b' });
      expect(prepared.args).toEqual([
        'id=a,env=LAUNCH_BUILD_SECRET_0',
        'id=b,env=LAUNCH_BUILD_SECRET_1',
        `id=c,src=${file}`,
      ]);
      expect(prepared.environment).toEqual({
        LAUNCH_BUILD_SECRET_0: 'value-a',
        LAUNCH_BUILD_SECRET_1: 'value-b',
      });
      expect(prepared.values).toEqual(['value-a', 'value-b', 'from-file']);
    });
  });

  test.each([
    [
      'a name twice',
      [
        { id: 'a', value: 'x' },
        { id: 'a', value: 'y' },
      ],
      /a is given twice/,
    ],
    ['a variable that is not set', [{ id: 'a', env: 'NOT' }], /variable NOT, which is not set/],
    [
      'a file that is not there',
      [{ id: 'a', file: '/nonexistent' }],
      /file of the build secret a is not there/,
    ],
    ['a folder', [{ id: 'a', file: '/' }], /is not there/],
    ['a path that splits', [{ id: 'a', file: '/a,env=HOME' }], /comma/],
    ['a name that splits', [{ id: 'a,src=/etc/passwd', value: 'x' }], /not one word/],
  ])('%s is refused', async (_, secrets, message) => {
    await expect(prepareSecrets(secrets, {})).rejects.toThrow(message);
  });
});
