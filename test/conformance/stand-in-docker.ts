import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createCommand } from '../../src/runners/docker/argv.ts';
import { readImage } from '../../src/runners/docker/image.ts';
import { jobMacros } from '../../src/runners/docker/macros.ts';
import { readResourceArgs } from '../../src/runners/docker/resource-args.ts';
import type { Runner, RunRequest, SubmittedRun } from '../../src/runners/runner.ts';

/** What a container would have been started with. */
export interface Started {
  readonly environment: Readonly<Record<string, string>>;
  readonly image: string;
  /** The entry point and its arguments; without an entry point those of the image's own. */
  readonly command: readonly string[];
  readonly entryPoint: string | null;
  /** All other flags, each as `--name=value`, sorted. */
  readonly flags: readonly string[];
}

/** A `docker` that runs nothing: every image is there, every container ends well, and what was asked for is noted. */
const PROGRAM = (node: string): string => `#!${node}
const fs = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === 'run') {
  const name = process.pid + '-' + process.hrtime.bigint() + '.json';
  fs.writeFileSync(process.env.DOCKER_RECORD + '/' + name, JSON.stringify({ args, stdin: null, environment: process.env }));
}
`;

/** Makes the stand-in in `folder`. @returns the variables with which programs find it, and what it noted */
export async function standInDocker(folder: string, path: string) {
  const record = join(folder, 'record');
  await mkdir(record, { recursive: true });
  const program = join(folder, 'docker');
  await writeFile(program, PROGRAM(process.execPath));
  await chmod(program, 0o755);
  return {
    env: { PATH: `${folder}${delimiter}${path}`, DOCKER_RECORD: record },
    /** By the id of the run. */
    async started(): Promise<ReadonlyMap<string, Started>> {
      const names = (await readdir(record)).filter((name) => name.endsWith('.json'));
      const all = await Promise.all(
        names.map(async (name) => read(JSON.parse(await readFile(join(record, name), 'utf8')) as Noted)),
      );
      return new Map(all.map((one) => [one.environment['WANDB_RUN_ID'] ?? '', one]));
    },
  };
}

interface Noted {
  readonly args: readonly string[];
  readonly stdin: string | null;
  readonly environment: Readonly<Record<string, string>>;
}

/** Options of docker that take no value. */
const BARE = new Set(['--rm', '--init']);

function read({ args, stdin, environment: own }: Noted): Started {
  const environment: Record<string, string> = Object.fromEntries(
    (stdin ?? '').split('\n').flatMap((line) => (line === '' ? [] : [pair(line)])),
  );
  const flags: string[] = [];
  let entryPoint: string | null = null;
  let at = 1;
  for (; args[at]?.startsWith('-'); at += 1) {
    const word = args[at] ?? '';
    const [name = '', inline] = word.split(/=(.*)/s, 2);
    const value = inline ?? (BARE.has(word) ? 'true' : (args[(at += 1)] ?? ''));
    if (name === '-e' || name === '--env') {
      const [variable, given] = pair(value);
      environment[variable] = value.includes('=') ? given : (own[variable] ?? '');
    } else if (name === '--entrypoint') entryPoint = value;
    else flags.push(`${name}=${value}`);
  }
  return { environment, entryPoint, image: args[at] ?? '', command: args.slice(at + 1), flags: flags.sort() };
}

function pair(line: string): [string, string] {
  const [name = '', value = ''] = line.split(/=(.*)/s, 2);
  return [name, value];
}

/** Our runner of containers up to the order to docker's client, which is noted; the run then ends well. */
export class ContainerRecorder implements Runner {
  readonly resource = 'local-container';
  readonly started = new Map<string, Started>();

  run(request: RunRequest): Promise<SubmittedRun> {
    const policy = { allowLocalProcess: false };
    const image = readImage(request.image ?? '');
    const macros = jobMacros({ environment: request.environment, image }, policy, {});
    const { args, environment, stdin } = createCommand({
      request,
      image,
      identity: { itemId: request.itemId, runId: request.runId, agent: 'a', owner: 'o', workflowRun: null },
      options: readResourceArgs(request.resourceArgs, policy, macros),
      ownerArgs: [],
      ownerFlags: new Set(),
      passed: macros.passed,
      imageVariables: [],
      gpuSlot: null,
      platform: process.platform,
    });
    this.started.set(request.runId, read({ args, stdin, environment }));
    return Promise.resolve({
      id: 'container',
      getStatus: () => 'finished',
      getLogs: () => [],
      wait: () => Promise.resolve({ state: 'finished', exitCode: 0, signal: null, reason: null }),
      cancel: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    });
  }
}
