import { LaunchError } from '../../common/errors.ts';
import { BoxError } from '../../runners/box-error.ts';
import { RefusedError } from '../../runners/refusal.ts';

/** The rooms below speak to whoever set up an agent; here the owner of the runner and the sender are one. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/use a queue whose resource is local-process/g, 'launch code with resource local-process'],
  [/ on the agent\b/g, ''],
  [/, if everyone who may push to the queue may know its value/g, ''],
  [/\bthis agent\b/g, 'this runner'],
  [/ and the options of the queue/g, ' and `resource-args`'],
];

/** The same error, in the words of a launch that runs here. */
export function inWordsOfLaunch(error: unknown): unknown {
  if (error instanceof RefusedError) {
    return new RefusedError({ what: reword(error.refusal.what), remedy: reword(error.refusal.remedy) });
  }
  const Kind = [LaunchError, BoxError].find((kind) => error?.constructor === kind);
  if (Kind === undefined) return error;
  const { message, hint, cause } = error as LaunchError;
  return new Kind(reword(message), { cause, ...(hint === undefined ? {} : { hint: reword(hint) }) });
}

function reword(text: string): string {
  return WORDS.reduce((so, [words, instead]) => so.replace(words, instead), text);
}
