import { someOf } from '../common/nearest.ts';
import type { BaselineAsked } from '../gates/index.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { artifactMaker } from '../wandb/operations/artifact-maker.ts';
import { findRuns, type FoundRun } from '../wandb/operations/run-search.ts';
import { runDetails, runSource } from '../wandb/operations/runs.ts';
import type { JsonObject, RunDetails, RunRef } from '../wandb/types.ts';
import { runUrl } from '../wandb/urls.ts';
import type { BaselineRun } from './result.ts';

/** The run that is compared. */
export interface Candidate {
  readonly run: RunRef;
  /** Its job as `entity/project/name:version`; null: not known. */
  readonly job: string | null;
  /** The repository that launched it, as its provenance says; null: not known. */
  readonly repository: string | null;
}

/** The baseline, or why there is none: a clause without a full stop. */
export type FoundBaseline =
  { readonly baseline: BaselineRun; readonly details: RunDetails } | { readonly missing: string };

/** Newest runs that are looked at for one that fits. */
const LOOK_AT = 25;
/** Types of what every run logs by itself: never the thing that an alias such as `production` is put on. */
const BY_ITSELF: ReadonlySet<string> = new Set(['code', 'job', 'run_table', 'wandb-history', 'wandb-events']);

/**
 * Finds the run that another is compared with: never that run itself.
 * @throws WandbError when the server cannot be asked
 */
export async function findBaseline(
  client: WandbClient,
  asked: BaselineAsked,
  candidate: Candidate,
  call?: CallOptions,
): Promise<FoundBaseline> {
  const found = await locate(client, asked, candidate, call);
  if (typeof found === 'string') return { missing: found };
  if (isSame(found, candidate.run)) return { missing: `${asked.text} is the run itself` };
  const details = await runDetails(client, found, call);
  const path = pathOf(found);
  if (details === null) return { missing: `there is no run ${path}` };
  if (details.state !== 'finished') return { missing: `run ${path} did not finish: it is ${details.state}` };
  return {
    details,
    baseline: {
      asked: asked.text,
      run: found,
      url: runUrl(client.appUrl, found),
      name: details.displayName,
      config: details.config,
      summary: details.summary,
    },
  };
}

async function locate(
  client: WandbClient,
  asked: BaselineAsked,
  candidate: Candidate,
  call: CallOptions | undefined,
): Promise<RunRef | string> {
  const { entity, project } = candidate.run;
  switch (asked.kind) {
    case 'run':
      return { entity: asked.entity ?? entity, project: asked.project ?? project, runId: asked.runId };
    case 'tag': {
      const filters = { $and: [{ state: 'finished' }, { tags: { $in: [asked.tag] } }] };
      const runs = await newest(client, candidate, filters, call);
      return (
        runs[0]?.ref ??
        `no other finished run of ${entity}/${project} has the tag ${JSON.stringify(asked.tag)}`
      );
    }
    case 'latest-on':
      return latestOn(client, asked.ref, candidate, call);
    case 'alias':
      return asked.collection === null
        ? byOwnAlias(client, asked.alias, candidate, call)
        : byAlias(client, { entity, project, ...known(asked.collection) }, asked.alias, call);
  }
}

function known(collection: NonNullable<(BaselineAsked & { kind: 'alias' })['collection']>): {
  readonly name: string;
  readonly entity?: string;
  readonly project?: string;
} {
  const { name, entity, project } = collection;
  return { name, ...(entity === null ? {} : { entity }), ...(project === null ? {} : { project }) };
}

/** Other runs that the filters let through, the newest first; the server's word on their state is checked. */
async function newest(
  client: WandbClient,
  { run }: Candidate,
  filters: JsonObject,
  call: CallOptions | undefined,
): Promise<readonly FoundRun[]> {
  const runs = await findRuns(client, run, filters, LOOK_AT, call);
  return runs.filter(({ ref, state }) => !isSame(ref, run) && state === 'finished');
}

/** W&B records no branch: the provenance in the config of runs that this action launched tells it. */
async function latestOn(
  client: WandbClient,
  ref: string,
  candidate: Candidate,
  call: CallOptions | undefined,
): Promise<RunRef | string> {
  const { entity, project } = candidate.run;
  const { repository } = candidate;
  const filters = {
    $and: [
      { state: 'finished' },
      inProvenance('ref', ref),
      ...(repository === null ? [] : [inProvenance('repository', repository)]),
    ],
  };
  const runs = await newest(client, candidate, filters, call);
  const job = candidate.job === null ? null : collectionOf(candidate.job);
  // A run that recorded no job may be of the same one: an offline program does not tell.
  const first = runs.find((run) => job === null || run.job === null || run.job === job);
  if (first !== undefined) return first.ref;
  const what = job === null ? 'finished run' : `finished run of job ${job}`;
  const whose = repository === null ? '' : ` of ${repository}`;
  return `no other ${what} in ${entity}/${project} was launched on ${ref}${whose} by this action`;
}

/** W&B stores a value of the config below `value`; servers take the path with it and without. */
function inProvenance(key: string, value: string): JsonObject {
  return { $or: [{ [`config.github.value.${key}`]: value }, { [`config.github.${key}`]: value }] };
}

async function byAlias(
  client: WandbClient,
  collection: { readonly entity: string; readonly project: string; readonly name: string },
  alias: string,
  call: CallOptions | undefined,
): Promise<RunRef | string> {
  const maker = await artifactMaker(client, { ...collection, alias }, call);
  const name = `${collection.entity}/${collection.project}/${collection.name}:${alias}`;
  if (maker === 'no-artifact') return `there is no artifact ${name}`;
  return maker === 'no-run' ? `artifact ${name} was not made by a run` : maker;
}

/** The alias among the collections that the run itself logged to. */
async function byOwnAlias(
  client: WandbClient,
  alias: string,
  { run }: Candidate,
  call: CallOptions | undefined,
): Promise<RunRef | string> {
  const outputs = (await runSource(client, run, call))?.outputArtifacts ?? [];
  const names = [...new Set(outputs.filter(({ type }) => !BY_ITSELF.has(type)).map(({ name }) => name))];
  const full = `name the artifact, as alias:NAME:${alias}`;
  if (names.length === 0) return `the run logged no artifact in which to look for alias ${alias}; ${full}`;
  const { entity, project } = run;
  const found = await Promise.all(
    names.slice(0, LOOK_AT).map(async (name) => ({
      name,
      maker: await artifactMaker(client, { entity, project, name, alias }, call),
    })),
  );
  const made = found.flatMap(({ name, maker }) => (typeof maker === 'string' ? [] : [{ name, maker }]));
  const others = made.filter(({ maker }) => !isSame(maker, run));
  const [first] = others;
  if (first === undefined) {
    return made.length > 0
      ? `alias ${alias} is on what the run itself logged (${someOf(made.map(({ name }) => name))})`
      : `no version of ${someOf(names)} has alias ${alias}; ${full}`;
  }
  if (others.every(({ maker }) => isSame(maker, first.maker))) return first.maker;
  return `alias ${alias} is on artifacts of several runs (${someOf(others.map(({ name }) => name))}); ${full}`;
}

function collectionOf(job: string): string {
  return job.replace(/:[^:/]*$/, '');
}

function isSame(a: RunRef, b: RunRef): boolean {
  return pathOf(a) === pathOf(b);
}

/** A run without a project lives in `uncategorized`. */
function pathOf({ entity, project, runId }: RunRef): string {
  return `${entity}/${project || 'uncategorized'}/${runId}`;
}
