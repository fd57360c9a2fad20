// The filters of EC2's Describe operations: names with lists of patterns. Filters are joined by and, values by or.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
import { AwsError } from "../errors.ts";
import type { Tagged } from "./records.ts";

export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

type Scalar = string | number | boolean | undefined;
/** What a row shows under a filter's name; undefined matches nothing. */
export type FilterValue = Scalar | readonly Scalar[];
/** Filter name → its values in a row. */
export type FilterTable<T> = Readonly<Record<string, (row: T) => FilterValue>>;

/** `tag:KEY`, `tag-key` and (undocumented, but old scripts have it) `tag-value`. */
const tagFilters: FilterTable<Tagged> = {
  "tag-key": ({ tags }) => tags.map((tag) => tag.key),
  "tag-value": ({ tags }) => tags.map((tag) => tag.value),
};

/**
 * One test of a row for the whole list of filters. Errors: InvalidParameterValue for a name that the operation does not have,
 * MissingParameter for a filter without values, FilterLimitExceeded beyond 200 values.
 */
export function compileFilters<T extends Tagged>(
  filters: readonly Filter[] | undefined,
  table: FilterTable<T>,
): (row: T) => boolean {
  const values = (filters ?? []).reduce((sum, filter) => sum + (filter.Values?.length ?? 0), 0);
  if (values > 200)
    throw new AwsError("FilterLimitExceeded", "The maximum number of filter values specified on a single call is 200");
  const tests = (filters ?? []).map((filter) => compileFilter(filter, table));
  return (row) => tests.every((test) => test(row));
}

function compileFilter<T extends Tagged>({ Name, Values }: Filter, table: FilterTable<T>): (row: T) => boolean {
  const valuesOf = valuesFor(Name, table);
  if (!Values?.length)
    throw new AwsError(
      "MissingParameter",
      `The request must contain the parameter Filter.Value for the filter '${Name}'`,
    );
  const matches = Values.map(compilePattern);
  const matchesAny = (value: Scalar) => value !== undefined && matches.some((match) => match(String(value)));
  return (row) => {
    const value = valuesOf(row);
    return Array.isArray(value) ? value.some(matchesAny) : matchesAny(value as Scalar);
  };
}

function valuesFor<T extends Tagged>(name: string | undefined, table: FilterTable<T>): (row: T) => FilterValue {
  if (name?.startsWith("tag:")) {
    const key = name.slice("tag:".length);
    return (row) => row.tags.find((tag) => tag.key === key)?.value;
  }
  const found = name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  const ofTags = name !== undefined && Object.hasOwn(tagFilters, name) ? tagFilters[name] : undefined;
  if (found ?? ofTags) return (found ?? ofTags) as (row: T) => FilterValue;
  throw new AwsError("InvalidParameterValue", `The filter '${name ?? "null"}' is invalid`);
}

/** Whether a filter value has wildcards: `*` and `?`, not escaped. */
export const isPattern = (value: string): boolean => /[*?\\]/.test(value);

const anyText = Symbol("*");
const anyCharacter = Symbol("?");
type Token = string | typeof anyText | typeof anyCharacter;

/** `*` stands for any text, `?` for one character, a backslash takes the meaning of the next one away. */
export function compilePattern(pattern: string): (text: string) => boolean {
  if (!isPattern(pattern)) return (text) => text === pattern;
  const tokens = (pattern.match(/\\[\s\S]|[\s\S]/g) ?? []).map((token): Token => {
    if (token === "*") return anyText;
    return token === "?" ? anyCharacter : token.slice(-1);
  });
  return (text) => matchTokens(tokens, text);
}

/** Goes back to the last star only, so that the cost is at most pattern × text: a regular expression has no such bound. */
function matchTokens(tokens: readonly Token[], text: string): boolean {
  let [at, position, starAt, starPosition] = [0, 0, -1, 0];
  while (position < text.length) {
    const token = tokens[at];
    if (token === anyText) [starAt, starPosition] = [at++, position];
    else if (token === anyCharacter || token === text[position]) [at, position] = [at + 1, position + 1];
    else if (starAt >= 0) [at, position] = [starAt + 1, ++starPosition];
    else return false;
  }
  return tokens.slice(at).every((token) => token === anyText);
}
