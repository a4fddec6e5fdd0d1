import type { Context } from '../github/context.ts';
import { chosenKey, idempotencyKey, runIdOf } from '../github/idempotency.ts';
import type { AddInputs, BuildInputs } from '../github/inputs/index.ts';
import { provenance } from '../github/provenance.ts';
import type { PreparedLaunch } from '../launch/index.ts';
import type { JsonObject } from '../wandb/types.ts';
import type { Search } from './generation.ts';

/** More launches than this under one key are a loop somewhere, not re-runs. */
const MOST_GENERATIONS = 100;
/** Items to look through: a first attempt can only find what was pushed just now, a re-run what was pushed days ago. */
const DEPTH = { firstAttempt: 100, later: 1_000 } as const;

/**
 * Where an earlier launch of the same key would be, and under which run ids. The key is made from what was asked for,
 * not from what it means today: when `latest` or a branch has moved since the first attempt, a re-run must still find
 * that attempt's run.
 * @param leg place of the launch, when the step makes several
 */
export function searchFor(
  prepared: PreparedLaunch,
  inputs: AddInputs,
  context: Context,
  leg?: number,
): Search {
  const { spec, queue } = prepared;
  const given = spec['run_id'];
  const where = {
    queue,
    entity: textOf(spec['entity']),
    project: textOf(spec['project']),
    rerun: inputs.rerun,
    depth: DEPTH.later,
  };
  if (typeof given === 'string' && given !== '') {
    return { ...where, runIdOf: (generation) => (generation === 0 ? given : undefined) };
  }
  // Equal launches of one step are as many launches.
  const own = { ...(leg === undefined ? {} : { leg }), ...builtOf(inputs) };
  const key =
    inputs.idempotencyKey === undefined
      ? idempotencyKey({ context, matrix: inputs.matrix, spec: { asked: inputs.launch, queue, ...own } })
      : chosenKey(context.repository, `${inputs.idempotencyKey}${leg === undefined ? '' : `\n${leg}`}`);
  const fresh = inputs.idempotencyKey === undefined && context.attempt === 1;
  return {
    ...where,
    depth: fresh ? DEPTH.firstAttempt : DEPTH.later,
    runIdOf: (generation) => (generation < MOST_GENERATIONS ? runIdOf(key, generation) : undefined),
  };
}

/** What is built is part of what is asked for; the secrets of the build are not. */
function builtOf({ build }: AddInputs): { readonly build?: Omit<BuildInputs, 'secrets'> } {
  if (build === undefined) return {};
  const { secrets: _secrets, ...rest } = build;
  return { build: rest };
}

/** The spec as the action pushes it: with a run id by which it is found again, and with where it came from. */
export function withMarks<Prepared extends Pick<PreparedLaunch, 'spec'>>(
  prepared: Prepared,
  runId: string,
  inputs: Pick<AddInputs, 'provenance'>,
  context: Context,
): Prepared {
  const spec = { ...prepared.spec, run_id: runId };
  if (!inputs.provenance) return { ...prepared, spec };
  const overrides = objectOf(spec, 'overrides');
  const runConfig = objectOf(overrides, 'run_config');
  return {
    ...prepared,
    // The user's own key `github` stays: provenance is a convenience.
    spec: { ...spec, overrides: { ...overrides, run_config: { ...provenance(context), ...runConfig } } },
  };
}

function objectOf(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
