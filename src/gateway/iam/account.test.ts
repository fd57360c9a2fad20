// The account as a whole, through the dispatcher.
import assert from "node:assert/strict";
import { test } from "node:test";
import { account, house, policy, refuses } from "./test-house.ts";

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
