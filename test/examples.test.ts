import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { exampleCases } from './conformance/examples/cases.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly steps?: readonly Step[];
        readonly 'timeout-minutes'?: number;
      }
    >
  >;
}

const read = (path: string): string => readFileSync(resolve(path), 'utf8');
const action = parse(read('action.yml')) as { inputs: Readonly<Record<string, unknown>> };
const examples = readdirSync(resolve('examples')).filter((name) => name.endsWith('.yml'));

/** Workflows of the documentation: blocks of YAML that have jobs. */
const shown = [
  'README.md',
  ...readdirSync(resolve('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].flatMap((page) =>
  [...read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)]
    .map(([, text = ''], index): [string, string] => [`${page}, block ${index + 1}`, text])
    .filter(([, text]) => /^jobs:/m.test(text)),
);

const all = [...examples.map((name): [string, string] => [name, read(join('examples', name))]), ...shown];

const stepsOf = (workflow: Workflow): readonly Step[] =>
  Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps);

describe('workflows that users copy', () => {
  test('the three runners of an agent are shown', () => {
    expect(examples).toEqual(
      expect.arrayContaining(['agent-ephemeral.yml', 'agent-gpu-box.yml', 'agent-hosted.yml']),
    );
  });

  test.each(all)('%s: gives only inputs that there are', (_name, text) => {
    const ours = stepsOf(parse(text) as Workflow).filter(({ uses }) => /launch-action@/.test(uses ?? ''));
    expect(ours.length).toBeGreaterThan(0);
    for (const step of ours) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
  });

  test.each(all)('%s: has no expression in a script', (_name, text) => {
    for (const { run = '' } of stepsOf(parse(text) as Workflow)) expect(run).not.toContain('${{');
  });
});

describe('examples', () => {
  test.each(examples)('%s: says what it may do, for each job or for all', (name) => {
    const workflow = parse(read(join('examples', name))) as Workflow;
    const given = Object.values(workflow.jobs).map((job) => job.permissions ?? workflow.permissions);
    for (const permissions of given) expect(typeof permissions).toBe('object');
  });

  test('what teams build most often is there', () => {
    expect(examples).toEqual(
      expect.arrayContaining([
        'agent-ephemeral.yml',
        'agent-gpu-box.yml',
        'build-on-tag.yml',
        'fan-out.yml',
        'keyless.yml',
        'manual-dispatch.yml',
        'nightly-retrain.yml',
        'pull-request-gate.yml',
        'registry-webhook.yml',
      ]),
    );
  });

  test.each(examples)('%s: grants nothing to the whole workflow, and every job has a limit', (name) => {
    const { permissions, jobs } = parse(read(join('examples', name))) as Workflow;
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test.each(examples)('%s: uses this action and scripts only, and no secret reaches a script', (name) => {
    for (const { uses, run, env } of stepsOf(parse(read(join('examples', name))) as Workflow)) {
      if (run === undefined) expect(uses).toBe('wandb-launch-action/wandb-launch-action@v0');
      expect(JSON.stringify(env ?? {})).not.toContain('secrets.');
    }
  });

  test.each(examples)('%s: begins with what it is for, and docs/examples.md lists it', (name) => {
    expect(read(join('examples', name))).toMatch(/^# [A-Z]/);
    expect(read('docs/examples.md')).toContain(`[${name}](../examples/${name})`);
  });

  test('the conformance run executes each of them', () => {
    expect([...new Set(exampleCases.flatMap((one) => one.examples))].sort()).toEqual([...examples].sort());
  });

  test.each(examples.filter((name) => name.startsWith('agent-')))(
    '%s: an agent needs no permission, and docs/agent.md shows the same text',
    (name) => {
      const text = read(join('examples', name));
      expect((parse(text) as Workflow).permissions).toEqual({});
      expect(read('docs/agent.md')).toContain(`\`\`\`yaml\n${text}\`\`\``);
      expect(read('docs/agent.md')).toContain(`(../examples/${name})`);
    },
  );
});
