// Managed policies and the simulation of policies, through the dispatcher.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { house, policy, readOnly, refuses } from "./test-house.ts";

describe("managed policies", () => {
  test("have up to five versions, and one default", async () => {
    const { iam } = await house();
    const { Policy } = await iam("CreatePolicy", { PolicyName: "p", PolicyDocument: policy("s3:*") });
    const { Arn: PolicyArn } = Policy;
    for (let n = 2; n <= 5; n++)
      await iam("CreatePolicyVersion", { PolicyArn, PolicyDocument: policy(`ecs:V${n}`), SetAsDefault: n === 3 });
    await refuses(
      iam("CreatePolicyVersion", { PolicyArn, PolicyDocument: policy() }),
      "LimitExceeded",
      /can have up to 5 versions/,
      409,
    );
    const { Versions } = await iam("ListPolicyVersions", { PolicyArn });
    assert.deepEqual(
      Versions.map((v: { VersionId: string; IsDefaultVersion: boolean }) => [v.VersionId, v.IsDefaultVersion]),
      [
        ["v5", false],
        ["v4", false],
        ["v3", true],
        ["v2", false],
        ["v1", false],
      ],
    );
    const { PolicyVersion } = await iam("GetPolicyVersion", { PolicyArn, VersionId: "v3" });
    assert.equal(decodeURIComponent(PolicyVersion.Document), policy("ecs:V3"));
    await refuses(
      iam("DeletePolicyVersion", { PolicyArn, VersionId: "v3" }),
      "DeleteConflict",
      "Cannot delete the default version of a policy.",
    );
    await refuses(iam("DeletePolicy", { PolicyArn }), "DeleteConflict", /more than one version/);
    for (const VersionId of ["v1", "v2", "v4", "v5"]) await iam("DeletePolicyVersion", { PolicyArn, VersionId });
    await iam("CreatePolicyVersion", { PolicyArn, PolicyDocument: policy() });
    const { Policy: now } = await iam("GetPolicy", { PolicyArn });
    assert.equal(now.DefaultVersionId, "v3");
    await iam("DeletePolicyVersion", { PolicyArn, VersionId: "v6" });
    await iam("DeletePolicy", { PolicyArn });
  });

  test("know who has them", async () => {
    const { iam } = await house();
    const { Policy } = await iam("CreatePolicy", { PolicyName: "p", PolicyDocument: policy() });
    const { Arn: PolicyArn } = Policy;
    await iam("CreateUser", { UserName: "ana" });
    await iam("CreateUser", { UserName: "bo", PermissionsBoundary: PolicyArn });
    await iam("AttachUserPolicy", { UserName: "ana", PolicyArn });
    const names = async (input: object) =>
      (await iam("ListEntitiesForPolicy", { PolicyArn, ...input })).PolicyUsers.map(
        ({ UserName }: { UserName: string }) => UserName,
      );
    assert.deepEqual(await names({}), ["ana", "bo"]);
    assert.deepEqual(await names({ PolicyUsageFilter: "PermissionsBoundary" }), ["bo"]);
    const { Policy: counted } = await iam("GetPolicy", { PolicyArn });
    assert.equal(counted.AttachmentCount, 1);
    assert.equal(counted.PermissionsBoundaryUsageCount, 1);
    const { Policies } = await iam("ListPolicies", { OnlyAttached: true, Scope: "Local" });
    assert.equal(Policies.length, 1);
    await refuses(iam("DeletePolicy", { PolicyArn }), "DeleteConflict", "Cannot delete a policy attached to entities.");
  });

  test("of AWS are read by all and changed by none", async () => {
    const { iam } = await house();
    const { Policy } = await iam("GetPolicy", { PolicyArn: readOnly });
    assert.equal(Policy.IsAttachable, true);
    const { PolicyVersion } = await iam("GetPolicyVersion", {
      PolicyArn: readOnly,
      VersionId: Policy.DefaultVersionId,
    });
    assert.ok(decodeURIComponent(PolicyVersion.Document).includes("ecr:BatchGetImage"));
    await refuses(iam("DeletePolicy", { PolicyArn: readOnly }), "NoSuchEntity", /was not found/);
    const ecs = "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy";
    await refuses(
      iam("AttachRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyArn: ecs }),
      "PolicyNotAttachable",
      "Cannot attach a Service Role Policy to a Customer Role.",
    );
    await refuses(
      iam("GetPolicy", { PolicyArn: "arn:aws:iam::aws:policy/Nope" }),
      "NoSuchEntity",
      "Policy arn:aws:iam::aws:policy/Nope was not found.",
    );
    await refuses(iam("GetPolicy", { PolicyArn: "arn:aws:s3:::policy/Nope" }), "InvalidInput", /is not valid/);
  });
});

describe("simulation", () => {
  test("says what a user would be allowed", async () => {
    const { iam } = await house();
    const { User } = await iam("CreateUser", { UserName: "ana" });
    const web = "arn:aws:ecs:us-east-1:000000000000:cluster/web";
    await iam("PutUserPolicy", {
      UserName: "ana",
      PolicyName: "p",
      PolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "ecs:*", Resource: web },
          {
            Effect: "Deny",
            Action: "ecs:DeleteCluster",
            Resource: "*",
            Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
          },
        ],
      }),
    });
    const decisions = async (input: object) =>
      (
        await iam("SimulatePrincipalPolicy", {
          PolicySourceArn: User.Arn,
          ActionNames: ["ecs:DescribeClusters", "ecs:DeleteCluster", "s3:GetObject"],
          ResourceArns: [web],
          ...input,
        })
      ).EvaluationResults.map(({ EvalDecision }: { EvalDecision: string }) => EvalDecision);
    assert.deepEqual(await decisions({}), ["allowed", "allowed", "implicitDeny"]);
    const ContextKeyName = "aws:MultiFactorAuthPresent";
    const ContextEntries = [{ ContextKeyName, ContextKeyValues: ["false"], ContextKeyType: "boolean" }];
    assert.deepEqual(await decisions({ ContextEntries }), ["allowed", "explicitDeny", "implicitDeny"]);
    const bounded = { PermissionsBoundaryPolicyInputList: [policy("s3:*")] };
    assert.deepEqual(await decisions(bounded), ["implicitDeny", "implicitDeny", "implicitDeny"]);
    const more = { PolicyInputList: [policy("s3:*")] };
    assert.deepEqual(await decisions(more), ["allowed", "allowed", "allowed"]);
  });

  test("of policies by themselves, in pages", async () => {
    const { iam } = await house();
    const input = { PolicyInputList: [policy("ecs:Run*")], ActionNames: ["ecs:RunTask", "ecs:StopTask"], MaxItems: 1 };
    const first = await iam("SimulateCustomPolicy", input);
    assert.deepEqual(first.EvaluationResults, [
      { EvalActionName: "ecs:RunTask", EvalResourceName: "*", EvalDecision: "allowed" },
    ]);
    const second = await iam("SimulateCustomPolicy", { ...input, Marker: first.Marker });
    assert.equal(second.EvaluationResults[0].EvalDecision, "implicitDeny");
    await refuses(
      iam("SimulateCustomPolicy", { ...input, PolicyInputList: ["{"] }),
      "InvalidInput",
      "Invalid input: Syntax errors in policy.",
    );
  });
});
