/** `npm run bench -- NAME`: one benchmark beside what it is compared with, as a table and as one line of JSON. */
import { add } from './add.ts';
import { start } from './start.ts';
import { printTable, type Bench } from './support.ts';

const BENCHES: Readonly<Record<string, Bench>> = { add, start };

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 2;
} else {
  printTable(name, await bench());
}
