import type { Outcome } from '../launch/result.ts';

/** How an outcome reads at the top of a page. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  succeeded: '✅ Succeeded',
  queued: '🕒 Queued',
  'job-failed': '❌ The job failed',
  'gate-failed': '❌ A gate failed',
  'agent-failed': '❌ The agent failed',
  'submit-failed': '❌ Nothing was queued',
  'claim-timeout': '❌ No agent took the item',
  'run-timeout': '❌ The run took too long',
  cancelled: '🛑 Cancelled',
  refused: '🚫 Refused',
  detached: '🔌 Detached',
  unknown: '❔ Unknown',
};

const GREEN: ReadonlySet<Outcome> = new Set<Outcome>(['succeeded', 'queued', 'detached']);

/** Whether a step with this outcome ends with exit code 0. */
export function isGreen(outcome: Outcome): boolean {
  return GREEN.has(outcome);
}
