import type { ApiCall, GitHubApi } from './api.ts';

/** Elements of a page: the most that GitHub gives. */
export const PAGE_SIZE = 100;
/** A bound for a list without an end: 10,000 elements. */
const MOST_PAGES = 100;

/**
 * The pages of a list, from page `first` (counted from 1) to the last. `items` takes the list out of an answer.
 * @throws GitHubApiError
 */
export async function* pagesOf<T>(
  api: GitHubApi,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  items: (answer: unknown) => readonly T[],
  { first = 1, ...call }: ApiCall & { readonly first?: number } = {},
): AsyncGenerator<{ readonly page: number; readonly items: readonly T[] }> {
  for (let page = first; page < first + MOST_PAGES; page += 1) {
    const found = items(await api.request(route, { ...parameters, per_page: PAGE_SIZE, page }, call));
    yield { page, items: found };
    if (found.length < PAGE_SIZE) return;
  }
}
