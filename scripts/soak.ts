/**
 * `npm run soak -- [--seed N] [--items 100] [--minutes 2] [--short]`: many short items, agents that are killed at any
 * moment and started again, an engine that is restarted, a server that answers with faults. Every item must end exactly
 * once, none may run twice, and nothing may be left. Uses the engine of `TEST_ENGINE`, or starts one (which needs root),
 * and the built action of `dist/` (or `ACTION_DIST`). The last line is JSON; exit code 1 when something is wrong.
 */
import { parseArgs } from 'node:util';
import { openEngine } from '../test/soak/engine.ts';
import { planSoak, type SoakOptions } from '../test/soak/plan.ts';
import { soak, type SoakResult } from '../test/soak/soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    items: { type: 'string' },
    minutes: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});

function numberOf(name: 'seed' | 'items' | 'minutes', otherwise: number): number {
  const text = values[name];
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} is a number, not ${text}`);
  return number;
}

function optionsOf(): SoakOptions {
  const seed = numberOf('seed', Math.floor(Math.random() * 1_000_000));
  const { short } = values;
  const items = numberOf('items', short ? 15 : 100);
  const spanMs = numberOf('minutes', short ? 0.25 : 2) * 60_000;
  // An engine that others use, too, is not restarted.
  return short
    ? { seed, items, spanMs, kills: 1, restarts: 0, agents: 1, slow: false }
    : { seed, items, spanMs, kills: Math.max(1, Math.round(items / 8)), restarts: 1, agents: 2, slow: true };
}

function tableOf({ items, lives, faults, restarts, seconds }: SoakResult): string {
  const counts = new Map<string, number>();
  for (const { kind, state, runState, error } of items) {
    const how =
      state === 'failed' ? `failed: ${(error ?? '').replace(/ at \d{4}-.*/, '').slice(0, 70)}` : runState;
    const key = `${kind.padEnd(10)} ${how ?? 'no run'}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].sort(([a], [b]) => a.localeCompare(b));
  const killed = lives.filter((life) => life.killed).length;
  return [
    ...rows.map(([key, count]) => `${String(count).padStart(5)}  ${key}`),
    `${items.length} items, ${lives.length} agents (${killed} killed), ${faults} faults, ${restarts} restarts of the engine, ${seconds} s`,
  ].join('\n');
}

async function main(): Promise<number> {
  const options = optionsOf();
  console.log(`soak: seed ${options.seed}`);
  const engine = await openEngine(process.env['TEST_ENGINE'] ?? null);
  let result: SoakResult;
  try {
    result = await soak(planSoak(options), engine);
  } finally {
    await engine.close();
  }
  console.log(tableOf(result));
  const { violations, folder } = result;
  for (const line of violations) console.log(`WRONG: ${line}`);
  if (violations.length > 0)
    console.log(`The logs of the agents are in ${folder}; again with --seed ${options.seed}`);
  const { seed } = options;
  const { length } = result.items;
  console.log(JSON.stringify({ seed, items: length, seconds: result.seconds, violations }));
  return violations.length === 0 ? 0 : 1;
}

process.exitCode = await main();
