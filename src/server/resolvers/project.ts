import { timestamp } from '../clock.ts';
import { encodeId } from '../ids.ts';
import { lookUp, parseObject } from '../json.ts';
import type { ProjectRecord } from '../projects.ts';
import { matcher } from '../runs/filters.ts';
import type { RunRecord } from '../runs/records.ts';
import { collectionView, membershipView, artifactView, typeView } from './artifact.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';
import { launchAgentView, queueView } from './queue.ts';
import { runView } from './run.ts';
import { sweepView } from './sweep.ts';
import { entityView, userView } from './viewer.ts';

export function projectView(ctx: Context, project: ProjectRecord): View {
  return {
    id: project.id,
    internalId: encodeId('ProjectInternalId', project.number),
    name: project.name,
    entityName: project.entity,
    entity: () => entityView(ctx, project.entity),
    description: project.description,
    repo: null,
    dockerImage: null,
    access: 'PRIVATE',
    views: null,
    readOnly: false,
    isBenchmark: false,
    createdAt: timestamp(project.createdAt),
    user: () => userView(ctx),
    ...queueFields(ctx, project),
    ...runFields(ctx, project),
    ...sweepFields(ctx, project),
    ...artifactFields(ctx, project),
  };
}

function queueFields(ctx: Context, project: ProjectRecord): View {
  const { queues, launchAgents } = ctx.stores;
  return {
    runQueues: () => queues.list(project.entity, project.name).map((queue) => queueView(ctx, queue)),
    runQueue: ({ name }: { name: string }) => {
      const queue = queues.find(project.entity, project.name, name);
      return queue === null ? null : queueView(ctx, queue);
    },
    launchAgents: () => launchAgents.list(project.entity).map(launchAgentView),
  };
}

function runFields(ctx: Context, project: ProjectRecord): View {
  const { runs } = ctx.stores;
  const one = ({ name }: { name?: string | null }): View | null => {
    const run = runs.find(project, name ?? '');
    return run === null ? null : runView(ctx, run);
  };
  const selected = (filters?: string | null): RunRecord[] =>
    runs.list(project).filter(matcher(filters, (run) => filterFields(ctx, run)));
  return {
    run: one,
    bucket: one,
    runCount: ({ filters }: { filters?: string }) => selected(filters).length,
    runs: ({ filters, order, ...page }: Page & { filters?: string; order?: string }) =>
      connection(ordered(ctx, selected(filters), order), page, (run) => runView(ctx, run)),
    buckets: (page: Page) => connection(runs.list(project), page, (run) => runView(ctx, run)),
  };
}

function filterFields(ctx: Context, run: RunRecord): Record<string, unknown> {
  return {
    name: run.name,
    displayName: run.displayName,
    display_name: run.displayName,
    state: ctx.stores.runs.stateOf(run),
    jobType: run.jobType,
    group: run.group,
    sweep: run.sweep,
    tags: run.tags,
    createdAt: timestamp(run.createdAt),
    heartbeatAt: timestamp(run.heartbeatAt),
    config: parseObject(run.config) ?? {},
    summary_metrics: parseObject(run.summary) ?? {},
    summaryMetrics: parseObject(run.summary) ?? {},
  };
}

/** By any field that filters know: `-` in front is descending, `+` or nothing ascending; default: newest first. */
function ordered(ctx: Context, runs: RunRecord[], order: string | null | undefined): RunRecord[] {
  const [, sign, field = ''] = /^([+-]?)(.*)$/.exec(order ?? '') ?? [];
  const byAge = [...runs].sort((a, b) => a.number - b.number);
  if (field === '') return byAge.reverse();
  const direction = sign === '-' ? -1 : 1;
  if (field === 'created_at') return direction === 1 ? byAge : byAge.reverse();
  const valueOf = (run: RunRecord): unknown => lookUp(filterFields(ctx, run), field);
  return byAge.sort((a, b) => direction * compared(valueOf(a), valueOf(b)));
}

/** Numbers, then texts; runs without a value come last in ascending order. */
function compared(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : +(a > b);
  return Number(a === undefined) - Number(b === undefined);
}

function sweepFields(ctx: Context, project: ProjectRecord): View {
  const { sweeps } = ctx.stores;
  return {
    sweep: ({ sweepName }: { sweepName: string }) => {
      const sweep = sweeps.find(project, sweepName);
      return sweep === null ? null : sweepView(ctx, sweep);
    },
    sweeps: (page: Page) => connection(sweeps.list(project), page, (sweep) => sweepView(ctx, sweep)),
    totalSweeps: () => sweeps.list(project).length,
  };
}

function artifactFields(ctx: Context, project: ProjectRecord): View {
  const { collections } = ctx.stores;
  const types = (): string[] => [...new Set(collections.list(project).map(({ type }) => type))];
  return {
    artifact: ({ name }: { name: string }) => {
      const membership = collections.membershipByName(project, name);
      return membership === null ? null : artifactView(ctx, membership.artifact);
    },
    artifactCollectionMembership: ({ name }: { name: string }) => {
      const membership = collections.membershipByName(project, name);
      return membership === null ? null : membershipView(ctx, membership);
    },
    artifactCollection: ({ name }: { name: string }) => {
      const collection = collections.find(project, name);
      return collection === null ? null : collectionView(ctx, collection);
    },
    artifactCollections: (page: Page) =>
      connection(collections.list(project), page, (collection) => collectionView(ctx, collection)),
    artifactType: ({ name }: { name: string }) =>
      types().includes(name) ? typeView(ctx, project, name) : null,
    artifactTypes: (page: Page) => connection(types(), page, (type) => typeView(ctx, project, type)),
  };
}
