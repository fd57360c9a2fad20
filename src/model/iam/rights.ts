// Whose policies count for whom: gathers them from users, groups, roles and boundaries, and asks them.
import type { IamDirectory } from "./directory.ts";
import { awsManagedPolicy } from "./managed/index.ts";
import { parseEntityArn } from "./names.ts";
import { type Conditions, RequestContext } from "./policy/context.ts";
import { type Decision, decide, grantOf, type PolicySets } from "./policy/decide.ts";
import type { Caller } from "./policy/principals.ts";
import { type CompiledPolicy, compileJson, compilePolicy } from "./policy/statement.ts";
import type { Principal } from "./principal.ts";
import type { Bounded, PolicyHolder, Role, User } from "./records.ts";

/** One question: may the principal do `action` to `resource`? */
export interface Asked {
  /** ecs:RunTask */
  readonly action: string;
  /** An ARN, or "*" where the action knows no resources. */
  readonly resource: string;
  /** Condition keys of the request; those that describe the principal are added here. */
  readonly conditions?: Conditions | undefined;
}

/** The policy of the resource itself, or of the role to assume. */
export interface ResourcePolicy {
  readonly document: string;
  /** The account that owns the resource. */
  readonly account: string;
  /** It is a role's trust policy. */
  readonly trust?: boolean;
}

type Holder = PolicyHolder & Bounded & { readonly account: string };

/** The default version of a managed policy, AWS's or an account's own; undefined when there is none. */
export function managedPolicyOf(directory: IamDirectory, arn: string): CompiledPolicy | undefined {
  const aws = awsManagedPolicy(arn);
  if (aws) return compiledData(arn, aws.document);
  const own = directory.managedPolicy(arn);
  const version = own?.versions.find(({ versionId }) => versionId === own.defaultVersionId);
  return version && compilePolicy(version.document);
}

const data = new Map<string, CompiledPolicy>();

function compiledData(arn: string, document: Parameters<typeof compileJson>[0]): CompiledPolicy {
  const known = data.get(arn) ?? compileJson(document);
  data.set(arn, known);
  return known;
}

function held(directory: IamDirectory, holder: PolicyHolder): CompiledPolicy[] {
  const managed = holder.attachedPolicyArns.map((arn) => managedPolicyOf(directory, arn));
  return [
    ...holder.inlinePolicies.map(({ document }) => compilePolicy(document)),
    ...managed.filter((policy) => policy !== undefined),
  ];
}

function setsOf(directory: IamDirectory, holder: Holder, groupNames: readonly string[] = []): PolicySets {
  const identity = held(directory, holder);
  for (const name of groupNames) {
    const group = directory.group(holder.account, name);
    if (group) identity.push(...held(directory, group));
  }
  const boundaryArn = holder.permissionsBoundaryArn;
  if (boundaryArn === undefined) return { identity };
  const boundary = managedPolicyOf(directory, boundaryArn);
  return { identity, boundary: boundary ? [boundary] : [] };
}

/** The policies and properties of the user, group or role of that ARN, as if it asked; undefined when there is none. */
export function entitySets(
  directory: IamDirectory,
  arn: string,
): { readonly holder: Holder; readonly sets: PolicySets; readonly conditions: Conditions } | undefined {
  const { account = "", kind, name = "" } = parseEntityArn(arn) ?? {};
  const group = kind === "group" ? directory.group(account, name) : undefined;
  if (group) return { holder: group, sets: setsOf(directory, group), conditions: { "aws:PrincipalAccount": account } };
  const holder = kind === "role" ? directory.role(account, name) : directory.user(account, name);
  if (holder?.arn !== arn) return undefined;
  const principal: Principal = { kind: "user", account, arn, userId: holder.id, accessKeyId: "" };
  const ofRole: Principal = { ...principal, kind: "assumed-role", roleArn: arn };
  return {
    holder,
    sets: setsOf(directory, holder, isUser(holder) ? holder.groupNames : []),
    conditions: principalConditions(isUser(holder) ? principal : ofRole, holder),
  };
}

/** The user or role behind a principal; undefined when it is gone, or another of the same name has come. */
function holderOf(directory: IamDirectory, principal: Principal): User | Role | undefined {
  const reference = parseEntityArn(principal.roleArn ?? principal.arn);
  if (!reference) return undefined;
  const holder =
    reference.kind === "role"
      ? directory.role(reference.account, reference.name)
      : directory.user(reference.account, reference.name);
  return holder?.id === principal.userId.split(":")[0] ? holder : undefined;
}

const isUser = (holder: User | Role): holder is User => "groupNames" in holder;

const isRoot = (principal: Principal): boolean => principal.arn === `arn:aws:iam::${principal.account}:root`;

/**
 * May the principal? Root may do everything in its account. With the policy of the resource at hand (an ECR repository,
 * a role to assume), it is weighed as AWS does, within an account and across accounts.
 */
export function decideFor(
  directory: IamDirectory,
  principal: Principal,
  asked: Asked,
  resourcePolicy?: ResourcePolicy,
): Decision {
  const root = isRoot(principal);
  if (root && !resourcePolicy) return { allowed: true, reason: "" };
  const holder = root ? undefined : holderOf(directory, principal);
  const sets = holder
    ? setsOf(directory, holder, isUser(holder) ? holder.groupNames : [])
    : { identity: root ? [everything] : [] };
  const { account, arn, roleArn, sessionPolicies } = principal;
  const session = sessionPolicies?.length ? sessionPolicies.map(compilePolicy) : undefined;
  const resource = resourcePolicy && { ...resourcePolicy, policy: compilePolicy(resourcePolicy.document) };
  const context = new RequestContext(asked.conditions, principalConditions(principal, holder));
  const caller: Caller = { kind: "identity", account, arn, roleArn };
  return decide({ ...asked, context, caller }, { ...sets, session, resource });
}

const everything = compileJson({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties */
export function principalConditions(principal: Principal, holder?: User | Role): Conditions {
  const conditions: Record<string, string> = {
    "aws:PrincipalArn": principal.roleArn ?? principal.arn,
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalType": isRoot(principal) ? "Account" : principal.roleArn ? "AssumedRole" : "User",
    "aws:PrincipalIsAWSService": "false",
    "aws:userid": principal.userId,
  };
  if (holder && isUser(holder)) conditions["aws:username"] = holder.name;
  for (const { key, value } of holder?.tags ?? []) conditions[`aws:PrincipalTag/${key}`] = value;
  return conditions;
}

/** The role of that ARN, its path included. */
export function roleOfArn(directory: IamDirectory, roleArn: string): Role | undefined {
  const reference = parseEntityArn(roleArn);
  if (reference?.kind !== "role") return undefined;
  const role = directory.role(reference.account, reference.name);
  return role?.arn === roleArn ? role : undefined;
}

/**
 * May a session of the role? For what Muelle does in a role's name: pull an image, write a log. With the policy of the
 * resource at hand it has its say, without which nothing is given to another account. Says why not, too, when the role is gone.
 */
export function decideForRole(
  directory: IamDirectory,
  roleArn: string,
  asked: Asked,
  resourcePolicy?: ResourcePolicy,
): Decision {
  const role = roleOfArn(directory, roleArn);
  if (!role) return { allowed: false, reason: "the role does not exist" };
  const principal: Principal = {
    kind: "assumed-role",
    account: role.account,
    arn: roleArn,
    userId: role.id,
    accessKeyId: "",
    roleArn,
  };
  return decideFor(directory, principal, asked, resourcePolicy);
}

/** As decideForRole, where the resource has no policy. */
export const roleMay = (
  directory: IamDirectory,
  roleArn: string,
  action: string,
  resource: string,
  conditions?: Conditions,
): boolean => decideForRole(directory, roleArn, { action, resource, conditions }).allowed;

/**
 * Does the role's trust policy let a service (`ecs-tasks.amazonaws.com`) assume it? Conditions: aws:SourceAccount and
 * aws:SourceArn. For an identity that assumes a role its own policies count too: decideFor with the trust policy.
 */
export function roleTrusts(
  directory: IamDirectory,
  roleArn: string,
  service: string,
  conditions?: Conditions,
): boolean {
  const role = roleOfArn(directory, roleArn);
  if (!role) return false;
  const caller: Caller = { kind: "service", service };
  const context = new RequestContext(conditions, { "aws:PrincipalIsAWSService": "true" });
  const request = { action: "sts:AssumeRole", resource: roleArn, context, caller };
  const grant = grantOf(compilePolicy(role.assumeRolePolicyDocument), request);
  return grant !== "none" && grant !== "deny";
}

/** The decision on sts:AssumeRole: the role's trust policy and the caller's own policies together. */
export function decideAssumeRole(
  directory: IamDirectory,
  principal: Principal,
  role: Role,
  conditions?: Conditions,
): Decision {
  const { arn, account, assumeRolePolicyDocument } = role;
  return decideFor(
    directory,
    principal,
    { action: "sts:AssumeRole", resource: arn, conditions },
    { document: assumeRolePolicyDocument, account, trust: true },
  );
}
