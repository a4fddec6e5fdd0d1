import type { StepResult } from '../../support/action.ts';

const OWN = /^::(add-mask|notice|warning|error|debug|group|endgroup)::/;

/**
 * The lines of a step that a runner would act on, by its own rules, without those that the step itself gives. Text of
 * others is told from the step's own by `mark`, which stands in all commands that a test hides in such text.
 */
export function foreignCommands(
  step: Pick<StepResult, 'stdout' | 'stderr'>,
  mark: RegExp | null = null,
): string[] {
  const lines = `${step.stdout}\n${step.stderr}`.split(/\r\n|[\r\n]/);
  return lines.filter((line) => {
    const trimmed = line.replace(/^[\s\u0085]+/, '');
    if (line.includes('##[')) return true;
    if (!trimmed.startsWith('::')) return false;
    return !OWN.test(line) || mark?.test(line.replace(OWN, '')) === true;
  });
}
