/** The key of a spec that says: this is a sweep's scheduler, not a job. */
const SCHEDULER_URI = 'placeholder-uri-scheduler';

/** Whether an item is counted as the scheduler of a sweep. What it may do is the policy's to say. */
export function isSchedulerItem(spec: {
  readonly uri: string | null;
  readonly resource: string;
  readonly job: string | null;
  readonly entryPoint: readonly string[] | null;
}): boolean {
  if (spec.uri !== SCHEDULER_URI) return false;
  if (spec.resource !== 'local-process' || spec.job !== null) return true;
  const [program, command, ...rest] = spec.entryPoint ?? [];
  return program === 'wandb' && command === 'scheduler' && rest.length > 0;
}

/**
 * The words of a scheduler's command without the quotes that the submitting client leaves around the values of
 * flags (`--queue`, `'gpu'`): it counted on a shell to take them away, and there is none.
 */
export function unquoteFlags(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    if (!words[index - 1]?.startsWith('--')) return word;
    const [, , inner] = /^(['"])(.*)\1$/s.exec(word) ?? [];
    return inner ?? word;
  });
}
