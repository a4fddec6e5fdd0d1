import type { Env } from '../../../src/github/inputs/index.ts';

export const KEY = 'k3y'.repeat(14);

/** A step with the least that mode add needs, and what a test adds to it; undefined takes an input away. */
export function addStep(inputs: Readonly<Record<string, string | undefined>> = {}): Env {
  return step({ job: 'acme/vision/train:latest', 'queue-name': 'gpu', 'api-key': KEY, ...inputs });
}

export function agentStep(inputs: Readonly<Record<string, string | undefined>> = {}): Env {
  return step({ mode: 'agent', queues: 'gpu', 'api-key': KEY, ...inputs });
}

/** As a runner hands inputs over: those of others and those not set are there as empty text. */
export function step(inputs: Readonly<Record<string, string | undefined>>): Env {
  const entries = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value ?? '']);
  return Object.fromEntries([['INPUT_GATES', ''], ['INPUT_DRY-RUN', ''], ...entries]) as Env;
}
