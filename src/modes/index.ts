import { oneLine } from '../common/errors.ts';
import { decideEvent, type EventDecision, type EventQuestion } from '../github/events.ts';
import { offersIdentity } from '../github/identity.ts';
import type { Inputs } from '../github/inputs/index.ts';
import type { Step } from './step.ts';

/** Runs the mode that the inputs ask for, when the event allows it. Returns the exit code; never rejects. */
export async function runMode(inputs: Inputs, step: Step): Promise<number> {
  const { mode, noKey, apiKey, identity } = inputs;
  for (const warning of inputs.warnings) step.logger.warning(warning);
  const hasKey = identity.kind === 'oidc' ? offersIdentity(step.env) : apiKey !== undefined;
  const builds = inputs.mode === 'add' && inputs.build !== undefined;
  const question = { mode, builds, noKey, hasKey, identity: identity.kind, runner: step.context.runner };
  const decision = await decide(inputs, question, step);
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
    return await run(await withEvent(inputs, step), step);
  } catch (error) {
    // A mode reports what it can foresee itself; this is what it could not.
    step.logger.error(oneLine(error));
    if (error instanceof Error && error.stack) step.logger.debug(error.stack);
    if (mode === 'add' || mode === 'launch') step.outputs.set({ outcome: 'submit-failed' });
    return 1;
  }
}

/** By the event alone; where that is refused, by the check that `allow-untrusted` names. */
async function decide(
  { allowUntrusted, githubToken }: Inputs,
  question: EventQuestion,
  step: Step,
): Promise<EventDecision> {
  const decision = decideEvent(step.context, question);
  if (decision.kind !== 'refuse' || decision.foreign !== true || allowUntrusted === undefined)
    return decision;
  return (await import('./admit.ts')).admit(allowUntrusted, question, githubToken, step);
}

/** The inputs with what `event-config` takes from the event. @throws LaunchError when it cannot be had */
async function withEvent(inputs: Inputs, step: Step): Promise<Inputs> {
  if ((inputs.mode !== 'add' && inputs.mode !== 'launch') || inputs.eventConfig === undefined) return inputs;
  const { withEventConfig } = await import('./event-config.ts');
  return withEventConfig(inputs, inputs.eventConfig, step);
}

async function run(inputs: Inputs, step: Step): Promise<number> {
  switch (inputs.mode) {
    case 'add':
      if (inputs.build?.isOnlyJob === true) {
        return await (await import('./build-only.ts')).registerJob(inputs, inputs.build, step);
      }
      return inputs.launches === undefined
        ? await (await import('./add.ts')).add(inputs, step)
        : await (await import('./fan-out.ts')).fanOut({ ...inputs, launches: inputs.launches }, step);
    case 'attach':
      return await (await import('./attach.ts')).attach(inputs, step);
    case 'launch':
      return await (await import('./launch.ts')).launch(inputs, step);
    case 'agent':
      return await (await import('./agent.ts')).agent(inputs, step);
  }
}
