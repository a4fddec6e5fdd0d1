import { beforeAll, describe, test } from '@jest/globals';

/** Scenarios by the names under which they are reported. */
export type Scenarios = Readonly<Record<string, () => Promise<void>>>;

/** Steps mostly wait, so this many run at a time even on two cores. */
const AT_A_TIME = 6;
const TIMEOUT_MS = 240_000;

/**
 * Tests that run side by side, each in a world of its own. All of them run in one hook, because jest forbids dynamic
 * imports, which the library makes, while one of its own concurrent tests ends.
 */
export function sideBySide(title: string, scenarios: Scenarios): void {
  describe(title, () => {
    const faults = new Map<string, unknown>();
    beforeAll(async () => {
      const waiting = Object.entries(scenarios);
      async function work(): Promise<void> {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [name, act] = next;
          await act().catch((error: unknown) => faults.set(name, error));
        }
      }
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
    }, TIMEOUT_MS);
    test.each(Object.keys(scenarios))('%s', (name) => {
      if (faults.has(name)) throw faults.get(name);
    });
  });
}
