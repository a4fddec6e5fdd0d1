/**
 * Runs a workflow with nektos/act, on this machine instead of in a container. The file of the workflow is run as it
 * is. What a hosted runner would have and act has not is put around it:
 * - `uses: wandb-launch-action/wandb-launch-action@v0` is a local folder (`--local-repository`), so no network is used;
 * - `GITHUB_API_URL`, the ids of the run, `RUNNER_ENVIRONMENT` and, with `id-token: write`, the address that gives
 *   identity tokens come from here (`--env`);
 * - every label of `runs-on` is this machine (`-P LABEL=-self-hosted`).
 * act knows neither `permissions` nor `concurrency`: the stand-in of GitHub refuses what the workflow does not ask for.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Processes } from '../processes.ts';

/** A line of act's log. */
interface Line {
  readonly msg?: string;
  readonly jobID?: string;
  /** Ids of the steps, outermost first. */
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
}

export interface WorkflowRun {
  readonly exitCode: number | null;
  /** What the steps printed, without runner commands. */
  readonly log: string;
  /** All that act said, for a failed expectation. */
  readonly transcript: string;
  /** Of a step of a job, by its id; `0`, `1`, … for those without. */
  outputs(job: string, step: string): Readonly<Record<string, string>>;
  /** Job summaries in the order in which they were written, each with the id of its job in front. */
  readonly summaries: readonly (readonly [job: string, markdown: string])[];
  annotations(level: 'error' | 'warning' | 'notice'): readonly string[];
}

export interface WorkflowOptions {
  readonly program: string;
  readonly processes: Processes;
  /** The repository that the workflow belongs to, with a commit checked out. */
  readonly repository: string;
  /** The workflow file. */
  readonly workflow: string;
  /** A folder for the files that act reads and keeps. */
  readonly folder: string;
  readonly event: string;
  readonly actor: string;
  readonly payload: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  /** Variables that every step sees. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables of the machine. */
  readonly machine: Readonly<Record<string, string>>;
  readonly labels: readonly string[];
  /** The folder that stands for the action. */
  readonly action: string;
}

const ACTION = 'wandb-launch-action/wandb-launch-action@v0';

export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const { folder, processes } = options;
  const at = (name: string): string => join(folder, name);
  const lines = (values: Readonly<Record<string, string>>): string =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
  await writeFile(at('event.json'), JSON.stringify(options.payload));
  await writeFile(at('secrets'), lines(options.secrets), { mode: 0o600 });
  await writeFile(at('env'), lines(options.env), { mode: 0o600 });
  const command = [
    options.program,
    options.event,
    ...['--workflows', options.workflow, '--directory', options.repository],
    ...['--eventpath', at('event.json'), '--secret-file', at('secrets'), '--env-file', at('env')],
    ...['--var-file', at('none'), '--input-file', at('none'), '--actor', options.actor, '--json', '--strict'],
    ...['--local-repository', `${ACTION}=${options.action}`, '--action-cache-path', at('cache')],
    ...['--no-cache-server', '--concurrent-jobs', '1'],
    ...options.labels.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
  ];
  const ended = await processes.run(command, { cwd: folder, env: options.machine });
  return read(ended.exitCode, ended.output);
}

function read(exitCode: number | null, transcript: string): WorkflowRun {
  const lines = transcript.split('\n').flatMap(parse);
  const commands = lines.filter(({ command }) => command !== undefined);
  return {
    exitCode,
    transcript: lines.map(({ jobID = '', msg = '' }) => `${jobID.padEnd(8)} | ${msg}`).join('\n'),
    log: lines
      .filter((line) => line.raw_output === true)
      .map(({ msg }) => msg)
      .join('\n'),
    outputs: (job, step) =>
      Object.fromEntries(
        commands
          .filter(
            ({ command, jobID, stepID }) =>
              command === 'set-output' && jobID === job && stepID?.at(-1) === step,
          )
          .map(({ name = '', arg = '' }) => [name, arg]),
      ),
    summaries: commands
      .filter(({ command }) => command === 'summary')
      .map(({ jobID = '', content = '' }) => [jobID, content] as const),
    annotations: (level) => commands.filter(({ command }) => command === level).map(({ arg = '' }) => arg),
  };
}

function parse(line: string): Line[] {
  try {
    return [JSON.parse(line) as Line];
  } catch {
    return line.trim() === '' ? [] : [{ msg: line }];
  }
}
