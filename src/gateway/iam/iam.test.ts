// IAM through the dispatcher: what is made is found again, what is refused is refused in AWS's words.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { seededDice } from "../../kit/ids.ts";
import { roleMay, roleTrusts } from "../../store/views/iam.ts";
import { type CallError, type Harness, harness } from "../harness.ts";
import { policyAuthoriser } from "../policies/authoriser.ts";
import { iamCredentials } from "../policies/credentials.ts";
import { seed } from "./defaults.ts";
import { iam } from "./index.ts";

const account = "000000000000";
const trust = (Principal: object = { Service: "ecs-tasks.amazonaws.com" }): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] });
const policy = (Action: string | string[] = "ecs:*", Resource = "*"): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const readOnly = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly";

type Call = Harness["call"] extends (service: string, ...rest: infer R) => infer O ? (...rest: R) => O : never;

async function house(): Promise<Harness & { iam: Call }> {
  const h = await harness({ services: [iam], seeds: [seed], authoriser: policyAuthoriser });
  return { ...h, iam: (...rest) => h.call("iam", ...rest) };
}

const refuses = (call: Promise<unknown>, code: string, message: string | RegExp, status?: number): Promise<void> =>
  assert.rejects(call, (error: CallError) => {
    assert.equal(error.code, code);
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
    if (status !== undefined) assert.equal(error.status, status);
    return true;
  });

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

describe("users", () => {
  test("have keys that the gateway knows while they are active, and at most two", async () => {
    const { iam, store } = await house();
    await iam("CreateUser", { UserName: "ana" });
    const { AccessKey } = await iam("CreateAccessKey", { UserName: "ana" });
    const { AccessKeyId, SecretAccessKey } = AccessKey;
    assert.match(AccessKeyId, /^AKIA[A-Z0-9]{16}$/);
    assert.equal(SecretAccessKey.length, 40);
    const credentials = iamCredentials(store);
    assert.equal(credentials.find(AccessKeyId)?.secret, SecretAccessKey);
    assert.equal(credentials.find(AccessKeyId)?.principal.arn, `arn:aws:iam::${account}:user/ana`);
    await iam("UpdateAccessKey", { UserName: "ana", AccessKeyId, Status: "Inactive" });
    assert.equal(credentials.find(AccessKeyId), undefined);
    await iam("CreateAccessKey", { UserName: "ana" });
    await refuses(
      iam("CreateAccessKey", { UserName: "ana" }),
      "LimitExceeded",
      "Cannot exceed quota for AccessKeysPerUser: 2",
    );
    await refuses(
      iam("DeleteUser", { UserName: "ana" }),
      "DeleteConflict",
      "Cannot delete entity, must delete access keys first.",
    );
    const { AccessKeyMetadata } = await iam("ListAccessKeys", { UserName: "ana" });
    for (const key of AccessKeyMetadata)
      await iam("DeleteAccessKey", { UserName: "ana", AccessKeyId: key.AccessKeyId });
    await iam("DeleteUser", { UserName: "ana" });
  });

  test("may what their policies say, and are told why not", async () => {
    const { iam, store } = await house();
    await iam("CreateUser", { UserName: "ana" });
    await iam("CreateGroup", { GroupName: "readers" });
    const own = `arn:aws:iam::${account}:user/\${aws:username}`;
    const PolicyDocument = policy(["iam:GetUser", "iam:ListRoles"], own);
    await iam("PutGroupPolicy", { GroupName: "readers", PolicyName: "own", PolicyDocument });
    const { AccessKey } = await iam("CreateAccessKey", { UserName: "ana" });
    const as = iamCredentials(store).find(AccessKey.AccessKeyId)?.principal;
    assert.ok(as);
    const denied = (action: string, on: string) =>
      `User: ${as.arn} is not authorized to perform: iam:${action}${on} because no identity-based policy allows the iam:${action} action`;
    await refuses(iam("GetUser", {}, { as }), "AccessDenied", denied("GetUser", ` on resource: ${as.arn}`), 403);
    await iam("AddUserToGroup", { GroupName: "readers", UserName: "ana" });
    assert.equal((await iam("GetUser", {}, { as })).User.UserName, "ana");
    await refuses(iam("ListRoles", {}, { as }), "AccessDenied", /is not authorized to perform: iam:ListRoles/, 403);
    const bo = `arn:aws:iam::${account}:user/bo`;
    await refuses(
      iam("GetUser", { UserName: "bo" }, { as }),
      "AccessDenied",
      denied("GetUser", ` on resource: ${bo}`),
      403,
    );
  });

  test("keep their id, keys and groups under a new name", async () => {
    const { iam, store } = await house();
    const { User } = await iam("CreateUser", { UserName: "ana" });
    await iam("CreateGroup", { GroupName: "g" });
    await iam("AddUserToGroup", { GroupName: "g", UserName: "ana" });
    const { AccessKey } = await iam("CreateAccessKey", { UserName: "ana" });
    await iam("UpdateUser", { UserName: "ana", NewUserName: "anna", NewPath: "/x/" });
    await iam("UpdateGroup", { GroupName: "g", NewGroupName: "h" });
    const { User: renamed } = await iam("GetUser", { UserName: "anna" });
    assert.equal(renamed.UserId, User.UserId);
    assert.equal(renamed.Arn, `arn:aws:iam::${account}:user/x/anna`);
    const { Groups } = await iam("ListGroupsForUser", { UserName: "anna" });
    assert.equal(Groups[0].GroupName, "h");
    assert.equal(iamCredentials(store).find(AccessKey.AccessKeyId)?.principal.arn, renamed.Arn);
    const { Users } = await iam("GetGroup", { GroupName: "h" });
    assert.equal(Users[0].UserName, "anna");
    await refuses(
      iam("DeleteGroup", { GroupName: "h" }),
      "DeleteConflict",
      "Cannot delete entity, must remove users from group first.",
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

test("pages are stable while rows come and go", async () => {
  const { iam } = await house();
  for (const UserName of ["a", "b", "c", "e"]) await iam("CreateUser", { UserName });
  const first = await iam("ListUsers", { MaxItems: 2 });
  assert.equal(first.IsTruncated, true);
  await iam("DeleteUser", { UserName: "b" });
  await iam("CreateUser", { UserName: "d" });
  const second = await iam("ListUsers", { Marker: first.Marker });
  assert.deepEqual(
    second.Users.map(({ UserName }: { UserName: string }) => UserName),
    ["c", "d", "e"],
  );
  assert.equal(second.IsTruncated, false);
  await refuses(iam("ListUsers", { Marker: "x" }), "ValidationError", "Invalid Marker.");
});

test("tags: keys differ by more than their case, fifty at most", async () => {
  const { iam } = await house();
  await iam("CreateUser", { UserName: "ana", Tags: [{ Key: "Env", Value: "1" }] });
  await iam("TagUser", { UserName: "ana", Tags: [{ Key: "env", Value: "2" }] });
  const { Tags } = await iam("ListUserTags", { UserName: "ana" });
  assert.deepEqual(Tags, [{ Key: "Env", Value: "2" }]);
  await refuses(iam("TagUser", { UserName: "ana", Tags: [{ Key: "aws:x", Value: "" }] }), "InvalidInput", /reserved/);
  const many = Array.from({ length: 50 }, (_, n) => ({ Key: `k${n}`, Value: "" }));
  await refuses(iam("TagUser", { UserName: "ana", Tags: many }), "LimitExceeded", /maximum limit of 50/);
  await iam("UntagUser", { UserName: "ana", TagKeys: ["ENV"] });
  assert.deepEqual((await iam("ListUserTags", { UserName: "ana" })).Tags, []);
});

test("accounts do not see one another", async () => {
  const { iam } = await house();
  const other = "111111111111";
  const as = {
    kind: "root",
    account: other,
    arn: `arn:aws:iam::${other}:root`,
    userId: other,
    accessKeyId: "x",
  } as const;
  const { Policy } = await iam("CreatePolicy", { PolicyName: "p", PolicyDocument: policy() });
  await iam("CreateUser", { UserName: "ana" });
  await refuses(iam("GetUser", { UserName: "ana" }, { as }), "NoSuchEntity", /cannot be found/);
  await refuses(iam("GetPolicy", { PolicyArn: Policy.Arn }, { as }), "NoSuchEntity", /was not found/);
  await iam("CreateUser", { UserName: "ana" }, { as });
});

test("the account: alias, summary, and root as a user", async () => {
  const { iam } = await house();
  await iam("CreateAccountAlias", { AccountAlias: "muelle" });
  assert.deepEqual((await iam("ListAccountAliases")).AccountAliases, ["muelle"]);
  await iam("DeleteAccountAlias", { AccountAlias: "muelle" });
  const { SummaryMap } = await iam("GetAccountSummary");
  assert.equal(SummaryMap.Roles, 2);
  assert.equal((await iam("GetUser")).User.Arn, `arn:aws:iam::${account}:root`);
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

test("the account's details hold everybody and the policies in use", async () => {
  const { iam } = await house();
  await iam("CreateUser", { UserName: "ana" });
  await iam("PutUserPolicy", { UserName: "ana", PolicyName: "p", PolicyDocument: policy() });
  const all = await iam("GetAccountAuthorizationDetails");
  assert.equal(decodeURIComponent(all.UserDetailList[0].UserPolicyList[0].PolicyDocument), policy());
  assert.deepEqual(
    all.Policies.map(({ PolicyName }: { PolicyName: string }) => PolicyName),
    ["AmazonECSServiceRolePolicy", "AmazonECSTaskExecutionRolePolicy"],
  );
  const roles = await iam("GetAccountAuthorizationDetails", { Filter: ["Role"], MaxItems: 1 });
  assert.equal(roles.RoleDetailList.length, 1);
  assert.equal(roles.IsTruncated, true);
  assert.deepEqual(roles.UserDetailList, []);
});

test("what Muelle does not make is not there: no devices, no log-in", async () => {
  const { iam } = await house();
  await iam("CreateUser", { UserName: "ana" });
  assert.deepEqual((await iam("ListMFADevices", { UserName: "ana" })).MFADevices, []);
  await refuses(
    iam("DeleteLoginProfile", { UserName: "ana" }),
    "NoSuchEntity",
    "Login Profile for User ana cannot be found.",
  );
  await refuses(iam("ListMFADevices", { UserName: "bo" }), "NoSuchEntity", /cannot be found/);
});
