// Whose access keys an operation is about: a user's, or those of the account's root.
import { entityKey } from "../../model/iam/names.ts";
import type { AccessKey } from "../../model/iam/records.ts";
import { accessKeys } from "../../store/tables/iam.ts";
import type { Context } from "../service.ts";
import { userOrCaller } from "./caller-user.ts";
import { noSuchEntity } from "./errors.ts";
import { userNamed } from "./find.ts";

/** The user's name, undefined for root; the permission has been asked. */
export function keyOwner(context: Context, action: string, given: string | undefined): string | undefined {
  const name = userOrCaller(given, context);
  return name === undefined ? undefined : userNamed(context, action, name).name;
}

export function keysOf({ tx, account }: Context, userName: string | undefined): AccessKey[] {
  return userName === undefined
    ? tx.by(accessKeys, "account", account).filter((key) => key.userName === undefined)
    : tx.by(accessKeys, "user", entityKey(account, userName));
}

export function keyOf(context: Context, userName: string | undefined, accessKeyId: string): AccessKey {
  const key = keysOf(context, userName).find((one) => one.accessKeyId === accessKeyId);
  if (!key) throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  return key;
}

/** Root's keys are answered under the account's number. */
export const shownOwner = ({ userName, account }: AccessKey): string => userName ?? account;
