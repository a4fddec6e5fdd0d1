import { jobEnvironment } from '../runners/environment.ts';
import type { WandbClient } from '../wandb/client.ts';
import type { LaunchAgentConfig } from './config.ts';
import type { Source } from './source.ts';
import type { Work } from './work.ts';

/** The variables that Launch gives to a job. Its key: the item's own, else the one for jobs, else the agent's. */
export function environmentOf(
  work: Work,
  source: Pick<Source, 'ownImage'>,
  item: { readonly itemId: string; readonly queue: string; readonly runId: string },
  client: WandbClient,
  config: Pick<LaunchAgentConfig, 'entity' | 'jobApiKey'>,
): Record<string, string> {
  const own = client.credentials.kind === 'key' ? client.credentials.apiKey : '';
  return jobEnvironment({
    baseUrl: client.baseUrl,
    apiKey: work.apiKey ?? config.jobApiKey ?? own,
    project: work.project,
    entity: work.entity,
    runId: item.runId,
    runName: work.runName,
    author: work.author,
    sweepId: work.sweepId,
    resumeCount: work.resumeCount,
    image: source.ownImage,
    job: work.job,
    queue: { name: item.queue, entity: config.entity, itemId: item.itemId },
    runConfig: work.runConfig,
    fileOverrides: work.fileOverrides,
    artifacts: work.artifacts,
  });
}
