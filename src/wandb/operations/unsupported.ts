import { WandbError } from '../errors.ts';

/** Whether a server said that it does not know a field, argument or input field; with `name`, that very one. */
export function isUnsupported(error: unknown, name?: string): error is WandbError {
  if (!(error instanceof WandbError) || error.kind !== 'unsupported-server') return false;
  return name === undefined || error.serverMessages.some((message) => message.includes(`"${name}"`));
}
