// Marker, MaxItems, IsTruncated. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
import { constraint, validationError } from "./errors.ts";

export interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const encode = (key: string): string => Buffer.from(`after:${key}`).toString("base64url");

function decode(marker: string): string {
  const text = Buffer.from(marker, "base64url").toString();
  if (!text.startsWith("after:") || encode(text.slice(6)) !== marker) throw validationError("Invalid Marker.");
  return text.slice(6);
}

/** One page of rows in the order of their keys: what came or went meanwhile neither repeats nor hides others. */
export function page<T>(rows: readonly T[], key: (row: T) => string, { Marker, MaxItems = 100 }: PageInput): Page<T> {
  if (MaxItems < 1) throw constraint(MaxItems, "maxItems", "have value greater than or equal to 1");
  if (MaxItems > 1000) throw constraint(MaxItems, "maxItems", "have value less than or equal to 1000");
  const keyed = rows.map((row) => [key(row), row] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const after = Marker === undefined ? undefined : decode(Marker);
  const rest = after === undefined ? keyed : keyed.filter(([at]) => at > after);
  const taken = rest.slice(0, MaxItems);
  const items = taken.map(([, row]) => row);
  const last = taken.at(-1)?.[0];
  if (rest.length <= taken.length || last === undefined) return { items, IsTruncated: false };
  return { items, IsTruncated: true, Marker: encode(last) };
}

/** The order of named entities. */
export const byName = (row: { readonly name: string }): string => row.name.toLowerCase();
