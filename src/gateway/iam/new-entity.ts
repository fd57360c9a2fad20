// What a new user, group, role, policy or instance profile begins with, and that its name is free.
import { type EntityKind, entityArn, entityKey, newEntityId } from "../../model/iam/names.ts";
import type { Entity } from "../../model/iam/records.ts";
import type { TableSpec } from "../../store/table.ts";
import type { Scope } from "../../model/arn.ts";
import type { Context } from "../service.ts";
import { checkPath, mergeTags } from "./checks.ts";
import { alreadyExists } from "./errors.ts";

interface NewInput {
  readonly Path?: string | undefined;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined;
}

/** The name is checked by the caller. */
export function newEntity(context: Context, kind: EntityKind, name: string, { Path, Tags }: NewInput): Entity {
  const { account, dice, nowMs } = context;
  const path = checkPath(Path);
  return {
    account,
    name,
    path,
    id: newEntityId(dice, kind),
    arn: entityArn(account, kind, path, name),
    createdAtMs: nowMs,
    tags: mergeTags([], Tags),
  };
}

/** Names are taken whatever the case of their letters. `called`: "Role with name X". */
export function checkFree<T extends Entity>(
  { tx, account }: Context,
  table: TableSpec<T, string>,
  name: string,
  called: string,
): void {
  if (tx.get(table, entityKey(account, name))) throw alreadyExists(`${called} already exists.`);
}

/** The ARN of what is to be created, for the permission to create it. */
export const newArn = (kind: EntityKind, name: string, { Path = "/" }: NewInput, { account }: Scope): string =>
  entityArn(account, kind, Path, name);

/** aws:RequestTag/… and aws:TagKeys of a creation. */
export const tagConditions = ({ Tags = [] }: NewInput): Record<string, string | string[]> => ({
  ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
  ...(Tags.length > 0 ? { "aws:TagKeys": Tags.map(({ Key }) => Key) } : {}),
});
