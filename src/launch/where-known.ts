import { WandbError } from '../wandb/errors.ts';

/** Null where the server is too old to say, or does not let this key ask: neither stands in the way of a push. */
export async function whereKnown<T>(answer: Promise<T | null>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    const tolerable: readonly string[] = ['unsupported-server', 'permission', 'refused', 'not-found'];
    if (error instanceof WandbError && tolerable.includes(error.kind)) return null;
    throw error;
  }
}
