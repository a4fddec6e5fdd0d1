import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Who may import whom. A room that is not named here may import nothing but itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  '.': [
    'modes',
    'github',
    'report',
    'agent',
    'launch',
    'gates',
    'build',
    'runners',
    'job',
    'wandb',
    'common',
  ],
  modes: ['github', 'report', 'agent', 'launch', 'gates', 'build', 'runners', 'job', 'wandb', 'common'],
  github: ['gates', 'common'],
  report: ['common'],
  agent: ['launch', 'build', 'runners', 'job', 'wandb', 'common'],
  launch: ['gates', 'build', 'runners', 'job', 'wandb', 'common'],
  gates: ['common'],
  build: ['job', 'wandb', 'common'],
  runners: ['job', 'wandb', 'common'],
  job: ['wandb', 'common'],
  wandb: ['common'],
  common: [],
  server: [],
};
/** Rooms that may also know the shapes of values made elsewhere: `import type` only. */
const TYPES_FROM: Readonly<Record<string, readonly string[]>> = {
  github: ['launch', 'wandb'],
  report: ['launch', 'gates', 'wandb', 'agent'],
};
/** Packages that speak to the runner: only these rooms know that there is one. */
const RUNNER_ROOMS = new Set(['.', 'modes', 'github']);

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const source = resolve('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

function roomOf(path: string): string {
  const [first, ...rest] = path.split(/[\\/]/);
  return rest.length === 0 || first === undefined ? '.' : first;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map(([, type, specifier]) => ({
      specifier: specifier ?? '',
      typeOnly: type !== undefined,
    })),
    ...[...dynamic].map(([, specifier]) => ({ specifier: specifier ?? '', typeOnly: false })),
  ];
}

describe('the arrows of the house', () => {
  test('there are rooms to look at', () => expect(new Set(files.map(roomOf)).size).toBeGreaterThan(8));

  test.each(files)('%s imports downwards only', (file) => {
    const room = roomOf(file);
    const faults = importsOf(file).flatMap(({ specifier, typeOnly }) => {
      if (!specifier.startsWith('.')) {
        const speaksToRunner = specifier.startsWith('@actions/');
        return speaksToRunner && !RUNNER_ROOMS.has(room) ? [specifier] : [];
      }
      const target = roomOf(relative(source, resolve(source, dirname(file), specifier)));
      const allowed = [room, ...(ROOMS[room] ?? []), ...(typeOnly ? (TYPES_FROM[room] ?? []) : [])];
      return allowed.includes(target) ? [] : [specifier];
    });
    expect(faults).toEqual([]);
  });
});
