/** The inputs of a step: read from the environment, parsed once, all mistakes at once. */
export { parseInputs } from './parse.ts';
export { InputError, renderProblem } from './problem.ts';
export { secretInputs } from './read.ts';
export type { InputProblem } from './problem.ts';
export type {
  AddInputs,
  AgentInputs,
  AttachInputs,
  AttachTarget,
  BuildInputs,
  CommonInputs,
  Env,
  Inputs,
  LaunchInputs,
  Mode,
  NoKey,
  PolicyInputs,
  ReportInputs,
  WaitFor,
} from './types.ts';
