import * as v from 'valibot';
import { mapTexts } from '../common/map-texts.ts';
import type { LaunchState, Outcome, RunResult } from '../launch/index.ts';
import { OUTCOME_WORDS } from '../report/index.ts';
import type { Step } from './step.ts';

/** Characters of a message that are kept: the runner hands each fact to `post` as one environment variable. */
const MESSAGE_CHARS = 4_000;

const nullableText = v.nullable(v.string());
const nullableNumber = v.nullable(v.number());

export const OutcomeSchema = v.custom<Outcome>(
  (value) => typeof value === 'string' && Object.hasOwn(OUTCOME_WORDS, value),
);

export const StateSchema = v.picklist([
  'pending',
  'leased',
  'claimed',
  'starting',
  'running',
  'finished',
  'failed',
  'crashed',
  'killed',
  'deleted',
  'unknown',
] satisfies LaunchState[]);

const Schema = v.object({
  outcome: OutcomeSchema,
  state: StateSchema,
  message: nullableText,
  queue: v.nullable(v.object({ entity: v.string(), project: v.string(), name: v.string() })),
  queueUrl: nullableText,
  itemId: nullableText,
  run: v.nullable(v.object({ entity: v.string(), project: v.string(), runId: v.string() })),
  runUrl: nullableText,
  job: nullableText,
  image: nullableText,
  times: v.object({
    pushedAt: nullableNumber,
    claimedAt: nullableNumber,
    startedAt: nullableNumber,
    endedAt: nullableNumber,
  }),
});

/**
 * Notes how a launch ended, before anybody is told: from here on it is nothing that `post` may stop, even when the
 * telling is cut off. No secrets, and nothing long: `post` reads the run again.
 */
export function saveSettled(step: Step, result: RunResult): void {
  const { outcome, state, queue, queueUrl, itemId, run, runUrl, job, image, times } = result;
  const message = result.message?.slice(0, MESSAGE_CHARS) ?? null;
  const kept = { outcome, state, message, queue, queueUrl, itemId, run, runUrl, job, image, times };
  step.save('settled', mapTexts(kept, step.cut));
}

/** The result that the step came to, as far as it was kept; null: it came to none. */
export function readSettled(step: Pick<Step, 'saved'>): RunResult | null {
  const read = v.safeParse(Schema, step.saved('settled'));
  if (!read.success) return null;
  return { ...read.output, details: null, issue: null, warnings: [], logTail: [], spec: null };
}
