import { systemClock, type Clock } from '../../common/clock.ts';
import { LaunchError } from '../../common/errors.ts';
import { SubmittedContainer } from './container.ts';
import type { ContainerState } from './end.ts';
import type { ContainerFacts, DockerEngine } from './engine.ts';
import { LABELS, type ContainerIdentity } from './labels.ts';
import { JobOutput } from './output.ts';

/** A container with our labels, of this agent or of one that is no more. */
export interface Leftover {
  readonly id: string;
  readonly name: string;
  readonly identity: ContainerIdentity;
  /** The devices that its agent lent to it. */
  readonly gpus: readonly string[];
  readonly state: ContainerState;
}

/** The containers for which an owner answers. */
export async function findOwned(
  engine: DockerEngine,
  owner: string,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  // Compared once more: a filter of docker's is not the place to rely on.
  return (await findAll(engine, signal)).filter(({ identity }) => identity.owner === owner);
}

/** The containers of every agent on this engine. Those without our label are never told. */
export async function findAll(engine: DockerEngine, signal?: AbortSignal): Promise<readonly Leftover[]> {
  return (await engine.list([LABELS.item, LABELS.owner], signal)).flatMap((facts) => {
    const identity = identityOf(facts);
    if (identity === null) return [];
    const gpus = (facts.labels[LABELS.gpus] ?? '').split(',').filter((device) => device !== '');
    return [{ id: facts.id, name: facts.name, identity, gpus, state: facts.state }];
  });
}

function identityOf({ labels }: ContainerFacts): ContainerIdentity | null {
  const itemId = labels[LABELS.item];
  const owner = labels[LABELS.owner];
  if (itemId === undefined || owner === undefined) return null;
  return {
    itemId,
    owner,
    runId: labels[LABELS.run] ?? '',
    agent: labels[LABELS.agent] ?? '',
    workflowRun: labels[LABELS.workflowRun] ?? null,
  };
}

export interface AdoptOptions {
  readonly onLine: (line: string) => void;
  /** Cuts secrets out of a line that is passed on in pieces, before it is. */
  readonly redact?: (text: string) => string;
  /** The devices that its agent lent to it. */
  readonly gpus?: readonly string[];
  readonly clock?: Clock;
  /** Called once it has ended. */
  readonly onEnd?: () => void;
}

/**
 * Takes over a container: what it printed so far comes again (as far as the engine kept it: 30 MB), then what it
 * prints from now on, then its end, which for one that has ended already is told at once. One that was made and never
 * started is not started: it ends as such.
 * @throws LaunchError when it is none of ours
 */
export async function adopt(
  engine: DockerEngine,
  id: string,
  options: AdoptOptions,
): Promise<SubmittedContainer> {
  await ourOwn(engine, id);
  return new SubmittedContainer({
    engine,
    id,
    join: 'running',
    ...(options.gpus ? { gpus: options.gpus } : {}),
    clock: options.clock ?? systemClock,
    ...(options.onEnd ? { onEnd: options.onEnd } : {}),
    output: new JobOutput({
      onLine: options.onLine,
      ...(options.redact ? { redact: options.redact } : {}),
    }),
  });
}

/** Ends a container that nobody waits for, and removes it. Nothing happens when it is gone. @throws LaunchError */
export async function discard(engine: DockerEngine, id: string, graceMs: number): Promise<void> {
  const facts = await ourOwn(engine, id);
  if (facts === null) return;
  if (facts.state.running) await engine.stop(id, graceMs);
  await engine.remove(id);
}

async function ourOwn(engine: DockerEngine, id: string): Promise<ContainerFacts | null> {
  const [facts] = await engine.inspect([id]);
  if (facts === undefined) return null;
  if (identityOf(facts) !== null) return facts;
  throw new LaunchError(`Container ${facts.name} does not carry the labels of an agent: it is left alone.`);
}
