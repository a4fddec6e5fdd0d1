import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { docker, type TestEngine } from '../support/engine.ts';
import type { World } from './world.ts';

/** Where containers find the client. */
const SDK = 'sdk';
const BASE = 'python:3.11-slim';

/** Trains: a run with a configuration, four steps, and what it was started with. */
export const TRAIN = [
  'import sys',
  'import wandb',
  'with wandb.init(config={"lr": 0.1}) as run:',
  '    for step in range(4):',
  '        run.log({"loss": run.config["lr"] * (4 - step)})',
  '    run.summary["words"] = len(sys.argv) - 1',
  '    run.summary["client"] = wandb.__version__',
  '    print("trained with", wandb.__version__)',
  '',
].join('\n');

const made = new Map<string, Promise<string>>();

/**
 * An image with the published client of a case, put together from what is installed: nothing is downloaded. What it runs
 * by itself is `TRAIN`.
 * @returns its name
 */
export function sdkImage(world: World, engine: TestEngine): Promise<string> {
  const { version } = world.client;
  const image = made.get(version) ?? make(world, engine, `conformance-sdk:${version}`);
  made.set(version, image);
  return image;
}

/** Removes the images that were made. */
export async function removeSdkImages(engine: TestEngine): Promise<void> {
  for (const image of made.values()) {
    const name = await image.catch(() => null);
    if (name !== null) docker(engine, ['rmi', '--force', name]);
  }
  made.clear();
}

async function make(world: World, engine: TestEngine, name: string): Promise<string> {
  const given = await world.python('sdk_files.py');
  const { root, files, python } = given as { root: string; files: string[]; python: string };
  docker(engine, ['pull', '-q', BASE]);
  const inImage = docker(engine, ['run', '--rm', BASE, 'python', '-c', VERSION]);
  if (inImage !== python)
    throw new Error(`${BASE} has Python ${inImage}, and the client was installed for ${python}`);
  const list = join(world.folder, 'sdk-files');
  await writeFile(list, files.join('\n'));
  const archive = join(world.folder, 'sdk.tar');
  execFileSync('tar', ['-C', root, '-cf', archive, '--transform', `s,^,${SDK}/,S`, '-T', list]);
  const program = join(world.folder, 'train.py');
  await writeFile(program, TRAIN);
  const id = docker(engine, ['create', BASE]);
  try {
    docker(engine, ['cp', '-', `${id}:/`], await readFile(archive));
    docker(engine, ['cp', program, `${id}:/app/train.py`]);
    const changes = [`ENV PYTHONPATH=/${SDK}`, 'CMD ["python", "/app/train.py"]'];
    docker(engine, ['commit', ...changes.flatMap((change) => ['--change', change]), id, name]);
  } finally {
    docker(engine, ['rm', id]);
  }
  return name;
}

const VERSION = 'import sys; print(f"{sys.version_info.major}.{sys.version_info.minor}")';
