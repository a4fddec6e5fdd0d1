/**
 * Sources → `dist`, from nothing: tsc emits JavaScript and types to `build/` (the library, for scripts), ncc bundles the
 * two entries of the action. Chunks that are imported lazily land beside their entry. `node scripts/build.mjs OUT`
 * writes the bundles elsewhere (the check of dist does).
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const out = process.argv[2] ?? join(root, 'dist');
const build = join(root, 'build');

function run(script, ...args) {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

rmSync(build, { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
run(join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'), '-p', 'tsconfig.build.json');

const ncc = join(dirname(require.resolve('@vercel/ncc/package.json')), 'dist/ncc/cli.js');
for (const entry of ['main', 'post']) {
  run(ncc, 'build', join(build, `${entry}.js`), '-o', join(out, entry), '--license', 'licenses.txt');
}
