import { oneLine } from '../common/errors.ts';
import type { ReportInputs } from '../github/inputs/index.ts';
import type { GateResult } from '../gates/types.ts';
import type { RunResult } from '../launch/index.ts';
import type { WandbClient } from '../wandb/client.ts';

/** GitHub shows ten annotations of a step; one is left for what else there is to say. */
const MOST_LINES = 9;

/**
 * Holds a run that ended against `gates`, and adds what the report compares it with. `gates` decide about a run that
 * succeeded; `baseline` and `charts` never change an outcome. Reads nothing when none of the three is set.
 */
export async function judge(
  result: RunResult,
  inputs: ReportInputs,
  client: WandbClient,
  signal: AbortSignal,
): Promise<RunResult> {
  const succeeded = result.outcome === 'succeeded';
  const asked = { ...inputs, gates: succeeded ? inputs.gates : [] };
  const nothing = asked.gates.length === 0 && asked.baseline === null && asked.charts.length === 0;
  if (nothing || result.run === null || !(succeeded || result.outcome === 'job-failed')) return result;
  try {
    const { compare } = await import('../launch/compare.ts');
    const judged = { ...result, ...(await compare(client, result, result.run, asked, signal)) };
    const failed = judged.gates.filter(({ passed }) => !passed);
    return failed.length === 0 ? judged : { ...judged, outcome: 'gate-failed', message: messageOf(failed) };
  } catch (error) {
    if (asked.gates.length === 0) return result;
    return signal.aborted
      ? { ...result, outcome: 'cancelled', message: 'The step was cancelled before its gates were decided.' }
      : { ...result, outcome: 'gate-failed', message: `The gates could not be decided: ${oneLine(error)}` };
  }
}

/** One line a rule, the numbers in it. */
function messageOf(failed: readonly GateResult[]): string {
  const lines = failed.map(({ rule, message }) => `Gate ${JSON.stringify(rule)} failed: ${ended(message)}`);
  if (lines.length <= MOST_LINES) return lines.join('\n');
  const rest = lines.length - MOST_LINES + 1;
  return [...lines.slice(0, MOST_LINES - 1), `${rest} more gates failed: see the summary of the step.`].join(
    '\n',
  );
}

function ended(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
