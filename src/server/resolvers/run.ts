import { timestamp } from '../clock.ts';
import { badRequest } from '../errors.ts';
import { encodeId } from '../ids.ts';
import { isObject, parseObject, toJson, type JsonObject } from '../json.ts';
import {
  arrived,
  historyKeys,
  historyTexts,
  rowsOf,
  sampledRows,
  type HistoryQuery,
  type SampleSpec,
} from '../runs/history.ts';
import { readLogLine } from '../runs/logLines.ts';
import type { RunRecord } from '../runs/records.ts';
import { artifactView } from './artifact.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';
import { projectView } from './project.ts';
import { runFilesView } from './runFiles.ts';
import { sweepAgentView } from './sweep.ts';
import { userView } from './viewer.ts';

export function runView(ctx: Context, run: RunRecord): View {
  const { runs, projects, state } = ctx.stores;
  const now = runs.stateOf(run);
  return {
    __typename: 'Run',
    id: run.id,
    internalId: encodeId('RunInternalId', run.number),
    name: run.name,
    displayName: run.displayName,
    description: run.description,
    notes: run.notes,
    state: now,
    stopped: run.stopRequested,
    shouldStop: run.stopRequested,
    failed: now === 'failed' || now === 'crashed',
    running: now === 'running',
    exitcode: run.exitcode,
    config: run.config,
    wandbConfig: ({ keys }: { keys?: string[] }) => wandbConfig(run.config, keys),
    summaryMetrics: run.summary,
    systemMetrics: () => toJson(systemMetrics(run)),
    sweepName: run.sweep,
    agent: () => {
      const agent = run.sweepAgent === null ? undefined : state.sweepAgents.get(run.sweepAgent);
      return agent === undefined ? null : sweepAgentView(ctx, agent);
    },
    group: run.group,
    jobType: run.jobType,
    commit: run.commit,
    host: run.host,
    readOnly: false,
    createdAt: timestamp(run.createdAt),
    updatedAt: timestamp(run.updatedAt),
    heartbeatAt: timestamp(run.heartbeatAt),
    tags: run.tags,
    projectId: () => projects.get(run.entity, run.project).number,
    project: () => projectView(ctx, projects.get(run.entity, run.project)),
    user: () => userView(ctx),
    ...streamFields(run),
    ...runFilesView(ctx, run),
    ...artifactFields(ctx, run),
  };
}

function streamFields(run: RunRecord): View {
  return {
    historyLineCount: run.history.length,
    eventsLineCount: run.events.length,
    logLineCount: run.output.length,
    historyTail: () => JSON.stringify(arrived(run.history).slice(-1)),
    eventsTail: () => JSON.stringify(arrived(run.events).slice(-1)),
    historyKeys: () => historyKeys(run.history),
    history: (query: HistoryQuery) => historyTexts(run.history, query),
    events: ({ samples }: { samples?: number }) => historyTexts(run.events, { samples: samples ?? null }),
    sampledHistory: ({ specs }: { specs: string[] }) => {
      const rows = rowsOf(run.history);
      return specs.map((spec) => sampledRows(rows, sampleSpec(spec)));
    },
    parquetHistory: () => ({ parquetUrls: [], liveData: rowsOf(run.history) }),
    logLines: ({ last, ...page }: Page & { last?: number | null }) => {
      const lines = run.output.flatMap((text, number) => (text === null ? [] : [readLogLine(text, number)]));
      const shown = last === null || last === undefined ? lines : lines.slice(-Math.max(1, last));
      return connection(shown, page, (line) => ({ ...line }));
    },
  };
}

function artifactFields(ctx: Context, run: RunRecord): View {
  const { artifacts } = ctx.stores;
  const page = (ids: readonly string[]) => (args: Page) =>
    connection(
      ids.flatMap((id) => artifacts.find(id) ?? []),
      args,
      (artifact) => artifactView(ctx, artifact),
    );
  return { inputArtifacts: page(run.inputArtifacts), outputArtifacts: page(run.outputArtifacts) };
}

function sampleSpec(text: string): SampleSpec {
  const spec = parseObject(text);
  if (spec === null) throw badRequest('a spec of sampledHistory must be a JSON object');
  return spec;
}

/** The bookkeeping part of a config: all of it, or some keys. */
function wandbConfig(config: string | null, keys: readonly string[] | undefined): string | null {
  const wandb = parseObject(config)?.['_wandb'];
  const value = isObject(wandb) && isObject(wandb['value']) ? wandb['value'] : null;
  if (value === null) return null;
  const chosen = keys ?? Object.keys(value);
  return toJson(Object.fromEntries(chosen.filter((key) => key in value).map((key) => [key, value[key]])));
}

/** The last value of every system metric. */
function systemMetrics(run: RunRecord): JsonObject {
  const metrics: JsonObject = {};
  for (const row of rowsOf(run.events)) {
    for (const [key, value] of Object.entries(row)) if (!key.startsWith('_')) metrics[key] = value;
  }
  return metrics;
}
