import type { LaunchInputs } from '../github/inputs/index.ts';
import type { WandbClient } from '../wandb/client.ts';
import { clientOf, type Step } from './step.ts';

/** The client of a launch that runs here; null: without an account, as `no-key: offline` allows. */
export function accountOf(inputs: LaunchInputs, step: Step): WandbClient | null {
  return inputs.identity.kind === 'key' && inputs.apiKey === undefined ? null : clientOf(inputs, step);
}
