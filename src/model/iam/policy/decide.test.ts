// May it? One row per rule of the evaluation logic.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RequestContext, type Conditions } from "./context.ts";
import { decide } from "./decide.ts";
import type { Caller } from "./principals.ts";
import { compileJson, type CompiledPolicy, type StatementJson } from "./statement.ts";

const web = "arn:aws:ecs:us-east-1:000000000000:service/demo/web";
const user: Caller = { kind: "identity", account: "000000000000", arn: "arn:aws:iam::000000000000:user/ana" };
const roleArn = "arn:aws:iam::000000000000:role/app";
const session: Caller = {
  kind: "identity",
  account: "000000000000",
  arn: "arn:aws:sts::000000000000:assumed-role/app/s",
  roleArn,
};

const policy = (...Statement: StatementJson[]): CompiledPolicy => compileJson({ Version: "2012-10-17", Statement });
const allow = (rest: Partial<StatementJson> = {}): StatementJson => ({
  Effect: "Allow",
  Action: "*",
  Resource: "*",
  ...rest,
});
const deny = (rest: Partial<StatementJson> = {}): StatementJson => ({ ...allow(rest), Effect: "Deny" });
const without = (statement: StatementJson, field: keyof StatementJson): StatementJson => {
  const { [field]: _, ...rest } = statement;
  return rest as StatementJson;
};

interface Row {
  readonly name: string;
  readonly identity?: readonly StatementJson[];
  readonly boundary?: readonly StatementJson[];
  readonly session?: readonly StatementJson[];
  readonly resource?: readonly StatementJson[];
  readonly owner?: string;
  readonly trust?: boolean;
  readonly action?: string;
  readonly on?: string;
  readonly as?: Caller;
  readonly conditions?: Conditions;
  /** "yes", or the reason. */
  readonly expect: string;
}

const noIdentity = "no identity-based policy allows the ecs:UpdateService action";

function check(row: Row): void {
  const sets = (statements: readonly StatementJson[] | undefined) => statements && [policy(...statements)];
  const { resource, owner = "000000000000", trust = false, action = "ecs:UpdateService", on = web, as = user } = row;
  const decision = decide(
    { action, resource: on, caller: as, context: new RequestContext(row.conditions) },
    {
      identity: sets(row.identity) ?? [],
      boundary: sets(row.boundary),
      session: sets(row.session),
      resource: resource && { policy: policy(...resource), account: owner, trust },
    },
  );
  assert.equal(decision.allowed ? "yes" : decision.reason, row.expect);
}

const table = (title: string, rows: readonly Row[]): void => {
  describe(title, () => {
    for (const row of rows) test(row.name, () => check(row));
  });
};

table("identity policies", [
  { name: "nothing is allowed by itself", expect: noIdentity },
  { name: "an allow allows", identity: [allow()], expect: "yes" },
  {
    name: "a deny wins over an allow, whatever the order",
    identity: [deny({ Action: "ecs:Update*" }), allow()],
    expect: "with an explicit deny in an identity-based policy",
  },
  { name: "an action in another case", identity: [allow({ Action: "ECS:updateservice" })], expect: "yes" },
  { name: "? stands for one character", identity: [allow({ Action: "ecs:UpdateServic?" })], expect: "yes" },
  { name: "? does not stand for none", identity: [allow({ Action: "ecs:UpdateService?" })], expect: noIdentity },
  { name: "NotAction leaves others", identity: [without(allow({ NotAction: "iam:*" }), "Action")], expect: "yes" },
  {
    name: "NotAction does not allow what it names",
    identity: [without(allow({ NotAction: ["iam:*", "ecs:*"] }), "Action")],
    expect: noIdentity,
  },
  { name: "a resource", identity: [allow({ Resource: "arn:aws:ecs:*:*:service/demo/*" })], expect: "yes" },
  {
    name: "a resource's case matters",
    identity: [allow({ Resource: "arn:aws:ecs:*:*:service/DEMO/*" })],
    expect: noIdentity,
  },
  { name: "a short pattern", identity: [allow({ Resource: "arn:aws:ecs:*" })], expect: "yes" },
  {
    name: "a resource is not asked for where the action has none",
    identity: [allow({ Resource: web })],
    on: "*",
    expect: noIdentity,
  },
  {
    name: "NotResource",
    identity: [without(allow({ NotResource: "arn:aws:ecs:*:*:service/prod/*" }), "Resource")],
    expect: "yes",
  },
  {
    name: "a variable",
    identity: [allow({ Resource: "arn:aws:ecs:*:*:service/${aws:PrincipalTag/team}/*" })],
    conditions: { "aws:PrincipalTag/team": "demo" },
    expect: "yes",
  },
  {
    name: "what a variable brings in is no wildcard",
    identity: [allow({ Resource: "arn:aws:ecs:*:*:service/${aws:PrincipalTag/team}/*" })],
    conditions: { "aws:PrincipalTag/team": "*" },
    expect: noIdentity,
  },
  {
    name: "a variable's default",
    identity: [allow({ Resource: "arn:aws:ecs:*:*:service/${aws:PrincipalTag/team, 'demo'}/*" })],
    expect: "yes",
  },
  {
    name: "a variable without value matches nothing",
    identity: [allow({ Resource: "arn:aws:ecs:*:*:service/${aws:PrincipalTag/team}*" })],
    expect: noIdentity,
  },
  { name: "${*} is a star", identity: [allow({ Resource: "arn:aws:ecs:${*}" })], on: "arn:aws:ecs:*", expect: "yes" },
]);

table("boundaries and sessions", [
  {
    name: "a boundary gives nothing by itself",
    boundary: [allow()],
    expect: noIdentity,
  },
  {
    name: "a boundary bounds",
    identity: [allow()],
    boundary: [allow({ Action: "s3:*" })],
    expect: "no permissions boundary allows the ecs:UpdateService action",
  },
  { name: "within the boundary", identity: [allow()], boundary: [allow({ Action: "ecs:*" })], expect: "yes" },
  {
    name: "a deny in the boundary",
    identity: [allow()],
    boundary: [allow(), deny({ Action: "ecs:*" })],
    expect: "with an explicit deny in a permissions boundary",
  },
  {
    name: "a session policy narrows",
    identity: [allow()],
    session: [allow({ Action: "ecs:Describe*" })],
    as: session,
    expect: "no session policy allows the ecs:UpdateService action",
  },
  {
    name: "a deny in the session",
    identity: [allow()],
    session: [allow(), deny()],
    as: session,
    expect: "with an explicit deny in a session policy",
  },
]);

table("policies of resources", [
  {
    name: "a user that it names needs no policy of its own",
    resource: [allow({ Principal: { AWS: user.arn } })],
    expect: "yes",
  },
  {
    name: "nor is it bounded",
    resource: [allow({ Principal: { AWS: user.arn } })],
    boundary: [],
    expect: "yes",
  },
  {
    name: "the account as a whole hands over to the identity's policies",
    resource: [allow({ Principal: { AWS: "arn:aws:iam::000000000000:root" } })],
    expect: noIdentity,
  },
  {
    name: "a session of a role that it names",
    resource: [allow({ Principal: { AWS: roleArn } })],
    as: session,
    expect: "yes",
  },
  {
    name: "a role that it names stays within the session's policy",
    resource: [allow({ Principal: { AWS: roleArn } })],
    session: [allow({ Action: "s3:*" })],
    as: session,
    expect: "no session policy allows the ecs:UpdateService action",
  },
  {
    name: "a deny in it",
    identity: [allow()],
    resource: [deny({ Principal: "*" })],
    expect: "with an explicit deny in a resource-based policy",
  },
  {
    name: "NotPrincipal spares who it names",
    identity: [allow()],
    resource: [deny({ NotPrincipal: { AWS: user.arn } })],
    expect: "yes",
  },
  {
    name: "across accounts both must allow: the identity's alone is not enough",
    identity: [allow()],
    resource: [allow({ Principal: { AWS: "222222222222" } })],
    owner: "111111111111",
    expect: "no resource-based policy allows the ecs:UpdateService action",
  },
  {
    name: "across accounts both must allow: the resource's alone is not enough",
    resource: [allow({ Principal: { AWS: user.arn } })],
    owner: "111111111111",
    expect: noIdentity,
  },
  {
    name: "across accounts, both",
    identity: [allow()],
    resource: [allow({ Principal: { AWS: "000000000000" } })],
    owner: "111111111111",
    expect: "yes",
  },
]);

const trusting = (principal: unknown): StatementJson =>
  without({ ...allow({ Action: "sts:AssumeRole" }), Principal: principal }, "Resource");
const assume = { action: "sts:AssumeRole", on: roleArn, trust: true };

table("trust policies", [
  {
    name: "a trust policy must speak, even to its own account",
    ...assume,
    identity: [allow()],
    resource: [trusting({ Service: "ecs-tasks.amazonaws.com" })],
    expect: "no role trust policy allows the sts:AssumeRole action",
  },
  {
    name: "it names the account: the identity's own policies decide",
    ...assume,
    resource: [trusting({ AWS: "000000000000" })],
    expect: "no identity-based policy allows the sts:AssumeRole action",
  },
  {
    name: "it names the account, and the identity's policies allow",
    ...assume,
    identity: [allow({ Action: "sts:AssumeRole", Resource: roleArn })],
    resource: [trusting({ AWS: "arn:aws:iam::000000000000:root" })],
    expect: "yes",
  },
  { name: "it names the user", ...assume, resource: [trusting({ AWS: user.arn })], expect: "yes" },
]);
