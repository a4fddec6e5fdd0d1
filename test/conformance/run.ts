/**
 * `npm run conformance [-- FILTER]`: the published W&B client against the embedded server, and against the built action
 * and the library beside it. A case runs once for each version of the client; FILTER is a part of a version and the
 * name of a case, as they are printed. The versions are installed on first use. Cases in containers need a Docker
 * engine, see `test/support/engine.ts`. Then every workflow of `examples/` in a real workflow runner.
 */
import { testEngine } from '../support/engine.ts';
import { startServerProcess, type ServerProcess } from '../support/server.ts';
import { cases, type Case } from './cases/index.ts';
import { killExamples, runExamples } from './examples/run.ts';
import { installClient, VERSIONS, type PythonClient } from './install.ts';
import { signal } from './processes.ts';
import { complaints } from './requests.ts';
import { removeSdkImages } from './sdk-image.ts';
import { control, requestsOf, World } from './world.ts';

const DEFAULT_LIMIT_S = 120;

interface Tally {
  passed: number;
  failed: number;
}

/** What has to be ended when the suite itself is. */
const open = { servers: new Set<ServerProcess>(), worlds: new Set<World>() };

function endEverything(): void {
  for (const world of open.worlds) world.kill();
  for (const { pid } of open.servers) signal(pid, 'SIGTERM');
  killExamples();
  process.exit(1);
}

/** The cases of one version, one after the other: each version has a server and a turn of its own. */
async function runVersion(version: string, chosen: readonly Case[], tally: Tally): Promise<void> {
  const client = await installClient(version);
  const server = await startServerProcess('--control');
  open.servers.add(server);
  try {
    for (const [index, one] of chosen.entries()) {
      const began = Date.now();
      const fault = await runCase(one, client, server, `case-${index + 1}`);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      tally[fault === null ? 'passed' : 'failed'] += 1;
      console.log(`${fault === null ? 'ok    ' : 'FAILED'} ${version} ${one.name} (${seconds} s)`);
      if (fault !== null) console.log(fault.replace(/^/gm, '       '));
    }
  } finally {
    open.servers.delete(server);
    await server.close();
  }
}

/** @returns null, or what went wrong */
async function runCase(
  one: Case,
  client: PythonClient,
  server: ServerProcess,
  project: string,
): Promise<string | null> {
  const world = await World.open(client, server, project);
  open.worlds.add(world);
  const limitMs = (one.limitSeconds ?? DEFAULT_LIMIT_S) * 1000;
  let timer: NodeJS.Timeout | undefined;
  try {
    await control(server, 'clearRequests');
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`not done after ${limitMs / 1000} s\n${world.report()}`)),
        limitMs,
      );
    });
    const run = one.run(world);
    run.catch(() => undefined);
    await Promise.race([run, late]);
    const found = complaints(await requestsOf(server), one.refused ?? []);
    return found.length === 0 ? null : `requests went wrong:\n${found.join('\n')}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    open.worlds.delete(world);
    await world.close();
  }
}

async function main(filter: string): Promise<number> {
  process.once('SIGINT', endEverything).once('SIGTERM', endEverything);
  const tally: Tally = { passed: 0, failed: 0 };
  if (testEngine === null) console.log('no Docker engine: the cases in containers are left out');
  await Promise.all(
    VERSIONS.map((version) =>
      runVersion(
        version,
        cases.filter(({ name }) => `${version} ${name}`.includes(filter)),
        tally,
      ),
    ),
  );
  if (testEngine !== null) await removeSdkImages(testEngine);
  const examples = await runExamples(filter);
  tally.passed += examples.passed;
  tally.failed += examples.failed;
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2] ?? '');
