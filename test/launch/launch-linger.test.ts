import { expect, jest, test } from '@jest/globals';
import { endWithoutRun } from '../../src/modes/launch-linger.ts';

test('a step whose run goes on ends, with the exit code that it has, once it has said everything', () => {
  jest.useFakeTimers();
  const exit = jest.fn<(...given: unknown[]) => void>();
  endWithoutRun({ exit });
  expect(exit).not.toHaveBeenCalled();
  jest.runAllTimers();
  expect(exit.mock.calls).toEqual([[]]);
  jest.useRealTimers();
});
