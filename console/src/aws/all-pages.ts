// AWS's lists come in pages; the console shows them whole.
/** Everything that `itemsOf` finds on the pages of a paginator, in their order. Rejects when `signal` is aborted between two of them. */
export async function allPages<Page, T>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly T[] | undefined,
  signal?: AbortSignal,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    signal?.throwIfAborted();
    items.push(...(itemsOf(page) ?? []));
  }
  return items;
}
