import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { BuildTools } from '../../../src/build/image-types.ts';
import type { Registry } from '../../../src/build/registry/index.ts';
import type { BuildPlan } from '../../../src/build/types.ts';
import { silentLogger } from '../../../src/common/logger.ts';

export interface PlanParts {
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly origin?: string;
  readonly platforms?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly sourceDateEpoch?: number | null;
}

/** A folder with a build context and a plan for it; `left` tells what a build left beside the plan. */
export class ImageFixture {
  readonly #folders: string[] = [];

  async plan(parts: PlanParts): Promise<{ plan: BuildPlan; left: () => Promise<readonly string[]> }> {
    const folder = await this.folder();
    const context = join(folder, 'context');
    const planned = join(folder, 'plan');
    await mkdir(context);
    await mkdir(planned);
    for (const [name, text] of Object.entries(parts.files ?? {})) await writeFile(join(context, name), text);
    await writeFile(join(planned, 'Dockerfile'), parts.dockerfile);
    const { origin = 'Dockerfile', platforms = [], labels = {}, sourceDateEpoch = null } = parts;
    const plan: BuildPlan = {
      context,
      dockerfile: join(planned, 'Dockerfile'),
      origin,
      tag: createHash('sha256').update(JSON.stringify(parts)).update(folder).digest('hex'),
      baseImages: [],
      warnings: [],
      entryPoint: null,
      runtime: null,
      platforms,
      labels,
      sourceDateEpoch,
    };
    const left = async (): Promise<readonly string[]> =>
      (await readdir(planned)).filter((name) => name !== 'Dockerfile');
    return { plan, left };
  }

  async folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'image-'));
    this.#folders.push(path);
    return path;
  }

  async clean(): Promise<void> {
    for (const path of this.#folders.splice(0)) await rm(path, { recursive: true, force: true });
  }
}

export interface Told {
  readonly lines: string[];
  readonly messages: string[];
}

/** Tools around a docker and a registry; what they say is kept. */
export function toolsFor(
  docker: { readonly program: string; readonly env: Readonly<Record<string, string>> },
  registry: Registry,
  over: Partial<BuildTools> = {},
): BuildTools & Told {
  const lines: string[] = [];
  const messages: string[] = [];
  const say = (message: string): void => void messages.push(message);
  return {
    docker: { ...docker, fetchBuildx: null },
    registry,
    logger: { ...silentLogger, info: say, notice: say, warning: say },
    signal: new AbortController().signal,
    onLine: (line) => lines.push(line),
    secrets: [],
    cacheFrom: [],
    cacheTo: [],
    repository: 'registry.example/team/app',
    lines,
    messages,
    ...over,
  };
}
