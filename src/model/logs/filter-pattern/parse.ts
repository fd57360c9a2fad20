// The way in: text to filter pattern.
import { parseColumns } from "./columns.ts";
import type { FilterPattern } from "./filter-pattern.ts";
import { parseJsonPattern } from "./json.ts";
import { InvalidFilterPattern } from "./scanner.ts";
import { parseTerms } from "./terms.ts";

export { InvalidFilterPattern } from "./scanner.ts";
export type { FilterPattern } from "./filter-pattern.ts";

/** In characters. */
export const longestPattern = 1024;

/** Throws InvalidFilterPattern with what is wrong. An empty pattern matches everything. */
export function parseFilterPattern(text: string): FilterPattern {
  if (text.length > longestPattern)
    throw new InvalidFilterPattern(`a filter pattern has at most ${longestPattern} characters`);
  const start = text.trimStart();
  if (start.startsWith("{")) return parseJsonPattern(text);
  if (start.startsWith("[")) return parseColumns(text);
  return parseTerms(text);
}
