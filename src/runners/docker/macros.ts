import type { JsonObject } from '../../wandb/types.ts';
import type { RunnerPolicy } from '../policy.ts';
import { refuse } from '../refusal.ts';

/** What `${name}` stands for. */
export interface Macros {
  /** `project_name`, `entity_name`, `run_id`, `run_name`, `image_uri`, `author`; null: the launch has no such thing. */
  readonly builtIn: Readonly<Record<string, string | null>>;
  /** The variables of `pass-env` that this machine has. */
  readonly passed: Readonly<Record<string, string>>;
}

/** Where the built-in macros stand among the variables that Launch gives to the job. */
const BUILT_IN: Readonly<Record<string, string>> = {
  project_name: 'WANDB_PROJECT',
  entity_name: 'WANDB_ENTITY',
  run_id: 'WANDB_RUN_ID',
  run_name: 'WANDB_NAME',
  author: 'WANDB_USERNAME',
};

/** The macros of one job. `host` is the environment of this process, of which only `pass-env` is looked at. */
export function jobMacros(
  job: { readonly environment: Readonly<Record<string, string>>; readonly image: string },
  policy: RunnerPolicy,
  host: Readonly<Record<string, string | undefined>>,
): Macros {
  const builtIn = Object.entries(BUILT_IN).map(([name, variable]) => [
    name,
    job.environment[variable] ?? null,
  ]);
  return {
    builtIn: { ...Object.fromEntries(builtIn), image_uri: job.image } as Macros['builtIn'],
    passed: passedVariables(policy, host),
  };
}

/** Stand-ins for all macros, to check options whose job is not known yet. */
export function placeholderMacros(policy: RunnerPolicy): Macros {
  const fill = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));
  return { builtIn: fill([...Object.keys(BUILT_IN), 'image_uri']), passed: fill(policy.passEnv ?? []) };
}

function passedVariables(
  policy: RunnerPolicy,
  host: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of policy.passEnv ?? []) {
    const value = host[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
}

const MACRO = /\$\{(\w+)\}/g;

/**
 * Fills `${name}` in every text of `args`, but not in keys, and never in what a macro gave. Unknown names stay as
 * they are, as with the W&B agent; but that one knows the whole environment of its host, so a name that looks like a
 * variable and is not in `pass-env` is refused rather than left in a text that was meant to hold its value.
 * @throws RefusedError
 */
export function fillMacros(args: JsonObject, macros: Macros): { args: JsonObject; warnings: string[] } {
  const warnings: string[] = [];
  const fillText = (text: string): string =>
    text.replace(MACRO, (whole, name: string) => {
      if (Object.hasOwn(macros.builtIn, name)) {
        const value = macros.builtIn[name] ?? null;
        if (value === null) warnings.push(`The launch has no value for \${${name}}: it is empty.`);
        return value ?? '';
      }
      if (Object.hasOwn(macros.passed, name)) return macros.passed[name] ?? '';
      return /^[A-Z_][A-Z0-9_]*$/.test(name) ? refuseVariable(name) : whole;
    });
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return fillText(value);
    if (Array.isArray(value)) return value.map(fill);
    return value;
  };
  const filled = Object.entries(args).map(([key, value]) => [key, fill(value)]);
  return { args: Object.fromEntries(filled) as JsonObject, warnings };
}

/** @throws RefusedError */
export function refuseVariable(name: string): never {
  return refuse(
    `the variable ${name} of this runner is not in \`pass-env\`, or has no value`,
    `Add ${name} to \`pass-env\` on the agent, if everyone who may push to the queue may know its value.`,
  );
}
