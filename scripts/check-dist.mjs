/** Proves that `dist` is what the sources give: builds into an empty folder and compares every file, both ways. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
const files = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());

try {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), fresh], { stdio: 'inherit' });
  const committed = join(root, 'dist');
  const names = [...new Set([...files(fresh), ...files(committed)])].sort();
  const differing = names.filter((name) => {
    try {
      return !readFileSync(join(fresh, name)).equals(readFileSync(join(committed, name)));
    } catch {
      return true;
    }
  });
  if (differing.length > 0) {
    console.error(
      `dist is not what the sources give: ${differing.join(', ')}. Run "npm run build" and commit dist.`,
    );
    process.exitCode = 1;
  } else {
    console.log(`dist is what the sources give: ${names.length} files compared.`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
