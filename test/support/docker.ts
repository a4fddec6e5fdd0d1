import { describe } from '@jest/globals';
import { testEngine, type TestEngine } from './engine.ts';

export { docker, testEngine, type TestEngine } from './engine.ts';

/** A `describe` for tests that need an engine. Without one they are skipped, and their names say why. */
export function describeWithDocker(name: string, body: (engine: TestEngine) => void): void {
  if (testEngine === null) {
    const absent: TestEngine = { env: {}, program: 'docker', registry: null };
    describe.skip(`${name} [skipped: no Docker engine]`, () => body(absent));
  } else {
    const engine = testEngine;
    describe(name, () => body(engine));
  }
}
