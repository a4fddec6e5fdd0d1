import * as v from 'valibot';
import type { Step } from './step.ts';

/** What `post` needs to find the journal of its step's agent. */
export interface SavedAgent {
  readonly stateDir: string;
  readonly owner: string;
}

const Schema = v.object({ stateDir: v.string(), owner: v.string() });

/** To be saved before the first item is taken. */
export function saveAgent(step: Step, agent: SavedAgent): void {
  step.save('agent', agent);
}

/** Null: the step was not an agent, or took nothing. */
export function savedAgent(step: Step): SavedAgent | null {
  const saved = v.safeParse(Schema, step.saved('agent'));
  return saved.success ? saved.output : null;
}
