import { expect, test } from '@jest/globals';
import { silentLogger } from '../../src/common/logger.ts';
import { tidy } from '../../src/modes/launch-tidy.ts';

test('what cannot be taken away is told, and keeps nothing else from going', async () => {
  const gone: string[] = [];
  const warnings: string[] = [];
  const logger = { ...silentLogger, warning: (line: string) => void warnings.push(line) };
  await tidy(
    {
      'identity token': () => Promise.reject(new Error('EACCES: permission denied')),
      folder: () => Promise.resolve(gone.push('folder')),
    },
    logger,
  );
  expect(gone).toEqual(['folder']);
  expect(warnings).toEqual(['The launch left its identity token: EACCES: permission denied']);
});
