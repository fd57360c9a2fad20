// IAM's lists come in pages; the console shows them whole.
export async function all<P, T>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
  signal?: AbortSignal,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) {
    signal?.throwIfAborted();
    items.push(...(itemsOf(page) ?? []));
  }
  return items;
}
