// The store as IAM's directory, and the questions that the rooms behind it ask most: what a role may, and whom it trusts.
import type { IamDirectory } from "../../model/iam/directory.ts";
import { entityKey } from "../../model/iam/names.ts";
import type { Conditions } from "../../model/iam/policy/context.ts";
import * as rights from "../../model/iam/rights.ts";
import type { Reader } from "../store.ts";
import { groups, managedPolicies, roles, users } from "../tables/iam.ts";

export const iamDirectory = (reader: Reader): IamDirectory => ({
  user: (account, name) => exactly(name, reader.get(users, entityKey(account, name))),
  group: (account, name) => exactly(name, reader.get(groups, entityKey(account, name))),
  role: (account, name) => exactly(name, reader.get(roles, entityKey(account, name))),
  managedPolicy: (arn) => reader.get(managedPolicies, arn),
});

/** Names are unique whatever their case, yet asked for exactly. */
export const exactly = <T extends { readonly name: string }>(name: string, row: T | undefined): T | undefined =>
  row?.name === name ? row : undefined;

/** May a session of the role, and why not? The policy of the resource has its say when it is given. */
export const decideForRole = (
  reader: Reader,
  roleArn: string,
  asked: rights.Asked,
  resourcePolicy?: rights.ResourcePolicy,
) => rights.decideForRole(iamDirectory(reader), roleArn, asked, resourcePolicy);

/** May a session of the role do `action` to `resource`? False when the role does not exist. */
export const roleMay = (
  reader: Reader,
  roleArn: string,
  action: string,
  resource: string,
  conditions?: Conditions,
): boolean => rights.roleMay(iamDirectory(reader), roleArn, action, resource, conditions);

/** Does the role's trust policy let the service assume it, e.g. `ecs-tasks.amazonaws.com`? False when the role does not exist. */
export const roleTrusts = (reader: Reader, roleArn: string, service: string, conditions?: Conditions): boolean =>
  rights.roleTrusts(iamDirectory(reader), roleArn, service, conditions);
