// Whose policies count: users with their groups, roles with their sessions, boundaries, root.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { IamDirectory } from "./directory.ts";
import type { Principal } from "./principal.ts";
import type { Group, ManagedPolicy, Role, User } from "./records.ts";
import { decideAssumeRole, decideFor, roleMay, roleTrusts } from "./rights.ts";

const account = "000000000000";
const arnOf = (rest: string): string => `arn:aws:iam::${account}:${rest}`;
const document = (Action: string, Effect = "Allow"): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect, Action, Resource: "*" }] });
const entity = { account, path: "/", createdAtMs: 0, tags: [], inlinePolicies: [], attachedPolicyArns: [] };

const ana: User = { ...entity, name: "ana", id: "AIDA1", arn: arnOf("user/ana"), groupNames: ["team"] };
const team: Group = {
  ...entity,
  name: "team",
  id: "AGPA1",
  arn: arnOf("group/team"),
  inlinePolicies: [{ name: "p", document: document("ecs:*") }],
  attachedPolicyArns: [arnOf("policy/own")],
};
const own: ManagedPolicy = {
  ...entity,
  name: "own",
  id: "ANPA1",
  arn: arnOf("policy/own"),
  versions: [
    { versionId: "v1", document: document("logs:*"), createdAtMs: 0 },
    { versionId: "v2", document: document("ecr:*"), createdAtMs: 0 },
  ],
  defaultVersionId: "v2",
  nextVersion: 3,
  updatedAtMs: 0,
};
const trustOf = (Principal: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] });
const execution: Role = {
  ...entity,
  name: "exec",
  path: "/ecs/",
  id: "AROA1",
  arn: arnOf("role/ecs/exec"),
  maxSessionDurationS: 3600,
  assumeRolePolicyDocument: trustOf({ Service: "ecs-tasks.amazonaws.com" }),
  attachedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"],
};

const directory = (rows: { user?: User; role?: Role } = {}): IamDirectory => ({
  user: (_, name) => (name === "ana" ? (rows.user ?? ana) : undefined),
  group: (_, name) => (name === "team" ? team : undefined),
  role: (_, name) => (name === "exec" ? (rows.role ?? execution) : undefined),
  managedPolicy: (arn) => (arn === own.arn ? own : undefined),
});

const asAna: Principal = { kind: "user", account, arn: ana.arn, userId: ana.id, accessKeyId: "AKIA" };
const may = (action: string, principal = asAna, rows?: { user?: User; role?: Role }): boolean =>
  decideFor(directory(rows), principal, { action, resource: "*" }).allowed;

test("a user has the rights of its groups, inline and managed by the default version", () => {
  assert.equal(may("ecs:RunTask"), true);
  assert.equal(may("ecr:GetAuthorizationToken"), true);
  assert.equal(may("logs:PutLogEvents"), false);
});

test("a user of the same name that came later has nothing of the one before", () => {
  assert.equal(may("ecs:RunTask", { ...asAna, userId: "AIDA0" }), false);
});

test("a boundary that is gone allows nothing", () => {
  const user = { ...ana, permissionsBoundaryArn: arnOf("policy/gone") };
  assert.equal(may("ecs:RunTask", asAna, { user }), false);
  assert.equal(may("ecr:BatchGetImage", asAna, { user: { ...ana, permissionsBoundaryArn: own.arn } }), true);
});

test("root may everything in its account, and what another account's resource gives its account", () => {
  const root: Principal = { kind: "root", account, arn: arnOf("root"), userId: account, accessKeyId: "test" };
  assert.equal(may("iam:DeleteRole", root), true);
  const resource = { action: "ecr:BatchGetImage", resource: "arn:aws:ecr:us-east-1:111111111111:repository/x" };
  const giving = (Principal: object) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Action: "ecr:*", Principal }] });
  const asked = (policy: string) =>
    decideFor(directory(), root, resource, { document: policy, account: "111111111111" }).allowed;
  assert.equal(asked(giving({ AWS: account })), true);
  assert.equal(asked(giving({ AWS: "222222222222" })), false);
});

test("a session has its role's rights as far as its policies go", () => {
  const session: Principal = {
    kind: "assumed-role",
    account,
    arn: `arn:aws:sts::${account}:assumed-role/exec/one`,
    userId: "AROA1:one",
    accessKeyId: "ASIA",
    roleArn: execution.arn,
  };
  assert.equal(may("ecr:BatchGetImage", session), true);
  assert.equal(may("ecr:DeleteRepository", session), false);
  const narrowed = { ...session, sessionPolicies: [document("logs:*")] };
  assert.equal(may("ecr:BatchGetImage", narrowed), false);
  assert.equal(may("logs:PutLogEvents", narrowed), true);
  assert.equal(may("logs:PutLogEvents", { ...session, userId: "AROA0:one" }), false);
});

test("roleMay and roleTrusts take the whole ARN, path included", () => {
  assert.equal(roleMay(directory(), execution.arn, "ecr:BatchGetImage", "*"), true);
  assert.equal(roleMay(directory(), arnOf("role/exec"), "ecr:BatchGetImage", "*"), false);
  assert.equal(roleMay(directory(), arnOf("role/gone"), "ecr:BatchGetImage", "*"), false);
  assert.equal(roleTrusts(directory(), execution.arn, "ecs-tasks.amazonaws.com"), true);
  assert.equal(roleTrusts(directory(), execution.arn, "ec2.amazonaws.com"), false);
});

test("a trust policy may ask for the account that a service acts for", () => {
  const Statement = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
  const role = { ...execution, assumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }) };
  const trusts = (source?: string) =>
    roleTrusts(directory({ role }), role.arn, "ecs-tasks.amazonaws.com", { "aws:SourceAccount": source });
  assert.equal(trusts(account), true);
  assert.equal(trusts("111111111111"), false);
  assert.equal(trusts(), false);
});

test("to assume a role, the role must trust and the caller must be allowed", () => {
  const role = { ...execution, assumeRolePolicyDocument: trustOf({ AWS: account }) };
  assert.equal(
    decideAssumeRole(directory(), asAna, execution).reason,
    "no role trust policy allows the sts:AssumeRole action",
  );
  assert.equal(
    decideAssumeRole(directory(), asAna, role).reason,
    "no identity-based policy allows the sts:AssumeRole action",
  );
  const user = { ...ana, inlinePolicies: [{ name: "p", document: document("sts:AssumeRole") }] };
  assert.equal(decideAssumeRole(directory({ user }), asAna, role).allowed, true);
});
