import { isAbsolute, resolve, sep } from 'node:path';
import { parseReference, parseRepository } from '../build/reference.ts';
import { LaunchError } from '../common/errors.ts';
import { checkAlias, checkJobName } from '../job/names.ts';
import { cacheType } from '../build/buildx-argv.ts';
import type { BuildSettings } from './build-settings.ts';
import { problem, type Problem } from './errors.ts';

/** `os/architecture` or `os/architecture/variant`. */
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/;

/** Everything that can be said against a build without asking anybody. */
export function buildProblems(repository: string, settings: BuildSettings): readonly Problem[] {
  const { jobName, jobAliases = [], platforms = [], cacheFrom = [], cacheTo = [] } = settings;
  return [
    ...told(() => parseRepository(repository)),
    ...(jobName === undefined ? [] : told(() => checkJobName(jobName))),
    ...jobAliases.flatMap((alias) => told(() => checkAlias(alias))),
    ...platforms.filter((platform) => !PLATFORM.test(platform)).map(badPlatform),
    ...[...cacheFrom, ...cacheTo].flatMap(cacheProblems),
    ...pathProblems('context', settings.context, settings.workspace),
    ...pathProblems('dockerfile', settings.dockerfile, settings.workspace),
  ];
}

function told(check: () => unknown): Problem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    return [problem(error.message.replace(/\.$/, ''), '', error.hint ?? 'Correct it.')];
  }
}

function badPlatform(platform: string): Problem {
  return problem(
    `the platform ${JSON.stringify(platform.slice(0, 60))} is not one`,
    'it names an operating system and a processor',
    'Write it like linux/amd64 or linux/arm64.',
  );
}

function cacheProblems(cache: string): Problem[] {
  const next = 'Write it like type=gha or type=registry,ref=ghcr.io/team/name:cache.';
  const shown = JSON.stringify(cache.slice(0, 60));
  if (cacheType(cache) === '') return [problem(`the build cache ${shown} names no type`, '', next)];
  return cache.includes('=') ? [] : told(() => parseReference(cache));
}

function pathProblems(name: string, path: string | undefined, workspace: string | undefined): Problem[] {
  if (path === undefined) return [];
  const next = 'Name it relative to the source, without "..".';
  if (path.includes('\0')) return [problem(`${name} holds a NUL character`, '', next)];
  const base = resolve(workspace ?? '.');
  const full = resolve(base, path);
  // Whether links lead out is seen when the files are there.
  const isInside = full === base || full.startsWith(base.endsWith(sep) ? base : base + sep);
  if (isInside && !(name === 'dockerfile' && isAbsolute(path))) return [];
  return [problem(`${name} (${path.slice(0, 200)}) is outside the source`, 'a build sees only that', next)];
}
