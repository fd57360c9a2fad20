// What all Describe operations share: ids, filters, and pages.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
import { compileFilters, type Filter, type FilterTable, isPattern } from "../../model/ec2/filters.ts";
import type { Scope } from "../../model/arn.ts";
import { scopeKey } from "../../model/arn.ts";
import type { Tagged } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { invalidParameter } from "./errors.ts";
import { own, type Reading, type Resource } from "./resources.ts";

export interface Selection {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface Description<T extends Scope & Tagged> {
  readonly resource: Resource<T>;
  /** The input's name for ids, as refusals mention it: VpcIds. */
  readonly idsName: string;
  readonly filters: FilterTable<T>;
  /** The bounds of MaxResults, inclusive; default 5 to 1000. */
  readonly pageSizes?: readonly [least: number, most: number];
  /** Filters whose values name an index: they spare the scan of all rows. */
  readonly indexed?: Readonly<Record<string, (value: string) => readonly T[]>>;
}

/**
 * The rows that ids and filters name, one page of them. Errors: the resource's not-found error for an id that is not there,
 * InvalidParameterCombination, InvalidParameterValue, InvalidNextToken.
 */
export function select<T extends Scope & Tagged>(
  context: Reading,
  ids: readonly string[] | undefined,
  selection: Selection,
  description: Description<T>,
): { readonly rows: readonly T[]; readonly nextToken: string | undefined } {
  const { resource, idsName, filters, pageSizes } = description;
  if (ids?.length && selection.MaxResults !== undefined)
    throw new AwsError(
      "InvalidParameterCombination",
      `The parameter ${idsName} cannot be used with the parameter MaxResults`,
    );
  const matches = compileFilters(selection.Filters, filters);
  const candidates = ids?.length
    ? [...new Set(ids)].map((id) => own(context, resource, id))
    : candidatesOf(context, selection, description);
  return page(candidates.filter(matches), resource.table.key, selection, pageSizes);
}

function candidatesOf<T extends Scope & Tagged>(
  { tx, account, region }: Reading,
  { Filters }: Selection,
  { resource, indexed }: Description<T>,
): readonly T[] {
  for (const { Name = "", Values = [] } of Filters ?? []) {
    const find = indexed?.[Name];
    if (!find || Values.some(isPattern)) continue;
    const rows = Values.flatMap(find).filter((row) => row.account === account && row.region === region);
    return [...new Map(rows.map((row) => [resource.table.key(row), row])).values()];
  }
  return tx.by(resource.table, "scope", scopeKey({ account, region }));
}

/** A token names the last key of its page: rows that come and go in between neither repeat nor hide others. */
export function page<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  { MaxResults, NextToken }: Selection,
  [least, most]: readonly [number, number] = [5, 1000],
): { readonly rows: readonly T[]; readonly nextToken: string | undefined } {
  checkPageSize(MaxResults, least, most);
  if (MaxResults === undefined && NextToken === undefined) return { rows, nextToken: undefined };
  const after = NextToken === undefined ? "" : parseToken(NextToken);
  const rest = rows.filter((row) => keyOf(row) > after).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const shown = rest.slice(0, MaxResults ?? most);
  const last = shown.at(-1);
  const nextToken = last !== undefined && rest.length > shown.length ? formatToken(keyOf(last)) : undefined;
  return { rows: shown, nextToken };
}

function checkPageSize(size: number | undefined, least: number, most: number): void {
  if (size === undefined) return;
  const refused = (wanted: string) =>
    invalidParameter(`Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${wanted}.`);
  if (size < least) throw refused(`greater than ${least}`);
  if (size > most) throw refused(`less than or equal to ${most}`);
}

const formatToken = (key: string) => Buffer.from(`after ${key}`).toString("base64url");

function parseToken(token: string): string {
  const text = Buffer.from(token, "base64url").toString();
  if (!text.startsWith("after ") || formatToken(text.slice("after ".length)) !== token)
    throw new AwsError("InvalidNextToken", "The specified NextToken is not valid.");
  return text.slice("after ".length);
}
