// What an account finds in a region when it first comes: the default VPC, as AWS makes it.
import type { Dice } from "../../kit/ids.ts";
import { type Scope, scopeKey } from "../../model/arn.ts";
import type { Transaction } from "../../store/store.ts";
import { ec2Scopes } from "../../store/tables/ec2-more.ts";
import { makeDefaultVpc } from "./new-vpc.ts";

/** Idempotent, and once only: a default VPC that the user deleted stays deleted (CreateDefaultVpc makes another). */
export function seed(
  tx: Transaction,
  scope: Scope,
  { nowMs, dice }: { readonly nowMs: number; readonly dice: Dice },
): void {
  if (tx.get(ec2Scopes, scopeKey(scope))) return;
  const { account, region } = scope;
  tx.put(ec2Scopes, { account, region, seededAtMs: nowMs });
  makeDefaultVpc({ tx, dice, account, region });
}
