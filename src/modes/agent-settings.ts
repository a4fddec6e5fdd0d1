import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parseAgentFile, type AgentFile } from '../agent/config-file.ts';
import { LAUNCH_PROJECT, type LaunchAgentConfig } from '../agent/config.ts';
import { LaunchError, messageOf } from '../common/errors.ts';
import type { AgentInputs, Env } from '../github/inputs/index.ts';
import { readInputs } from '../github/inputs/read.ts';
import type { WandbClient } from '../wandb/client.ts';
import { viewer } from '../wandb/operations/identity.ts';

/** Between seeing that a stop was asked for in W&B and stopping a job from here. */
const STOPPED_RUN_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 1_800_000;

/** The settings of an agent: an input that is set wins over the file of `agent-config`, that over the default. */
export async function agentSettings(
  inputs: AgentInputs,
  client: WandbClient,
  env: Env,
  folders: Pick<LaunchAgentConfig, 'workDirectory' | 'logDirectory'>,
): Promise<{ config: LaunchAgentConfig; warnings: readonly string[] }> {
  const file = inputs.agentConfig === undefined ? null : await readAgentFile(inputs.agentConfig, env);
  const isSet = (name: Parameters<ReturnType<typeof readInputs>['has']>[0]): boolean =>
    readInputs(env).has(name);
  const queues = inputs.queues.length > 0 ? inputs.queues : (file?.queues ?? []);
  if (queues.length === 0) {
    throw new LaunchError('No queue is named, neither in `queues` nor in the agent config.', {
      hint: 'Name at least one, such as queues: gpu.',
    });
  }
  const config: LaunchAgentConfig = {
    entity: inputs.entity ?? file?.entity ?? (await defaultEntity(client)),
    queueProject: inputs.projectQueue ?? LAUNCH_PROJECT,
    queues,
    maxJobs: isSet('max-jobs') ? inputs.maxJobs : (file?.maxJobs ?? inputs.maxJobs),
    maxSchedulers: isSet('max-schedulers')
      ? inputs.maxSchedulers
      : (file?.maxSchedulers ?? inputs.maxSchedulers),
    maxItems: inputs.maxItems ?? null,
    idleTimeoutMs: inputs.idleTimeoutMs,
    maxRuntimeMs: inputs.maxRuntimeMs ?? null,
    stopGraceMs: inputs.stopGraceMs,
    stoppedRunTimeoutMs: file?.stoppedRunTimeoutMs ?? STOPPED_RUN_TIMEOUT_MS,
    startTimeoutMs: startTimeout(env),
    secureMode: file?.secureMode ?? false,
    verbosity: file?.verbosity ?? 0,
    jobApiKey: inputs.jobApiKey ?? null,
    policy: {
      allowLocalProcess: inputs.allowLocalProcess,
      passEnv: inputs.passEnv,
      allowVolumes: inputs.allowVolumes,
      allowDockerArgs: inputs.allowDockerArgs,
      dockerArgs: inputs.dockerArgs,
    },
    ...folders,
  };
  return { config, warnings: file?.warnings ?? [] };
}

async function readAgentFile(path: string, env: Env): Promise<AgentFile> {
  const whole = isAbsolute(path) ? path : resolve(env['GITHUB_WORKSPACE'] ?? '.', path);
  let text: string;
  try {
    text = await readFile(whole, 'utf8');
  } catch (error) {
    throw new LaunchError(`The agent config ${path} cannot be read: ${messageOf(error)}.`, {
      cause: error,
      hint: 'Correct `agent-config`; a relative path starts at the workspace, so check out the repository first.',
    });
  }
  return parseAgentFile(text, path);
}

async function defaultEntity(client: WandbClient): Promise<string> {
  const { entity } = await viewer(client);
  if (entity !== null) return entity;
  throw new LaunchError('The key has no default entity.', {
    hint: 'Set `entity` to the owner of the queues.',
  });
}

/** `WANDB_LAUNCH_START_TIMEOUT`, in seconds, as the Python agent reads it: 0 or less switches the limit off. */
function startTimeout(env: Env): number | null {
  const text = env['WANDB_LAUNCH_START_TIMEOUT']?.trim() ?? '';
  if (text === '') return START_TIMEOUT_MS;
  const seconds = Number(text);
  if (Number.isNaN(seconds)) {
    throw new LaunchError(`WANDB_LAUNCH_START_TIMEOUT ${JSON.stringify(text)} is not a number of seconds.`, {
      hint: 'Set it to a number such as 1800, or remove it.',
    });
  }
  return seconds <= 0 ? null : seconds * 1_000;
}

/** The folder for journals: outside of what a runner empties between jobs. */
export function stateDirOf(inputs: Pick<AgentInputs, 'stateDir'>, env: Env): string {
  if (inputs.stateDir !== undefined) return resolve(env['GITHUB_WORKSPACE'] ?? '.', inputs.stateDir);
  const base = env['XDG_STATE_HOME'];
  const home = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.local', 'state');
  return join(home, 'wandb-launch-action');
}
