import { oneLine } from '../common/errors.ts';
import { decideEvent } from '../github/events.ts';
import type { Inputs } from '../github/inputs/index.ts';
import type { Step } from './step.ts';

/** Runs the mode that the inputs ask for, when the event allows it. Returns the exit code; never rejects. */
export async function runMode(inputs: Inputs, step: Step): Promise<number> {
  const { mode, noKey, apiKey } = inputs;
  for (const warning of inputs.warnings) step.logger.warning(warning);
  const question = { mode, noKey, hasKey: apiKey !== undefined, runner: step.context.runner };
  const decision = decideEvent(step.context, question);
  if (decision.kind === 'skip') {
    step.logger.notice(decision.message);
    return 0;
  }
  if (decision.kind === 'refuse') {
    step.logger.error(`${decision.message} ${decision.hint}`);
    step.outputs.set({ outcome: 'refused' });
    return 1;
  }
  try {
    switch (inputs.mode) {
      case 'add':
        return await (await import('./add.ts')).add(inputs, step);
      case 'agent':
        return await (await import('./agent.ts')).agent(inputs, step);
    }
  } catch (error) {
    // A mode reports what it can foresee itself; this is what it could not.
    step.logger.error(oneLine(error));
    if (error instanceof Error && error.stack) step.logger.debug(error.stack);
    if (mode === 'add') step.outputs.set({ outcome: 'submit-failed' });
    return 1;
  }
}
