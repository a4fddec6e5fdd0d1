import { unknownConfigKeys } from '../../common/spec-keys.ts';
import type { InputProblem } from './problem.ts';
import { isMapping, type Mapping } from './structured.ts';

/** Top-level keys of `config` that no agent reads, each with the key that was meant. */
export function checkConfigKeys(config: Mapping): InputProblem[] {
  const problems: InputProblem[] = Object.keys(config)
    .filter((key) => key.startsWith('_'))
    .map((key) => ({
      input: 'config',
      what: keyIs(key, 'is not for callers'),
      why: 'W&B sets keys that begin with "_" itself',
      next: 'Remove it',
    }));
  for (const { key, nearest } of unknownConfigKeys(config).filter(({ key }) => !key.startsWith('_'))) {
    problems.push({
      input: 'config',
      what: keyIs(key, 'is not part of a launch spec'),
      why: 'agents would ignore it without a word',
      next: `Did you mean ${nearest}${nearest === 'overrides.run_config' ? ' (the input run-config)' : ''}`,
    });
  }
  if ('overrides' in config && !isMapping(config['overrides'])) {
    problems.push({
      input: 'config',
      what: 'the key "overrides" is not a mapping',
      why: 'it holds run_config, args and the like',
      next: 'Write it as a mapping, or leave it out and use run-config and args',
    });
  }
  return problems;
}

function keyIs(key: string, what: string): string {
  return `the key ${JSON.stringify(key.slice(0, 60))} ${what}`;
}
