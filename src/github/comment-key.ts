import { createHash } from 'node:crypto';
import type { Context } from './context.ts';

/** Characters of a key that a reader sees. */
const READABLE = 60;

/**
 * The key of a comment: what tells the comments of one pull request apart. `sticky` stands for this step of this job,
 * each leg of a matrix by itself; any other text is a key that steps may share.
 */
export function commentKey(
  asked: string,
  { workflow, job, step }: Pick<Context, 'workflow' | 'job' | 'step'>,
  matrix: string,
): string {
  const parts = asked === 'sticky' ? [workflow, job, step, matrix] : [asked];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  const readable = parts
    .slice(0, 3)
    .join('/')
    .replace(/[^\w./]+/g, '_')
    .slice(0, READABLE);
  return `${readable} ${digest}`;
}

/** The first line of a comment of ours, hidden from readers. */
export function commentMarker(key: string): string {
  return `<!-- wandb-launch: ${key} -->`;
}
