import { nearest } from '../../common/nearest.ts';
import { attachTarget } from './attach-target.ts';
import { agentInputs, addInputs, attachInputs, launchInputs } from './build.ts';
import { checkBuild } from './build-checks.ts';
import { checkAdd, checkAgent, checkIdentity, checkKey, checkLaunch, checkOffline } from './checks.ts';
import { InputError, quote, type InputProblem } from './problem.ts';
import { readInputs, unknownInputs } from './read.ts';
import { INPUTS, type InputName } from './table.ts';
import type { Env, Inputs, Mode } from './types.ts';
import { parseValues, type Values } from './values.ts';

/**
 * Reads the inputs of a step into one object. Nothing but the environment is looked at.
 * @throws InputError with every mistake
 */
export async function parseInputs(env: Env): Promise<Inputs> {
  const texts = withEnvironment(readInputs(env), env);
  const { values, problems } = await parseValues(texts);
  const warnings = unknownInputs(env).map(unknownInput);
  const broken = new Set(problems.map((problem) => problem.input));

  // Without a mode that exists, nothing can be said about what belongs to it.
  if (problems.some(({ input }) => input === 'mode')) throw new InputError(inOrder(problems), warnings);
  problems.push(...ofOtherModes(texts, values.mode));

  const checked: Checked = { values, texts, broken, env };
  problems.push(...checkIdentity(checked), ...checkKey(checked), ...checkOffline(checked));
  if (values.mode === 'agent') problems.push(...checkAgent(checked));
  else if (values.mode === 'add' && !texts.has('launches')) problems.push(...checkAdd(checked));
  else if (values.mode === 'launch') problems.push(...checkLaunch(checked));
  if (values.mode === 'add') problems.push(...checkBuild(checked));
  const attach = values.mode === 'attach' ? attachTarget(checked) : null;
  problems.push(...(attach?.problems ?? []));
  const compares =
    values.mode !== 'agent' && (['gates', 'baseline', 'charts'] as const).some((name) => texts.has(name));
  const report = compares ? (await import('./report-inputs.ts')).reportInputs(checked) : NOTHING_TO_REPORT;
  problems.push(...report.problems);
  const fanOut =
    values.mode === 'add' && values.launches !== undefined
      ? await (await import('./launches.ts')).parseLaunches(values.launches, checked)
      : undefined;
  problems.push(...(fanOut?.problems ?? []), ...idleFailOn(checked));
  if (problems.length > 0) throw new InputError(inOrder(problems), warnings);
  if (values.mode === 'launch') return launchInputs(values, report.inputs, warnings);
  if (attach?.target) return attachInputs(values, texts, attach.target, report.inputs, warnings);
  return values.mode === 'agent'
    ? agentInputs(values, env, warnings)
    : addInputs(values, texts, report.inputs, fanOut?.launches, warnings);
}

/** With one launch there is nothing to choose. */
function idleFailOn({ values, texts }: Checked): InputProblem[] {
  if (values.mode !== 'add' || !texts.has('fail-on') || texts.has('launches')) return [];
  return [
    {
      input: 'fail-on',
      what: 'it has no meaning for one launch',
      why: 'its outcome is that of the step',
      next: 'Remove it, or give several launches',
    },
  ];
}

const NOTHING_TO_REPORT = { inputs: { gates: [], baseline: null, charts: [] }, problems: [] } as const;

/** What the checks between inputs look at. */
export interface Checked {
  readonly values: Values;
  readonly texts: ReadonlyMap<InputName, string>;
  /** Inputs that have a problem of their own already. */
  readonly broken: ReadonlySet<string>;
  readonly env: Env;
}

/** The environment stands in for the key and the address of the API, as in every W&B tool. */
function withEnvironment(texts: Map<InputName, string>, env: Env): Map<InputName, string> {
  for (const [name, variable] of [
    ['api-key', 'WANDB_API_KEY'],
    ['base-url', 'WANDB_BASE_URL'],
  ] as const) {
    const text = env[variable]?.trim() ?? '';
    if (!texts.has(name) && text !== '') texts.set(name, text);
  }
  return texts;
}

function ofOtherModes(texts: ReadonlyMap<InputName, string>, mode: Mode): InputProblem[] {
  return [...texts.keys()].flatMap((input): InputProblem[] => {
    const modes: readonly Mode[] = INPUTS[input].modes;
    if (modes.includes(mode)) return [];
    const next =
      modes.length === 1 ? `Remove it, or set mode: ${modes[0]}` : 'Remove it, or set one of these modes';
    return [
      {
        input,
        what: `it has no meaning in mode ${mode}`,
        why: `it belongs to mode ${modes.join(', ')}`,
        next,
      },
    ];
  });
}

function unknownInput(name: string): string {
  const close = nearest(name, Object.keys(INPUTS));
  return `Input ${quote(name)} is not known and was ignored.${close === undefined ? '' : ` Did you mean ${close}?`}`;
}

function inOrder(problems: readonly InputProblem[]): InputProblem[] {
  const order = Object.keys(INPUTS);
  return problems.toSorted((a, b) => order.indexOf(a.input) - order.indexOf(b.input));
}
