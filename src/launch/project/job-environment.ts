import { jobEnvironment, type JobEnvironmentInput } from '../../runners/environment.ts';
import type { Source } from './source.ts';
import type { Work } from './work.ts';

/** What a job is told beside its own spec. */
export interface JobPlace {
  readonly runId: string;
  /** The item that it came by; null: it came by none. */
  readonly queue: JobEnvironmentInput['queue'];
  readonly baseUrl: string;
  /** The key for jobs; an item that brings its own keeps that. */
  readonly apiKey: string;
}

/** The variables that Launch gives to a job. */
export function environmentOf(
  work: Work,
  source: Pick<Source, 'ownImage'>,
  place: JobPlace,
): Record<string, string> {
  return jobEnvironment({
    baseUrl: place.baseUrl,
    apiKey: work.apiKey ?? place.apiKey,
    project: work.project,
    entity: work.entity,
    runId: place.runId,
    runName: work.runName,
    author: work.author,
    sweepId: work.sweepId,
    resumeCount: work.resumeCount,
    image: source.ownImage,
    job: work.job,
    queue: place.queue,
    runConfig: work.runConfig,
    fileOverrides: work.fileOverrides,
    artifacts: work.artifacts,
  });
}
