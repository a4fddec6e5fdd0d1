import { parseJson } from '../common/json.ts';
import { readEventConfig } from '../github/event-config.ts';
import type { EventConfigAsked } from '../github/inputs/types.ts';
import { readPayload } from '../github/payload.ts';
import type { LaunchAddOptions } from '../launch/options.ts';
import type { Step } from './step.ts';

interface Launching {
  readonly launch: Pick<LaunchAddOptions, 'parameters'>;
  readonly launches?: readonly Pick<LaunchAddOptions, 'parameters'>[] | undefined;
}

/**
 * The inputs with the values of the event in the config of their runs, under the key `event`.
 * @throws LaunchError when the event does not hold what is asked for
 */
export function withEventConfig<Inputs extends Launching>(
  inputs: Inputs,
  asked: EventConfigAsked,
  { context, env, logger }: Pick<Step, 'context' | 'env' | 'logger'>,
): Inputs {
  if (context.eventName !== 'repository_dispatch') {
    logger.info(`event-config adds nothing: the event ${context.eventName} has no client_payload.`);
    return inputs;
  }
  const { values, skipped } = readEventConfig(readPayload(env, { parse: parseJson }), asked);
  if (skipped.length > 0) {
    logger.warning(`event-config leaves out what is no plain value: ${skipped.slice(0, 8).join(', ')}.`);
  }
  const withEvent = <Options extends Launching['launch']>(options: Options): Options => ({
    ...options,
    parameters: { event: values, ...options.parameters },
  });
  const { launch, launches } = inputs;
  return {
    ...inputs,
    launch: withEvent(launch),
    ...(launches === undefined ? {} : { launches: launches.map(withEvent) }),
  };
}
