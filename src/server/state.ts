import type { ArtifactRecord, CollectionRecord, ManifestRecord } from './artifacts/records.ts';
import type { BlobRecord } from './blobs.ts';
import type { LaunchAgentRecord } from './agents.ts';
import type { ItemRecord, QueueRecord, ResourceConfigRecord } from './queues/records.ts';
import type { ProjectRecord } from './projects.ts';
import type { RunRecord } from './runs/records.ts';
import type { SweepAgentRecord, SweepRecord } from './sweeps/records.ts';

/** Everything the server remembers, by storage id. Plain data, so that a snapshot of it is JSON. */
export interface ServerState {
  /** Signs upload and download addresses. */
  secret: string;
  counters: Record<string, number>;
  projects: Map<string, ProjectRecord>;
  queues: Map<string, QueueRecord>;
  resourceConfigs: Map<string, ResourceConfigRecord>;
  items: Map<string, ItemRecord>;
  launchAgents: Map<string, LaunchAgentRecord>;
  runs: Map<string, RunRecord>;
  sweeps: Map<string, SweepRecord>;
  sweepAgents: Map<string, SweepAgentRecord>;
  collections: Map<string, CollectionRecord>;
  artifacts: Map<string, ArtifactRecord>;
  manifests: Map<string, ManifestRecord>;
  blobs: Map<string, BlobRecord>;
}

export function emptyState(secret: string): ServerState {
  return {
    secret,
    counters: {},
    projects: new Map(),
    queues: new Map(),
    resourceConfigs: new Map(),
    items: new Map(),
    launchAgents: new Map(),
    runs: new Map(),
    sweeps: new Map(),
    sweepAgents: new Map(),
    collections: new Map(),
    artifacts: new Map(),
    manifests: new Map(),
    blobs: new Map(),
  };
}

/** Counts up from 1, one row of numbers for each type. */
export function nextNumber(state: ServerState, type: string): number {
  return (state.counters[type] = (state.counters[type] ?? 0) + 1);
}
