/** The room's face: rules, what they are held against, and what came of it. */
export { GateSyntaxError, type GateFault } from './errors.ts';
export { parseGates } from './parse.ts';
export { printGate } from './print.ts';
export { evaluateGates, historyKeys, needsBaseline } from './evaluate.ts';
export { asNumber, lookUp } from './lookup.ts';
export { parseBaseline, type BaselineAsked } from './baseline.ts';
export type { Gate } from './tree.ts';
export type { GateResult, RunFacts, Undecided } from './types.ts';
