import { createHash } from 'node:crypto';

/** What every container of ours carries; whatever lacks `item` is somebody else's and is never touched. */
export const LABELS = {
  item: 'wandb.launch.item',
  run: 'wandb.launch.run',
  agent: 'wandb.launch.agent',
  /** Who answers for the container: an agent that lives as long as it holds the lock of this name. */
  owner: 'wandb.launch.owner',
  workflowRun: 'wandb.launch.workflow-run',
  /** The devices that were lent to it, separated by commas. */
  gpus: 'wandb.launch.gpus',
} as const;

/** Who runs a container, and for which item. */
export interface ContainerIdentity {
  readonly itemId: string;
  readonly runId: string;
  readonly agent: string;
  readonly owner: string;
  /** Id of the workflow run; null outside GitHub. */
  readonly workflowRun: string | null;
}

export function labelFlags(identity: ContainerIdentity): readonly string[] {
  const flags = [
    `--label=${LABELS.item}=${identity.itemId}`,
    `--label=${LABELS.run}=${identity.runId}`,
    `--label=${LABELS.agent}=${identity.agent}`,
    `--label=${LABELS.owner}=${identity.owner}`,
  ];
  return identity.workflowRun === null
    ? flags
    : [...flags, `--label=${LABELS.workflowRun}=${identity.workflowRun}`];
}

/**
 * The name of an item's container. The same item of the same run gets the same name, so an engine that has its
 * container already refuses a second one: a guard against running an item twice on one machine.
 * @param asked the name that the queue asks for; it stands first, as two jobs cannot both have it
 */
export function containerName(identity: ContainerIdentity, asked: string | null): string {
  const digest = createHash('sha256').update(identity.itemId).digest('hex').slice(0, 8);
  const parts = [asked ?? 'wandb', identity.runId, digest];
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, ''))
    .filter((part) => part !== '')
    .join('-')
    .slice(-200)
    .replace(/^[^A-Za-z0-9]+/, '');
}
