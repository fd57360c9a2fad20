// Users, groups and keys, pages and tags, through the dispatcher.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { iamCredentials } from "../policies/credentials.ts";
import { account, house, policy, refuses, trust } from "./test-house.ts";

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

test("tags decide where policies ask for them", async () => {
  const { iam, store } = await house();
  await iam("CreateUser", { UserName: "ana" });
  for (const [RoleName, Value] of [
    ["mine", "ana"],
    ["other", "bo"],
  ])
    await iam("CreateRole", {
      RoleName,
      AssumeRolePolicyDocument: trust(),
      Tags: [{ Key: "owner", Value }],
    });
  const mine = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "iam:GetRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/owner": "${aws:username}" } },
      },
      {
        Effect: "Allow",
        Action: "iam:TagRole",
        Resource: "*",
        Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["colour"] } },
      },
    ],
  };
  await iam("PutUserPolicy", { UserName: "ana", PolicyName: "p", PolicyDocument: JSON.stringify(mine) });
  const { AccessKey } = await iam("CreateAccessKey", { UserName: "ana" });
  const as = iamCredentials(store).find(AccessKey.AccessKeyId)!.principal;
  await iam("GetRole", { RoleName: "mine" }, { as });
  await refuses(iam("GetRole", { RoleName: "other" }, { as }), "AccessDenied", /iam:GetRole/);
  await iam("TagRole", { RoleName: "mine", Tags: [{ Key: "colour", Value: "red" }] }, { as });
  const takeOver = iam("TagRole", { RoleName: "other", Tags: [{ Key: "owner", Value: "ana" }] }, { as });
  await refuses(takeOver, "AccessDenied", /iam:TagRole/);
});
