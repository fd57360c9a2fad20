// Pages of list operations: at most so many keys, and an opaque token that says after which key the next page begins.
import { invalid } from "./refuse.ts";

export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextToken?: string;
}

/** Tokens hold the last key of the page before; a key that has gone meanwhile does no harm. */
const tokenOf = (key: string) => Buffer.from(`v1:${key}`).toString("base64");

function keyIn(token: string | undefined): string | undefined {
  if (token === undefined || token === "") return undefined;
  const text = Buffer.from(token, "base64").toString();
  return text.startsWith("v1:") ? text.slice(3) : invalid("Invalid token.");
}

/** @param most The service's page size: 100 for most lists of ECS, 10 for services. */
export function pageSize(maxResults: number | undefined, most: number): number {
  if (maxResults === undefined) return most;
  if (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= 100) return maxResults;
  return invalid("maxResults must be between 1 and 100");
}

/** The next page of `sorted`, whose keys are unique and rise in the order that `compare` gives. */
export function pageOf<T>(
  sorted: readonly T[],
  keyOf: (item: T) => string,
  request: PageRequest,
  size: number,
  compare: (a: string, b: string) => number = byText,
): Page<T> {
  const after = keyIn(request.nextToken);
  const start = after === undefined ? 0 : sorted.findIndex((item) => compare(keyOf(item), after) > 0);
  if (start < 0) return { items: [] };
  const items = sorted.slice(start, start + size);
  const last = items.at(-1);
  return start + size < sorted.length && last !== undefined ? { items, nextToken: tokenOf(keyOf(last)) } : { items };
}

/** The next page of keys in rising order; what cannot be on it is passed over without sorting. */
export function pageOfKeys(keys: Iterable<string>, request: PageRequest, size: number): Page<string> {
  const after = keyIn(request.nextToken);
  let kept: string[] = [];
  let greatest: string | undefined;
  for (const key of keys) {
    if ((after !== undefined && key <= after) || (greatest !== undefined && key > greatest)) continue;
    kept.push(key);
    if (kept.length < 2 * (size + 1)) continue;
    kept = kept.sort().slice(0, size + 1);
    greatest = kept.at(-1);
  }
  kept.sort();
  const items = kept.slice(0, size);
  return kept.length > size ? { items, nextToken: tokenOf(items.at(-1) ?? "") } : { items };
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
