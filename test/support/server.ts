import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

/** The embedded server as a process of its own, as `npm run server` starts it. */
export interface ServerProcess {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly entity: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1 and waits until it says that it is ready. */
export async function startServerProcess(...args: string[]): Promise<ServerProcess> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(
    process.execPath,
    ['--import', tsx, resolve('src/server/cli.ts'), '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => {
      throw new Error('The embedded server ended before it was ready.');
    }),
  ])) as [string];
  const ready = JSON.parse(line) as Pick<ServerProcess, 'baseUrl' | 'apiKey' | 'entity'>;
  return {
    ...ready,
    pid: child.pid ?? 0,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
