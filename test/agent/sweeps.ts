import type { WandbClient } from '../../src/wandb/client.ts';
import { setSweepState } from '../../src/wandb/operations/sweeps.ts';

const MAKE = {
  name: 'UpsertSweep',
  effect: 'write',
  document: `mutation UpsertSweep($entity: String, $config: String) {
    upsertSweep(input: { entityName: $entity, projectName: "p", config: $config, state: "RUNNING" }) {
      sweep { name }
    }
  }`,
} as const;

/** A sweep in project `p` that is going on, until it is ended. */
export async function createSweep(
  client: WandbClient,
  entity: string,
): Promise<{ readonly sweepId: string; readonly end: () => Promise<void> }> {
  const config = 'method: grid\nparameters: {a: {values: [1, 2]}}\n';
  const made = await client.graphql<{ upsertSweep: { sweep: { name: string } } }>(MAKE, { entity, config });
  const sweepId = made.upsertSweep.sweep.name;
  return {
    sweepId,
    end: async () => void (await setSweepState(client, { entity, project: 'p', sweepId }, 'FINISHED')),
  };
}
