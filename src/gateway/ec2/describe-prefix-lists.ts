// DescribePrefixLists and DescribeManagedPrefixLists: there are none, for there are no services of AWS behind addresses here.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { compileFilters, type Filter } from "../../model/ec2/filters.ts";
import { AwsError } from "../../model/errors.ts";
import { operation } from "../service.ts";
import { page, type Selection } from "./describe.ts";

const nothing = () => undefined;

function checkAsked(
  input: Selection & { readonly PrefixListIds?: readonly string[] | undefined },
  filterNames: readonly string[],
  pageSizes: readonly [number, number],
): void {
  const [missing] = input.PrefixListIds ?? [];
  if (missing !== undefined)
    throw new AwsError("InvalidPrefixListID.NotFound", `The prefix list ID '${missing}' does not exist`);
  compileFilters(input.Filters as readonly Filter[], Object.fromEntries(filterNames.map((name) => [name, nothing])));
  page([], String, input, pageSizes);
}

export const describePrefixLists = operation<typeof EC2, "DescribePrefixLists">({
  access: "List",
  handle(input) {
    checkAsked(input, ["prefix-list-id", "prefix-list-name"], [5, 1000]);
    return { PrefixLists: [] };
  },
});

export const describeManagedPrefixLists = operation<typeof EC2, "DescribeManagedPrefixLists">({
  access: "List",
  handle(input) {
    checkAsked(input, ["owner-id", "prefix-list-id", "prefix-list-name"], [1, 100]);
    return { PrefixLists: [] };
  },
});
