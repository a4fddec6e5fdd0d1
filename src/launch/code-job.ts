import { artifactJobName, formatJob } from '../job/names.ts';
import type { CallOptions, WandbClient } from '../wandb/client.ts';
import { jobVersion } from '../wandb/operations/jobs.ts';
import type { RunRef, RunSource } from '../wandb/types.ts';

/**
 * The job of the code artifact that a run logged, `entity/project/name:vN`; undefined when the run logged none or no
 * job was made of it. W&B names such a job after the artifact.
 */
export async function codeJobOf(
  client: WandbClient,
  run: RunRef,
  source: RunSource,
  call: CallOptions,
): Promise<string | undefined> {
  for (const artifact of source.outputArtifacts.filter(({ type }) => type === 'code')) {
    const name = artifactJobName(artifact.name);
    const job = await jobVersion(
      client,
      { entity: run.entity, project: run.project, name, alias: 'latest' },
      call,
    );
    if (job?.type === 'job' && job.state === 'COMMITTED') {
      return formatJob({ ...job, alias: job.versionIndex === null ? 'latest' : `v${job.versionIndex}` });
    }
  }
  return undefined;
}
