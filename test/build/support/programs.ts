import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Programs {
  /** For `PATH` and what the scripts need. */
  readonly env: Readonly<Record<string, string>>;
  /** Command lines of all calls, in their order. */
  calls(): Promise<readonly string[]>;
}

/** Programs in place of real ones: bodies of shell scripts, which see their arguments as "$*". */
export async function standIns(folder: string, scripts: Readonly<Record<string, string>>): Promise<Programs> {
  const bin = join(folder, 'bin');
  const log = join(folder, 'calls');
  await mkdir(bin);
  await writeFile(log, '');
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "${name} $*" >>'${log}'\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return {
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    calls: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
  };
}
