import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerNode, sample, timeProcess, type Row } from './support.ts';

/** From the start of the process to the first line about a wrong input, beside a node that does nothing. */
export async function start(): Promise<readonly Row[]> {
  const node = runnerNode();
  const entry = resolve('dist/main/index.js');
  const env = { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true' };
  const bytes = statSync(entry).size;
  return [
    await sample('node -e 0', 25, () => timeProcess([node, '-e', '0'], { env }), 'to its exit'),
    await sample(
      'first input error',
      25,
      () => timeProcess([node, entry], { env, until: /::error/ }),
      'no inputs at all',
    ),
    await sample(
      'first input error, YAML read',
      25,
      () =>
        timeProcess([node, entry], {
          env: { ...env, 'INPUT_RUN-CONFIG': 'lr: 0.1\nsteps: [1, 2]', INPUT_PRIORITY: 'soon' },
          until: /::error/,
        }),
      `main entry: ${(bytes / 1e6).toFixed(2)} MB`,
    ),
  ];
}
