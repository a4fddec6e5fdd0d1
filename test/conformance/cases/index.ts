import type { Refused } from '../requests.ts';
import type { World } from '../world.ts';
import { agentCases } from './agents.ts';
import { artifactCases } from './artifacts.ts';
import { containerCases } from './containers.ts';
import { identityCases } from './identity.ts';
import { jobCases } from './jobs.ts';
import { launchCases } from './launch.ts';
import { parityCases } from './parity.ts';
import { queueCases } from './queues.ts';
import { runCases } from './runs.ts';
import { sweepCases } from './sweeps.ts';
import { treeCases } from './trees.ts';

export interface Case {
  readonly name: string;
  /** Default 120. */
  readonly limitSeconds?: number;
  /** Requests that the server is to refuse in this case. */
  readonly refused?: readonly Refused[];
  run(world: World): Promise<void>;
}

export const cases: readonly Case[] = [
  ...runCases,
  ...artifactCases,
  ...treeCases,
  ...jobCases,
  ...queueCases,
  ...parityCases,
  ...launchCases,
  ...agentCases,
  ...containerCases,
  ...sweepCases,
  ...identityCases,
];
