import type { WandbClient } from './client.ts';

/**
 * The same client, but each read is sent once: asked again with the same variables, it is answered from memory. For a
 * moment in which many ask the same; writes and files go through. Errors are not kept.
 */
export function memoReads(client: WandbClient): WandbClient {
  const answers = new Map<string, Promise<unknown>>();
  return {
    ...client,
    graphql<Data>(...[operation, variables, call]: Parameters<WandbClient['graphql']>): Promise<Data> {
      if (operation.effect !== 'read') return client.graphql<Data>(operation, variables, call);
      const key = JSON.stringify([operation.document, variables]);
      const known = answers.get(key);
      if (known !== undefined) return known as Promise<Data>;
      const asked = client.graphql<Data>(operation, variables, call);
      answers.set(key, asked);
      asked.catch(() => answers.delete(key));
      return asked;
    },
  };
}
