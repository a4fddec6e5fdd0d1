/** Starts a container as an agent does, says its id, and waits for an end that only a kill brings. */
import { DockerClient } from '../../../../src/runners/docker/client.ts';
import { ContainerRunner } from '../../../../src/runners/docker/container-runner.ts';
import { DockerEngine } from '../../../../src/runners/docker/engine.ts';

const [owner = '', program = 'docker', script = 'true'] = process.argv.slice(2);
const runner = new ContainerRunner({
  engine: new DockerEngine(new DockerClient(process.env, program)),
  policy: { allowLocalProcess: false },
  hostEnvironment: {},
  agent: 'lost-agent',
  owner,
});
const run = await runner.run({
  itemId: `item-of-${owner}`,
  runId: `run-of-${owner}`,
  image: 'busybox:latest',
  directory: null,
  command: ['sh', '-c', script],
  environment: { WANDB_RUN_ID: 'r1' },
  resourceArgs: {},
  onLine: (line) => process.stdout.write(`${run.id} ${line}\n`),
});
await run.wait();
