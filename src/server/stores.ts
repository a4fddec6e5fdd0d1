import { LaunchAgents } from './agents.ts';
import { Artifacts } from './artifacts/artifacts.ts';
import { ArtifactContents } from './artifacts/contents.ts';
import { Collections } from './artifacts/collections.ts';
import { Blobs } from './blobs.ts';
import type { ServerClock } from './clock.ts';
import type { Behaviour } from './options.ts';
import { Projects, type Tenancy } from './projects.ts';
import { QueueItems } from './queues/items.ts';
import { Queues } from './queues/queues.ts';
import { Runs } from './runs/runs.ts';
import type { ServerState } from './state.ts';
import { SweepAgents } from './sweeps/agents.ts';
import { Sweeps } from './sweeps/sweeps.ts';

/** One store a domain, all over the same state. */
export interface Stores {
  readonly clock: ServerClock;
  readonly state: ServerState;
  readonly behaviour: Behaviour;
  readonly projects: Projects;
  readonly queues: Queues;
  readonly items: QueueItems;
  readonly launchAgents: LaunchAgents;
  readonly runs: Runs;
  readonly sweeps: Sweeps;
  readonly sweepAgents: SweepAgents;
  readonly blobs: Blobs;
  readonly collections: Collections;
  readonly artifacts: Artifacts;
  readonly contents: ArtifactContents;
}

export function makeStores(parts: {
  state: ServerState;
  clock: ServerClock;
  behaviour: Behaviour;
  tenancy: Tenancy;
  blobDirectory: string;
  crashAfterMs: number;
}): Stores {
  const { state, clock, behaviour } = parts;
  const projects = new Projects(state, clock, parts.tenancy);
  const queues = new Queues(state, projects);
  const items = new QueueItems(state, clock, queues);
  const runs = new Runs(state, clock, projects, parts.crashAfterMs);
  const blobs = new Blobs(state, clock, parts.blobDirectory);
  const collections = new Collections(state, clock);
  const contents = new ArtifactContents(state, blobs, collections);
  const sweeps = new Sweeps(state, clock, { projects, runs, queues, items });
  return {
    clock,
    state,
    behaviour,
    projects,
    queues,
    items,
    launchAgents: new LaunchAgents(state, clock),
    runs,
    sweeps,
    sweepAgents: new SweepAgents(state, clock, { projects, runs, sweeps }),
    blobs,
    collections,
    artifacts: new Artifacts(state, clock, collections, contents),
    contents,
  };
}
