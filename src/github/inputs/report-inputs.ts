/** What a run is held against and compared with. Imports the parser of rules: load it when one of these is set. */
import { messageOf } from '../../common/errors.ts';
import { GateSyntaxError, needsBaseline, parseBaseline, parseGates } from '../../gates/index.ts';
import type { Checked } from './parse.ts';
import { quote, type InputProblem } from './problem.ts';
import type { ReportInputs } from './types.ts';

export function reportInputs(checked: Checked): {
  readonly inputs: ReportInputs;
  readonly problems: readonly InputProblem[];
} {
  const { texts, values, broken } = checked;
  const charts = [...new Set(values.charts ?? [])];
  const problems: InputProblem[] = [];
  const attempt = <T>(input: 'gates' | 'baseline', parse: () => T, otherwise: T): T => {
    try {
      return parse();
    } catch (error) {
      problems.push(problemOf(input, error));
      return otherwise;
    }
  };

  const gates = broken.has('gates') ? [] : attempt('gates', () => parseGates(linesOf(checked)), []);
  const asked = broken.has('baseline') ? undefined : values.baseline;
  const baseline = asked === undefined ? null : attempt('baseline', () => parseBaseline(asked), null);
  if (gates.length > 0 && values.mode !== 'launch' && values.wait !== 'finished') {
    problems.push({
      input: 'gates',
      what: `they are given with wait: ${values.wait}`,
      why: 'what a run is worth is known when it has ended',
      next: 'Set wait: finished, or hold them against the run in a step of mode attach',
    });
  }
  const needing = gates.find((gate) => needsBaseline([gate]));
  if (needing !== undefined && !texts.has('baseline')) {
    problems.push({
      input: 'baseline',
      what: `it is not set, and ${quote(needing.rule)} compares with it`,
      why: 'the rule could never hold',
      next: 'Set it, such as baseline: latest-on:main',
    });
  }
  return { inputs: { gates, baseline, charts }, problems };
}

function problemOf(input: 'gates' | 'baseline', error: unknown): InputProblem {
  if (error instanceof GateSyntaxError) {
    const { line, column, what, rule, next } = error.fault;
    // The pieces on both sides of the place: a caret has no place in one line.
    const place = `${rule.slice(0, column - 1).slice(-60)}>>>${rule.slice(column - 1).slice(0, 60)}`;
    return {
      input,
      what: `line ${line}, column ${column}: ${what}`,
      why: `the place is ${JSON.stringify(place)}`,
      next,
    };
  }
  const next = error instanceof Error && 'hint' in error ? String(error.hint) : 'Correct it';
  return { input, what: messageOf(error), why: 'it names one run', next };
}

/** The lines as they were written, so that their numbers are right; rules given as a list count its elements. */
function linesOf({ texts, values }: Checked): readonly string[] {
  const lines = (texts.get('gates') ?? '').split(/\r?\n/);
  const rules = values.gates ?? [];
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  return written.length === rules.length && written.every((line, index) => line === rules[index])
    ? lines
    : rules;
}
