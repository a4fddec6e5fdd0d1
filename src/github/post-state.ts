import type { Env } from './inputs/types.ts';

/**
 * Whether this is the cleanup of a step that was cut off before it had seen its launch, or its agent's jobs, to the end. A runner hands the
 * state that a step saved to its `post` only, so a step itself never sees any.
 */
export function isCutOff(env: Env): boolean {
  return (
    env['STATE_done'] !== 'true' &&
    Boolean(
      env['STATE_plan'] ||
      env['STATE_handle'] ||
      env['STATE_agent'] ||
      env['STATE_fanout'] ||
      env['STATE_settled'] ||
      env['STATE_legs'] ||
      env['STATE_launch'] ||
      env['STATE_build'],
    )
  );
}
