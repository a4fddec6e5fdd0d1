import { parseObject, toJson } from '../json.ts';
import type { UpsertSweep } from '../sweeps/sweeps.ts';
import type { Context, View } from './context.ts';
import { sweepAgentView, sweepView } from './sweep.ts';

type Input<T> = { input: T };

export function sweepMutations(ctx: Context): View {
  const { projects, sweeps, sweepAgents } = ctx.stores;
  return {
    upsertSweep: ({
      input,
    }: Input<UpsertSweep & { entityName?: string | null; projectName?: string | null }>) => ({
      sweep: sweepView(
        ctx,
        sweeps.upsert({ ...input, entity: input.entityName, project: input.projectName }),
      ),
      configValidationWarnings: [],
    }),
    createAgent: ({
      input,
    }: Input<{ host: string; projectName?: string | null; entityName?: string | null; sweep: string }>) => {
      const project = projects.get(input.entityName, input.projectName);
      const agent = sweepAgents.create({
        entity: project.entity,
        project: project.name,
        sweep: input.sweep,
        host: input.host,
      });
      return { agent: sweepAgentView(ctx, agent) };
    },
    agentHeartbeat: ({ input }: Input<{ id: string; runState?: string | null }>) => {
      const live = Object.entries(parseObject(input.runState) ?? {}).flatMap(([name, lives]) =>
        lives === true ? [name] : [],
      );
      const { agent, commands } = sweepAgents.heartbeat(input.id, live);
      return { agent: sweepAgentView(ctx, agent), commands: toJson(commands) };
    },
  };
}
