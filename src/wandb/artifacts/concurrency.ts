/**
 * Runs `work` on every item, at most `limit` at a time. After the first failure no other is started; those under
 * way are told by their signal and waited for, then the failure is thrown.
 */
export async function forEachLimited<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const combined = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const queue = items[Symbol.iterator]();
  let failure: { readonly error: unknown } | undefined;

  async function worker(): Promise<void> {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      try {
        combined.throwIfAborted();
        await work(next.value, combined);
      } catch (error) {
        failure ??= { error };
        stop.abort(error);
        return;
      }
    }
  }

  await Promise.all(Array.from({ length: limit }, worker));
  if (failure !== undefined) throw failure.error;
}
