// Users, groups and roles as holders of policies: one set of rules for three tables.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
import { parseEntityArn } from "../../model/iam/names.ts";
import type { Bounded, Entity, Group, PolicyHolder, Role, User } from "../../model/iam/records.ts";
import { AwsError } from "../../model/errors.ts";
import type { Reader } from "../../store/store.ts";
import type { TableSpec } from "../../store/table.ts";
import { groups, roles, users } from "../../store/tables/iam.ts";
import type { Context } from "../service.ts";
import { checkName, checkPathPrefix } from "./checks.ts";
import { checkIdentityPolicy, documentSize } from "./documents.ts";
import { deleteConflict, limitExceeded, noSuchEntity } from "./errors.ts";
import { checkPolicyArn } from "./find.ts";
import { type PageInput, page } from "./pages.ts";
import { visiblePolicy } from "./policies.ts";

export interface HolderKind<T extends Entity & PolicyHolder> {
  readonly noun: "user" | "group" | "role";
  readonly table: TableSpec<T, string>;
  /** Characters of all inline policies together. */
  readonly inlineSize: number;
  readonly quota: string;
}

export const userKind: HolderKind<User> = { noun: "user", table: users, inlineSize: 2048, quota: "PoliciesPerUser" };
export const groupKind: HolderKind<Group> = {
  noun: "group",
  table: groups,
  inlineSize: 5120,
  quota: "PoliciesPerGroup",
};
export const roleKind: HolderKind<Role> = { noun: "role", table: roles, inlineSize: 10_240, quota: "PoliciesPerRole" };

const attachedLimit = 10;

/** Adds the inline policy, or replaces the one of its name. */
export function putInline<T extends Entity & PolicyHolder>(
  { tx }: Context,
  { noun, table, inlineSize }: HolderKind<T>,
  holder: T,
  { PolicyName, PolicyDocument }: { readonly PolicyName: string; readonly PolicyDocument: string },
): void {
  checkName("policyName", PolicyName);
  checkIdentityPolicy(PolicyDocument);
  const others = holder.inlinePolicies.filter(({ name }) => name !== PolicyName);
  const inlinePolicies = [...others, { name: PolicyName, document: PolicyDocument }];
  if (inlinePolicies.reduce((size, { document }) => size + documentSize(document), 0) > inlineSize)
    throw limitExceeded(`Maximum policy size of ${inlineSize} bytes exceeded for ${noun} ${holder.name}`);
  tx.put(table, { ...holder, inlinePolicies });
}

export function inlineDocument(noun: string, holder: PolicyHolder, policyName: string): string {
  const found = holder.inlinePolicies.find(({ name }) => name === policyName);
  if (!found) throw noSuchEntity(`The ${noun} policy with name ${policyName} cannot be found.`);
  return found.document;
}

export function deleteInline<T extends Entity & PolicyHolder>(
  { tx }: Context,
  { noun, table }: HolderKind<T>,
  holder: T,
  policyName: string,
): void {
  inlineDocument(noun, holder, policyName);
  tx.put(table, { ...holder, inlinePolicies: holder.inlinePolicies.filter(({ name }) => name !== policyName) });
}

export function listInline(holder: PolicyHolder, input: PageInput) {
  const names = holder.inlinePolicies.map(({ name }) => name);
  const { items, ...rest } = page(names, (name) => name, input);
  return { PolicyNames: [...items], ...rest };
}

/** Attaching what is attached already is no error. */
export function attach<T extends Entity & PolicyHolder>(
  { tx, account }: Context,
  { table, quota }: HolderKind<T>,
  holder: T,
  policyArn: string,
): void {
  checkAttachable(tx, account, policyArn);
  if (holder.attachedPolicyArns.includes(policyArn)) return;
  if (holder.attachedPolicyArns.length >= attachedLimit)
    throw limitExceeded(`Cannot exceed quota for ${quota}: ${attachedLimit}`);
  tx.put(table, { ...holder, attachedPolicyArns: [...holder.attachedPolicyArns, policyArn] });
}

function checkAttachable(reader: Reader, account: string, policyArn: string): void {
  checkPolicyArn(policyArn);
  const policy = visiblePolicy(reader, account, policyArn);
  if (!policy) throw noSuchEntity(`Policy ${policyArn} does not exist or is not attachable.`);
  if (policy.path.startsWith("/aws-service-role/"))
    throw new AwsError("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
}

export function detach<T extends Entity & PolicyHolder>(
  { tx }: Context,
  { table }: HolderKind<T>,
  holder: T,
  policyArn: string,
): void {
  checkPolicyArn(policyArn);
  if (!holder.attachedPolicyArns.includes(policyArn)) throw noSuchEntity(`Policy ${policyArn} was not found.`);
  tx.put(table, { ...holder, attachedPolicyArns: holder.attachedPolicyArns.filter((arn) => arn !== policyArn) });
}

/** [name, ARN] of each attached policy under the path. */
export const attachedPolicies = (holder: PolicyHolder) =>
  holder.attachedPolicyArns.map((arn) => ({ PolicyName: parseEntityArn(arn)?.name ?? "", PolicyArn: arn }));

export function listAttached(holder: PolicyHolder, input: PageInput & { readonly PathPrefix?: string | undefined }) {
  const prefix = checkPathPrefix(input.PathPrefix);
  const under = attachedPolicies(holder).filter(({ PolicyArn }) => parseEntityArn(PolicyArn)?.path.startsWith(prefix));
  const { items, ...rest } = page(under, ({ PolicyArn }) => PolicyArn, input);
  return { AttachedPolicies: [...items], ...rest };
}

/** Before a holder is deleted it must hold nothing. */
export function checkHoldsNothing({ inlinePolicies, attachedPolicyArns }: PolicyHolder): void {
  if (attachedPolicyArns.length > 0) throw deleteConflict("Cannot delete entity, must detach all policies first.");
  if (inlinePolicies.length > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
}

/** The ARN of a managed policy that is to bound a user or a role. */
export function checkBoundary({ tx, account }: Context, policyArn: string): string {
  checkPolicyArn(policyArn);
  if (!visiblePolicy(tx, account, policyArn))
    throw noSuchEntity(`Scope ARN: ${policyArn} does not exist or is not attachable.`);
  return policyArn;
}

/** Sets the boundary, or takes it away. */
export function bound<T extends Entity & PolicyHolder & Bounded>(
  context: Context,
  { table }: HolderKind<T>,
  holder: T,
  policyArn: string | undefined,
): void {
  const { permissionsBoundaryArn: _, ...unbounded } = holder;
  const permissionsBoundaryArn = policyArn === undefined ? {} : { permissionsBoundaryArn: policyArn };
  context.tx.put(table, { ...unbounded, ...permissionsBoundaryArn } as unknown as T);
}
