import { describe, expect, test } from '@jest/globals';
import type { AgentItem } from '../../src/agent/item.ts';
import type { Outcome } from '../../src/launch/index.ts';
import { exitCodeFor } from '../../src/modes/agent.ts';

const items = (...outcomes: Outcome[]): AgentItem[] =>
  outcomes.map((outcome) => ({ outcome }) as unknown as AgentItem);

describe('exitCodeFor', () => {
  test.each<[items: AgentItem[], any: number, all: number]>([
    [items(), 0, 0],
    [items('succeeded'), 0, 0],
    [items('succeeded', 'succeeded'), 0, 0],
    [items('job-failed'), 1, 1],
    [items('succeeded', 'job-failed'), 1, 0],
    [items('refused', 'agent-failed'), 1, 1],
    [items('cancelled', 'succeeded'), 1, 0],
    [items('unknown'), 1, 1],
  ])('%j', (list, any, all) => {
    expect(exitCodeFor(list, 'any')).toBe(any);
    expect(exitCodeFor(list, 'all')).toBe(all);
    expect(exitCodeFor(list, 'none')).toBe(0);
  });
});
