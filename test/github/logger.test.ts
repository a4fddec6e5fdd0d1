import { expect, test } from '@jest/globals';
import { createLogger } from '../../src/github/logger.ts';

function recorded(cut?: (text: string) => string): { log: ReturnType<typeof createLogger>; lines: string[] } {
  const lines: string[] = [];
  const log = createLogger({ write: (text) => lines.push(text), ...(cut === undefined ? {} : { cut }) });
  return { log, lines };
}

test('each level is written in its own way', () => {
  const { log, lines } = recorded();
  log.info('hello');
  log.debug('detail');
  log.notice('note');
  log.warning('careful');
  log.error('two\nlines');
  log.group('Job a');
  log.endGroup();
  log.mask('secret');
  expect(lines).toEqual([
    'hello\n',
    '::debug::detail\n',
    '::notice::note\n',
    '::warning::careful\n',
    '::error::two%0Alines\n',
    '::group::Job a\n',
    '::endgroup::\n',
    '::add-mask::secret\n',
  ]);
});

test('text of others is harmless, and known secrets are cut, at every level', () => {
  const { log, lines } = recorded((text) => text.replaceAll('s3cret', '***'));
  for (const level of ['info', 'debug', 'notice', 'warning', 'error', 'group'] as const) {
    log[level]('::add-path::s3cret ##[error]');
  }
  const text = lines.join('');
  expect(text).not.toContain('s3cret');
  expect(text).not.toContain('##[');
  expect(text).not.toMatch(/^(::\w+::)?::add-path/m);
});

test('after ten annotations of a level, the rest are lines of the log', () => {
  const { log, lines } = recorded();
  for (let i = 1; i <= 12; i += 1) log.warning(`w${i}`);
  log.error('still an annotation');
  expect(lines.slice(9)).toEqual([
    '::warning::w10\n',
    'warning: w11\n',
    'warning: w12\n',
    '::error::still an annotation\n',
  ]);
});
