import type { JournalEntry, StartedRun } from './journal.ts';
import type { Verdict } from './outcome.ts';

/** What a journal tells of one item. */
export interface ItemRecord {
  readonly itemId: string;
  readonly queue: string;
  readonly takenAt: number;
  readonly claim: {
    readonly runId: string;
    readonly entity: string;
    readonly project: string;
    readonly job: string | null;
    readonly resource: string;
    readonly isScheduler: boolean;
    readonly at: number;
  } | null;
  readonly started: (StartedRun & { readonly at: number }) | null;
  /** Null: its agent did not see its end. */
  readonly ended: {
    readonly exitCode: number | null;
    readonly endedAt: number | null;
    readonly verdict: Verdict;
  } | null;
  readonly reported: boolean;
  /** Its row of the report, when it was reported. */
  readonly row: Readonly<Record<string, unknown>> | null;
}

/** What a journal tells of its agent. */
export interface AgentRecord {
  readonly host: string;
  readonly boot: string;
  readonly agentId: string | null;
  readonly name: string | null;
  readonly entity: string | null;
  /** Folders that are of no use without it. */
  readonly folders: readonly string[];
  /** Why it was cancelled; null: it was not. */
  readonly cancelled: string | null;
  /** Whether the server was told that it is gone. */
  readonly killed: boolean;
  readonly items: readonly ItemRecord[];
}

/** Folds the entries of a journal; null when it does not even say whose it is. */
export function replay(entries: readonly JournalEntry[]): AgentRecord | null {
  const items = new Map<string, ItemRecord>();
  const nobody = {
    host: '',
    boot: '',
    agentId: null,
    name: null,
    entity: null,
    folders: [],
    cancelled: null,
    killed: false,
  };
  let agent: Omit<AgentRecord, 'items'> = nobody;
  let isNamed = false;
  const change = (itemId: string, over: Partial<ItemRecord>): void => {
    const known = items.get(itemId);
    if (known) items.set(itemId, { ...known, ...over });
  };
  for (const entry of entries) {
    switch (entry.kind) {
      case 'agent': {
        const { host, boot, agentId, name, entity } = entry;
        agent = { ...agent, host, boot, agentId, name, entity };
        isNamed = true;
        break;
      }
      case 'folder':
        agent = { ...agent, folders: [...agent.folders, entry.path] };
        break;
      case 'cancelled':
        agent = { ...agent, cancelled: entry.because };
        break;
      case 'killed':
        agent = { ...agent, killed: true };
        break;
      case 'taken':
        items.set(entry.itemId, freshRecord(entry));
        break;
      case 'claimed': {
        const { runId, entity, project, job, resource, isScheduler, at } = entry;
        change(entry.itemId, { claim: { runId, entity, project, job, resource, isScheduler, at } });
        break;
      }
      case 'started': {
        const { resource, id, startTime, at } = entry;
        change(entry.itemId, { started: { resource, id, startTime, at } });
        break;
      }
      case 'ended':
        change(entry.itemId, {
          ended: { exitCode: entry.exitCode, endedAt: entry.endedAt, verdict: entry.verdict },
        });
        break;
      case 'reported':
        change(entry.itemId, { reported: true, row: entry.row });
        break;
    }
  }
  return isNamed ? { ...agent, items: [...items.values()] } : null;
}

function freshRecord({ itemId, queue, at }: Extract<JournalEntry, { kind: 'taken' }>): ItemRecord {
  const nothing = { claim: null, started: null, ended: null, reported: false, row: null };
  return { itemId, queue, takenAt: at, ...nothing };
}

/** Whether a journal was written on this machine: on its kernel as it runs now, or before it was started again. */
export function isOfThisMachine(
  agent: Pick<AgentRecord, 'host' | 'boot'>,
  here: { readonly host: string; readonly boot: string },
): boolean {
  return (agent.boot !== '' && agent.boot === here.boot) || agent.host === here.host;
}

/** What is found of an item that a lost agent left: null when there is nothing. */
export type Found = 'running' | 'exited' | null;

/**
 * What to do about one item of a lost agent:
 * - `nothing`: it was reported, or never claimed: its lease runs out
 * - `adopt`: what runs is waited for and reported
 * - `collect`: what has ended is reported
 * - `stop`: its workflow was cancelled: what runs is stopped, and the item failed
 * - `fail`: nothing is left of it
 */
export type Recovery = 'nothing' | 'adopt' | 'collect' | 'stop' | 'fail';

/** @param stopping the lost agent was cancelled, so that nothing of it may go on */
export function recoveryOf(item: ItemRecord, found: Found, stopping: boolean): Recovery {
  if (item.reported) return found === null ? 'nothing' : 'stop';
  if (item.claim === null) return found === null ? 'nothing' : 'stop';
  if (found === null) return item.ended === null ? 'fail' : 'collect';
  if (found === 'exited') return 'collect';
  // A process is no child of ours: its end and its output cannot be known.
  if (stopping || item.started?.resource === 'local-process') return 'stop';
  return 'adopt';
}
