import { timestamp } from '../clock.ts';
import { lookUp, parseObject } from '../json.ts';
import { gridSize } from '../sweeps/search.ts';
import type { SweepAgentRecord, SweepRecord } from '../sweeps/records.ts';
import { configOf } from '../sweeps/sweeps.ts';
import type { Context, View } from './context.ts';
import { connection, type Page } from './paging.ts';
import { projectView } from './project.ts';
import { runView } from './run.ts';
import { userView } from './viewer.ts';

export function sweepView(ctx: Context, sweep: SweepRecord): View {
  const { sweeps, sweepAgents, projects } = ctx.stores;
  const config = configOf(sweep);
  return {
    id: sweep.id,
    name: sweep.name,
    displayName: sweep.displayName ?? textOr(config['name'], sweep.name),
    method: textOr(config['method'], 'random'),
    state: sweep.state,
    description: sweep.description,
    config: sweep.config,
    createdAt: timestamp(sweep.createdAt),
    heartbeatAt: timestamp(sweep.heartbeatAt),
    updatedAt: timestamp(sweep.updatedAt),
    earlyStopJobRunning: false,
    bestLoss: () => bestLoss(ctx, sweep),
    controller: sweep.controller,
    controllerRunName: null,
    scheduler: sweep.scheduler,
    runCount: () => sweeps.runs(sweep).length,
    runCountExpected: gridSize(config) ?? config['run_cap'] ?? null,
    project: () => projectView(ctx, projects.get(sweep.entity, sweep.project)),
    user: () => userView(ctx),
    runs: (page: Page) => connection(sweeps.runs(sweep), page, (run) => runView(ctx, run)),
    agent: ({ agentName }: { agentName: string }) => {
      const agent = sweepAgents.list(sweep).find(({ id, name }) => agentName === id || agentName === name);
      return agent === undefined ? null : sweepAgentView(ctx, agent);
    },
    agents: () => connection(sweepAgents.list(sweep), {}, (agent) => sweepAgentView(ctx, agent)),
  };
}

export function sweepAgentView(ctx: Context, agent: SweepAgentRecord): View {
  const runs = [...ctx.stores.state.runs.values()].filter((run) => run.sweepAgent === agent.id);
  return {
    ...agent,
    createdAt: timestamp(agent.createdAt),
    heartbeatAt: timestamp(agent.heartbeatAt),
    totalRuns: runs.length,
    runs: (page: Page) => connection(runs, page, (run) => runView(ctx, run)),
  };
}

/** The best value of the sweep's metric so far, among runs that report it. */
function bestLoss(ctx: Context, sweep: SweepRecord): number | null {
  const config = configOf(sweep);
  const metric = lookUp(config, 'metric.name');
  if (typeof metric !== 'string') return null;
  const values = ctx.stores.sweeps
    .runs(sweep)
    .map((run) => lookUp(parseObject(run.summary) ?? {}, metric))
    .filter((value) => typeof value === 'number');
  if (values.length === 0) return null;
  return lookUp(config, 'metric.goal') === 'maximize' ? Math.max(...values) : Math.min(...values);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
