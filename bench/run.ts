/**
 * `npm run bench -- NAME [PART…]`: one benchmark beside what it is compared with, as a table and as one line of JSON.
 * Of `agent`, parts may be chosen: a, b, c.
 */
import { add } from './add.ts';
import { agent } from './agent.ts';
import { fanOut } from './fan-out.ts';
import { build } from './build.ts';
import { start } from './start.ts';
import { printTable, type Bench } from './support.ts';
import { upload } from './upload.ts';

const BENCHES: Readonly<Record<string, Bench>> = { add, agent, build, 'fan-out': fanOut, start, upload };

const [name = '', ...parts] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [part…]`);
  process.exitCode = 2;
} else {
  printTable(name, await bench(parts));
}
