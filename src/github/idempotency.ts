import { createHash } from 'node:crypto';
import { stringifyJson } from '../common/json.ts';
import type { Context } from './context.ts';

/** What makes two launches the same one. The attempt of the workflow run is left out on purpose. */
export interface LaunchIdentity {
  readonly context: Pick<Context, 'repository' | 'runId' | 'job' | 'step'>;
  /** JSON of the job's matrix; empty without one. */
  readonly matrix: string;
  /** The spec before provenance and run id are added to it. */
  readonly spec: unknown;
}

/** 64 hex digits that name a launch: the same for every attempt of a workflow run, another for each leg of a matrix. */
export function idempotencyKey({ context, matrix, spec }: LaunchIdentity): string {
  const { repository, runId, job, step } = context;
  return digest([
    'derived',
    repository.toLowerCase(),
    runId,
    job,
    step,
    canonical(matrix),
    canonicalJson(spec),
  ]);
}

/** The same for a key that the user chose; it counts within one repository. */
export function chosenKey(repository: string, key: string): string {
  return digest(['chosen', repository.toLowerCase(), key]);
}

/**
 * The id of the run that a launch makes: 20 characters of `[a-z0-9]`, 102 bits. Generation 0 is the first try; each
 * new launch under the same key takes the next.
 */
export function runIdOf(key: string, generation: number): string {
  const number = BigInt(`0x${digest(['run', key, String(generation)])}`);
  return number.toString(36).padStart(50, '0').slice(-20);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The matrix in one spelling, however GitHub indents it. */
function canonical(json: string): string {
  try {
    return canonicalJson(JSON.parse(json));
  } catch {
    return json;
  }
}

/** JSON with the members of every object in the order of their names. */
function canonicalJson(value: unknown): string {
  return stringifyJson(sorted(value), { nonFinite: 'null' });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const members = Object.entries(value).map(([key, member]) => [key, sorted(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
