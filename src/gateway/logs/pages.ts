// Pages of sorted lists: a token is the sort key of the last item that was shown, so it stays good when items come and go.
import { invalid } from "./constraints.ts";

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

export interface PageRequest {
  readonly nextToken?: string;
  readonly limit: number;
}

type SortKey = readonly (string | number)[];

/** `items` in the order of their keys (`descending`: the other way round), from behind the token on. */
export function page<T>(
  items: readonly T[],
  keyOf: (item: T) => SortKey,
  { nextToken, limit }: PageRequest,
  descending = false,
): Page<T> {
  const direction = descending ? -1 : 1;
  const after = nextToken === undefined ? undefined : decode(nextToken);
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => !after || direction * compare(key, after) > 0)
    .sort((a, b) => direction * compare(a.key, b.key));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(({ item }) => item), ...(last && rest.length > limit && { nextToken: encode(last.key) }) };
}

export const encode = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The key behind a token; AWS's error for any other text. */
export function decode(token: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (Array.isArray(key) && key.every((part) => typeof part === "string" || typeof part === "number")) return key;
  } catch {
    // Not a token of ours.
  }
  return invalid("The specified nextToken is invalid.");
}

function compare(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (left === right) continue;
    return right === undefined || left > right ? 1 : -1;
  }
  return 0;
}
