import { formatJob, resolveJobReference } from '../job/names.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { jobNames, jobVersion, type JobRef } from '../wandb/operations/jobs.ts';
import type { JobVersion, JsonObject } from '../wandb/types.ts';
import type { Problem } from './errors.ts';
import { nearest, someOf } from '../common/nearest.ts';

export interface JobCheck {
  readonly version: JobVersion | null;
  readonly problems: readonly Problem[];
}

/** Whether the job of a spec exists and is one. */
export async function checkJob(client: WandbClient, spec: JsonObject, call: CallOptions): Promise<JobCheck> {
  const reference = spec['job'];
  if (typeof reference !== 'string' || reference === '') return { version: null, problems: [] };
  const job = jobOf(spec, reference);
  const version = await jobVersion(client, job, call);
  if (version === null) return { version: null, problems: [await missingJob(client, job, call)] };
  const name = formatJob(job);
  if (version.type !== 'job') {
    const why = `it is an artifact of type ${version.type}`;
    return {
      version: null,
      problems: [{ what: `${name} is not a job`, why, next: 'Name an artifact of type job.' }],
    };
  }
  if (version.state !== 'COMMITTED') {
    const why = `its state is ${version.state.toLowerCase()}`;
    return {
      version: null,
      problems: [
        { what: `the job ${name} cannot be run`, why, next: 'Create it again, or name another version.' },
      ],
    };
  }
  return { version, problems: [] };
}

/** Parts that the reference leaves out are those of the run, as for the Python client's own look-up. */
export function jobOf(spec: JsonObject, reference: string): JobRef {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return resolveJobReference(reference, {
    entity: text(spec['entity']),
    project: text(spec['project']) ?? 'uncategorized',
  });
}

async function missingJob(client: WandbClient, job: JobRef, call: CallOptions): Promise<Problem> {
  const owner = `${job.entity}/${job.project}`;
  const names = await jobNames(client, { entity: job.entity, project: job.project }, call);
  if (names === null) {
    return {
      what: `job ${job.name} not found`,
      why: `there is no project ${owner}, or the key may not see it`,
      next: 'Check entity and project of the job.',
    };
  }
  if (names.includes(job.name)) {
    return {
      what: `job ${job.name} in ${owner} has no version ${job.alias}`,
      why: '',
      next: 'Use latest, another alias, or a version such as v0.',
    };
  }
  const close = nearest(job.name, names);
  return {
    what: `job ${job.name} not found in ${owner}`,
    why:
      names.length === 0
        ? 'the project has no jobs'
        : close === undefined
          ? `there are ${someOf(names)}`
          : '',
    next: close === undefined ? 'Check the name of the job.' : `Did you mean ${close}?`,
  };
}

/** `entity/project/name:vN`. */
export function pinned(version: JobVersion): string {
  const alias = version.versionIndex === null ? 'latest' : `v${version.versionIndex}`;
  return formatJob({ entity: version.entity, project: version.project, name: version.name, alias });
}
