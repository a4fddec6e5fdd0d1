import assert from 'node:assert/strict';
import { join } from 'node:path';
import { runDetails, runLogTail, runSource, runStatus, stopRun } from '../../../src/wandb/index.ts';
import { until } from '../world.ts';
import type { Case } from './index.ts';

const PROGRAM = `import wandb
with wandb.init(id="coded") as run:
    run.log({"loss": 1, "table": wandb.Table(columns=["a", "b"], data=[[1, "x"], [2, "y"]])})
    run.log_code("source")
`;

export const runCases: readonly Case[] = [
  {
    name: 'run: init, log, finish, and all of it readable right afterwards',
    run: async (world) => {
      const { run } = await world.python('run_init.py');
      const ref = { entity: world.entity, project: world.project, runId: String(run) };
      const details = await runDetails(world.library(), ref);
      assert.equal(details?.state, 'finished');
      assert.equal(details.config['title'], 'Größe 训练 😀');
      assert.equal(details.summary['best'], 0.25);
      const lines = (await runLogTail(world.library(), ref, 50)).map(({ line }) => line.trimEnd());
      assert.ok(lines.includes('a line of the program'), `log lines: ${lines.join(' | ')}`);
      assert.ok(lines.includes('Größe 训练 😀'), `log lines: ${lines.join(' | ')}`);
    },
  },
  {
    name: 'run: a program that fails',
    run: async (world) => {
      const { run } = await world.python('run_fail.py', {}, { exitCode: 7 });
      const seen = await world.python('run_read.py', { run });
      assert.equal(seen['state'], 'failed');
      const ref = { entity: world.entity, project: world.project, runId: String(run) };
      assert.equal((await runStatus(world.library(), ref))?.state, 'failed');
    },
  },
  {
    name: 'run: a stop that was asked for in W&B ends the program',
    run: async (world) => {
      const ended = world.python('run_stop.py', {}, { exitCode: null });
      const name = { entity: world.entity, project: world.project, runId: 'endless' };
      const client = world.library();
      await until(async () => (await runDetails(client, name))?.summary['step'] !== undefined);
      const storageId = (await runStatus(client, name))?.storageId ?? '';
      assert.equal(await stopRun(client, storageId), true);
      await ended;
      const seen = await world.python('run_read.py', { run: 'endless' });
      assert.equal(seen['state'], 'killed');
    },
  },
  {
    name: 'run: logs its code and a table, and is changed after its end',
    run: async (world) => {
      await world.files('source', { 'train.py': PROGRAM, 'lib.py': 'x = 1\n' });
      await world.command([join(world.client.bin, 'python'), 'source/train.py', '--epochs', '2'], {
        env: { WANDB_PROJECT: world.project },
      });
      await world.python('run_update.py', { run: 'coded' });
      const ref = { entity: world.entity, project: world.project, runId: 'coded' };
      const source = await runSource(world.library(), ref);
      assert.deepEqual(source?.args, ['--epochs', '2']);
      assert.match(source.program ?? '', /train\.py$/);
      const outputs = source.outputArtifacts.map(({ type, versionIndex }) => [type, versionIndex]).sort();
      assert.deepEqual(outputs, [
        ['code', 0],
        ['run_table', 0],
      ]);
    },
  },
  {
    name: 'run: recorded offline, brought by wandb sync',
    run: async (world) => {
      await world.python('run_offline.py', {}, { env: { WANDB_MODE: 'offline' } });
      assert.deepEqual(await world.requests(), []);
      await world.wandb(['sync', join(world.folder, 'wandb', 'wandb', 'latest-run')]);
      const seen = await world.python('run_read.py', { run: 'offline' });
      assert.equal(seen['state'], 'finished');
      assert.deepEqual(seen['steps'], [0, 1, 2]);
      assert.deepEqual(seen['summary'], { loss: 1 });
    },
  },
  {
    name: 'run: resume with allow, must and never',
    run: async (world) => {
      await world.python('run_resume.py');
    },
  },
];
