// Roles, instance profiles, and what an account begins with, through the dispatcher.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { seededDice } from "../../kit/ids.ts";
import { roleMay, roleTrusts } from "../../store/views/iam.ts";
import { seed } from "./defaults.ts";
import { account, house, policy, readOnly, refuses, trust } from "./test-house.ts";

describe("roles", () => {
  test("are created, found, listed, changed and deleted", async () => {
    const { iam } = await house();
    const { Role } = await iam("CreateRole", {
      RoleName: "app",
      Path: "/team/",
      Description: "An app",
      AssumeRolePolicyDocument: trust(),
      Tags: [{ Key: "env", Value: "dev" }],
    });
    assert.match(Role.RoleId, /^AROA[A-Z0-9]{17}$/);
    assert.equal(Role.Arn, `arn:aws:iam::${account}:role/team/app`);
    assert.equal(decodeURIComponent(Role.AssumeRolePolicyDocument), trust());
    await iam("UpdateRole", { RoleName: "app", MaxSessionDuration: 7200 });
    const { Role: found } = await iam("GetRole", { RoleName: "app" });
    assert.equal(found.MaxSessionDuration, 7200);
    assert.equal(found.Description, "An app");
    assert.deepEqual(found.Tags, [{ Key: "env", Value: "dev" }]);
    const { Roles } = await iam("ListRoles", { PathPrefix: "/team/" });
    assert.deepEqual(
      Roles.map(({ RoleName }: { RoleName: string }) => RoleName),
      ["app"],
    );
    await iam("DeleteRole", { RoleName: "app" });
    await refuses(iam("GetRole", { RoleName: "app" }), "NoSuchEntity", "The role with name app cannot be found.", 404);
  });

  test("are refused in AWS's words", async () => {
    const { iam } = await house();
    await iam("CreateRole", { RoleName: "app", AssumeRolePolicyDocument: trust() });
    await refuses(
      iam("CreateRole", { RoleName: "APP", AssumeRolePolicyDocument: trust() }),
      "EntityAlreadyExists",
      "Role with name APP already exists.",
      409,
    );
    await refuses(
      iam("CreateRole", { RoleName: "a b", AssumeRolePolicyDocument: trust() }),
      "ValidationError",
      "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
      400,
    );
    await refuses(
      iam("CreateRole", { RoleName: "b", AssumeRolePolicyDocument: "{" }),
      "MalformedPolicyDocument",
      "This policy contains invalid Json",
      400,
    );
    const ghost = `arn:aws:iam::${account}:user/ghost`;
    await refuses(
      iam("CreateRole", { RoleName: "b", AssumeRolePolicyDocument: trust({ AWS: ghost }) }),
      "MalformedPolicyDocument",
      `Invalid principal in policy: "AWS":"${ghost}"`,
    );
    await refuses(
      iam("CreateRole", { RoleName: "b", AssumeRolePolicyDocument: trust(), MaxSessionDuration: 60 }),
      "ValidationError",
      /^1 validation error detected: Value '60' at 'maxSessionDuration'/,
    );
  });

  test("hold policies until they let go of them", async () => {
    const { iam } = await house();
    await iam("CreateRole", { RoleName: "app", AssumeRolePolicyDocument: trust() });
    await iam("AttachRolePolicy", { RoleName: "app", PolicyArn: readOnly });
    await iam("AttachRolePolicy", { RoleName: "app", PolicyArn: readOnly });
    await iam("PutRolePolicy", { RoleName: "app", PolicyName: "own", PolicyDocument: policy() });
    const { AttachedPolicies } = await iam("ListAttachedRolePolicies", { RoleName: "app" });
    assert.deepEqual(AttachedPolicies, [{ PolicyName: "AmazonEC2ContainerRegistryReadOnly", PolicyArn: readOnly }]);
    const { PolicyDocument } = await iam("GetRolePolicy", { RoleName: "app", PolicyName: "own" });
    assert.equal(decodeURIComponent(PolicyDocument), policy());
    assert.ok(!PolicyDocument.includes("*"), "as AWS, which encodes all that RFC 3986 does not call unreserved");
    const gone = "Cannot delete entity, must detach all policies first.";
    await refuses(iam("DeleteRole", { RoleName: "app" }), "DeleteConflict", gone, 409);
    await iam("DetachRolePolicy", { RoleName: "app", PolicyArn: readOnly });
    await refuses(
      iam("DetachRolePolicy", { RoleName: "app", PolicyArn: readOnly }),
      "NoSuchEntity",
      `Policy ${readOnly} was not found.`,
    );
    await refuses(
      iam("DeleteRole", { RoleName: "app" }),
      "DeleteConflict",
      "Cannot delete entity, must delete policies first.",
    );
    await iam("DeleteRolePolicy", { RoleName: "app", PolicyName: "own" });
    await iam("DeleteRole", { RoleName: "app" });
  });
});

describe("what an account begins with", () => {
  test("ecsTaskExecutionRole pulls images and writes logs for tasks, and nothing else", async () => {
    const { iam, store } = await house();
    const { Role } = await iam("GetRole", { RoleName: "ecsTaskExecutionRole" });
    assert.equal(roleTrusts(store, Role.Arn, "ecs-tasks.amazonaws.com"), true);
    assert.equal(roleMay(store, Role.Arn, "ecr:BatchGetImage", "*"), true);
    assert.equal(roleMay(store, Role.Arn, "logs:PutLogEvents", "*"), true);
    assert.equal(roleMay(store, Role.Arn, "logs:CreateLogGroup", "*"), false);
  });

  test("stays deleted, in every region", async () => {
    const { iam, store } = await house();
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    await iam("DetachRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyArn });
    await iam("DeleteRole", { RoleName: "ecsTaskExecutionRole" });
    store.transact((tx) => seed(tx, { account, region: "eu-west-1" }, { nowMs: 1, dice: seededDice(1) }));
    const { Roles } = await iam("ListRoles", {}, { region: "eu-west-1" });
    assert.deepEqual(
      Roles.map(({ RoleName }: { RoleName: string }) => RoleName),
      ["AWSServiceRoleForECS"],
    );
  });

  test("the role of ECS is deleted by a task, and made again", async () => {
    const { iam } = await house();
    const RoleName = "AWSServiceRoleForECS";
    await refuses(iam("DeleteRole", { RoleName }), "UnmodifiableEntity", /protected role 'AWSServiceRoleForECS'/);
    const { DeletionTaskId } = await iam("DeleteServiceLinkedRole", { RoleName });
    const { Status } = await iam("GetServiceLinkedRoleDeletionStatus", { DeletionTaskId });
    assert.equal(Status, "SUCCEEDED");
    const { Role } = await iam("CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" });
    assert.equal(Role.Arn, `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/${RoleName}`);
    await refuses(
      iam("CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" }),
      "InvalidInput",
      `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
    );
  });
});

test("an instance profile holds one role, which cannot go before it", async () => {
  const { iam } = await house();
  const InstanceProfileName = "p";
  await iam("CreateInstanceProfile", { InstanceProfileName });
  await iam("CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust({ Service: "ec2.amazonaws.com" }) });
  await iam("AddRoleToInstanceProfile", { InstanceProfileName, RoleName: "r" });
  await refuses(
    iam("AddRoleToInstanceProfile", { InstanceProfileName, RoleName: "r" }),
    "LimitExceeded",
    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
  );
  const { InstanceProfiles } = await iam("ListInstanceProfilesForRole", { RoleName: "r" });
  assert.equal(InstanceProfiles[0].Roles[0].RoleName, "r");
  await refuses(iam("DeleteRole", { RoleName: "r" }), "DeleteConflict", /must remove roles from instance profile/);
  await refuses(iam("DeleteInstanceProfile", { InstanceProfileName }), "DeleteConflict", /must remove roles/);
  await iam("RemoveRoleFromInstanceProfile", { InstanceProfileName, RoleName: "r" });
  await iam("DeleteInstanceProfile", { InstanceProfileName });
  await iam("DeleteRole", { RoleName: "r" });
});
