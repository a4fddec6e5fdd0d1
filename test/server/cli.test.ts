import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../src/server/cli.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function cli(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

describe('the command', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says in one line where it is, and ends with 0 on %s',
    async (signal) => {
      const child = cli('--api-key', 'k'.repeat(40), '--entity', 'lab', '--queue', 'q');
      const lines = createInterface({ input: child.stdout ?? process.stdin });
      const [line] = (await once(lines, 'line')) as [string];
      const told = JSON.parse(line) as { baseUrl: string; apiKey: string; entity: string };
      expect(told).toMatchObject({ apiKey: 'k'.repeat(40), entity: 'lab' });
      const response = await fetch(`${told.baseUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${told.apiKey}` },
        body: JSON.stringify({
          query: '{ project(name: "model-registry") { entityName runQueues { name } } }',
        }),
      });
      expect(await response.json()).toEqual({
        data: { project: { entityName: 'lab', runQueues: [{ name: 'q' }] } },
      });
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
    60_000,
  );

  test.each([
    [['--port', 'x'], '--port must be a whole number'],
    [['--nonsense'], '--nonsense'],
    [['--oidc-issuer', 'http://127.0.0.1:1'], 'needs --oidc-audience'],
  ])(
    '%j is an error in one line',
    async (args, message) => {
      const child = cli(...args);
      let text = '';
      child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      expect([code, text.trim().split('\n').length]).toEqual([1, 1]);
      expect(text).toContain(message);
    },
    60_000,
  );
});
