/** The inputs of a step: read from the environment, parsed once, all mistakes at once. */
export { parseInputs } from './parse.ts';
export { InputError, renderProblem } from './problem.ts';
export { secretInputs } from './read.ts';
export type { InputProblem } from './problem.ts';
export type { AddInputs, AgentInputs, CommonInputs, Env, Inputs, Mode, NoKey, WaitFor } from './types.ts';
