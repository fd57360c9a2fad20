// Finding what an operation is about, and asking the permission for it: an entity's ARN has a path, which only its row
// knows. Hence the operations declare `resources: askedHere`.
import type { EntityKind } from "../../model/iam/names.ts";
import { entityArn, entityKey } from "../../model/iam/names.ts";
import type { Group, InstanceProfile, ManagedPolicy, Role, Tag, User } from "../../model/iam/records.ts";
import type { Row, TableSpec } from "../../store/table.ts";
import { groups, instanceProfiles, managedPolicies, roles, users } from "../../store/tables/iam.ts";
import { exactly } from "../../store/views/iam.ts";
import type { Context } from "../service.ts";
import { invalidInput, noSuchEntity, unmodifiable } from "./errors.ts";

/** The permission is asked in the handler, where the path is known. */
export const askedHere = (): string[] => [];

export type ConditionValues = Readonly<Record<string, string | readonly string[]>>;

interface Named extends Row {
  readonly name: string;
  readonly arn: string;
  readonly tags: readonly Tag[];
}

/** Policies may ask for the tags of what is asked for. */
const resourceTags = (tags: readonly Tag[]): ConditionValues =>
  Object.fromEntries(
    tags.flatMap(({ key, value }) => [
      [`aws:ResourceTag/${key}`, value],
      [`iam:ResourceTag/${key}`, value],
    ]),
  );

function find<T extends Named>(
  table: TableSpec<T, string>,
  kind: EntityKind,
  context: Context,
  action: string,
  name: string,
  conditions?: ConditionValues,
): T | undefined {
  const row = exactly(name, context.tx.get(table, entityKey(context.account, name)));
  context.authorise(`iam:${action}`, row?.arn ?? entityArn(context.account, kind, "/", name), {
    ...resourceTags(row?.tags ?? []),
    ...conditions,
  });
  return row;
}

/** Throws AccessDenied when the caller may not `action` it, then NoSuchEntity when it is not there. */
export function userNamed(context: Context, action: string, name: string, conditions?: ConditionValues): User {
  const user = find(users, "user", context, action, name, conditions);
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

export function groupNamed(context: Context, action: string, name: string, conditions?: ConditionValues): Group {
  const group = find(groups, "group", context, action, name, conditions);
  if (!group) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

export function roleNamed(context: Context, action: string, name: string, conditions?: ConditionValues): Role {
  const role = find(roles, "role", context, action, name, conditions);
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** For changes that a service-linked role does not take from its account. */
export function ownRoleNamed(context: Context, action: string, name: string, conditions?: ConditionValues): Role {
  const role = roleNamed(context, action, name, conditions);
  if (role.linkedService !== undefined) throw unmodifiable(name);
  return role;
}

export function instanceProfileNamed(
  context: Context,
  action: string,
  name: string,
  conditions?: ConditionValues,
): InstanceProfile {
  const profile = find(instanceProfiles, "instance-profile", context, action, name, conditions);
  if (!profile) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

/** A policy of the caller's account, to change it. AWS's are nobody's to change. */
export function ownPolicy(context: Context, action: string, arn: string, conditions?: ConditionValues): ManagedPolicy {
  checkPolicyArn(arn);
  const policy = context.tx.get(managedPolicies, arn);
  context.authorise(`iam:${action}`, arn, { ...resourceTags(policy?.tags ?? []), ...conditions });
  if (!policy || policy.account !== context.account) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

export function checkPolicyArn(arn: string): string {
  if (!/^arn:aws:iam::(aws|\d{12}):policy\/[!-~]+$/.test(arn)) throw invalidInput(`ARN ${arn} is not valid.`);
  return arn;
}
