import type { RunEnd } from '../../runners/runner.ts';

/** How a run that did not end well ended, without a full stop: it becomes part of a sentence. */
export function describeEnd(end: RunEnd): string {
  if (end.neverStarted === true) {
    return `its program could not be started (${end.reason ?? 'no reason is known'})`;
  }
  if (end.state === 'stopped') return 'it was stopped';
  const code = end.exitCode === null ? null : `exit code ${end.exitCode}`;
  return [code, end.reason].filter((part) => part !== null).join(', ') || (end.signal ?? 'no exit code');
}
