// Pages of sorted lists: a token is the sort key of the last item that was shown, so it stays good when items come and go.

export type SortKey = readonly (string | number)[];

export interface SortedPage<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

export interface SortedPageRequest<T> {
  readonly items: readonly T[];
  /** Unique among the items. */
  readonly keyOf: (item: T) => SortKey;
  readonly limit: number;
  readonly descending?: boolean;
  readonly nextToken?: string | undefined;
  /** Throws the service's error for a token that is none. */
  readonly onWrongToken: () => never;
}

/** The items behind the token, in the order of their keys. */
export function sortedPage<T>(request: SortedPageRequest<T>): SortedPage<T> {
  const { items, keyOf, limit, nextToken, onWrongToken } = request;
  const direction = request.descending ? -1 : 1;
  const after = nextToken === undefined ? undefined : decodeKey(nextToken, onWrongToken);
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => !after || direction * compare(key, after) > 0)
    .sort((a, b) => direction * compare(a.key, b.key));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rest.length > limit ? { nextToken: encodeKey(last.key) } : {};
  return { items: shown.map(({ item }) => item), ...next };
}

export const encodeKey = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key behind a token. */
export function decodeKey(token: string, onWrongToken: () => never): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (Array.isArray(key) && key.every((part) => typeof part === "string" || typeof part === "number")) return key;
  } catch {
    // Not a token of ours.
  }
  return onWrongToken();
}

function compare(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (left === right) continue;
    return right === undefined || left > right ? 1 : -1;
  }
  return 0;
}
