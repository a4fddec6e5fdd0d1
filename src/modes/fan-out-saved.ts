import * as v from 'valibot';
import { mapTexts } from '../common/map-texts.ts';
import type { Outcome } from '../launch/index.ts';
import type { ItemRow } from '../report/index.ts';
import { OutcomeSchema, StateSchema } from './settled.ts';
import type { Step } from './step.ts';

const Schema = v.object({
  queue: v.object({ entity: v.string(), project: v.string(), name: v.string() }),
  entity: v.string(),
  runs: v.array(v.object({ runId: v.string(), project: v.string() })),
  onCancel: v.picklist(['stop', 'detach']),
});

/** What `post` needs to stop several launches that a kill cut off: their run ids, by which their items are found. */
export type SavedFanOut = v.InferOutput<typeof Schema>;

export function saveFanOut(step: Step, saved: SavedFanOut): void {
  step.save('fanout', saved);
}

export function readFanOut(step: Step): SavedFanOut | null {
  const read = v.safeParse(Schema, step.saved('fanout'));
  return read.success ? read.output : null;
}

const nullableText = v.nullable(v.string());
const nullableNumber = v.nullable(v.number());

const LegsSchema = v.object({
  outcome: OutcomeSchema,
  rows: v.array(
    v.object({
      index: v.number(),
      itemId: nullableText,
      runId: nullableText,
      runUrl: nullableText,
      job: nullableText,
      state: StateSchema,
      outcome: OutcomeSchema,
      queueSeconds: nullableNumber,
      runSeconds: nullableNumber,
      exitCode: nullableNumber,
      message: nullableText,
    }),
  ),
  open: v.array(v.number()),
});

/**
 * What a step with several launches came to. `open`: the places of those that are left to `post`; all others are
 * nothing that it may stop, even when the telling was cut off.
 */
export type SavedLegs = v.InferOutput<typeof LegsSchema>;

/** Characters for all rows: the runner hands each fact to `post` as one environment variable of at most 128 KiB. */
const ROWS_CHARS = 60_000;
const MESSAGE_CHARS = 500;

/** To be saved before anybody is told. No secrets. */
export function saveLegs(
  step: Step,
  outcome: Outcome,
  rows: ReadonlyMap<number, ItemRow>,
  open: readonly number[],
): void {
  const whole = [...rows].map(([index, row]): SavedLegs['rows'][number] => {
    const { itemId, runId, runUrl, job, state, queueSeconds, runSeconds, exitCode } = row;
    const message = row.message?.slice(0, MESSAGE_CHARS) ?? null;
    const facts = { itemId, runId, runUrl, job, state, queueSeconds, runSeconds, exitCode, message };
    return { index, outcome: row.outcome, ...facts };
  });
  const short = whole.map((row) => ({ ...row, runUrl: null, job: null, message: null }));
  const fits = JSON.stringify(whole).length <= ROWS_CHARS;
  const saved: SavedLegs = { outcome, rows: fits ? whole : short, open: [...open] };
  step.save('legs', mapTexts(saved, step.cut));
}

/** Null: the step was cut off before it came to an end. */
export function readLegs(step: Pick<Step, 'saved'>): SavedLegs | null {
  const read = v.safeParse(LegsSchema, step.saved('legs'));
  return read.success ? read.output : null;
}
