import assert from "node:assert/strict";
import { test } from "node:test";
import * as STS from "@aws-sdk/client-sts";
import type { Role, User } from "../../model/iam/records.ts";
import { issueRoleCredentials } from "../../store/role-credentials.ts";
import { roles, users } from "../../store/tables/iam.ts";
import { sessions } from "../../store/tables/sts.ts";
import { rootPrincipal } from "../auth/credentials.ts";
import { type CallError, type Harness, harness } from "../harness.ts";
import { policyAuthoriser } from "../policies/authoriser.ts";
import { stsCredentials } from "./credentials.ts";
import { sts } from "./index.ts";

const account = "111122223333";
const trust = (principal: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "sts:AssumeRole" }],
  });

const role = (name: string, changes: Partial<Role> = {}): Role => ({
  account,
  name,
  path: "/team/",
  id: `AROA${name.toUpperCase().padEnd(17, "X")}`,
  arn: `arn:aws:iam::${account}:role/team/${name}`,
  createdAtMs: 0,
  tags: [],
  inlinePolicies: [],
  attachedPolicyArns: [],
  assumeRolePolicyDocument: trust(`arn:aws:iam::${account}:root`),
  maxSessionDurationS: 7200,
  ...changes,
});

const ana: User = {
  account,
  name: "ana",
  path: "/",
  id: "AIDAANAXXXXXXXXXXXXXX",
  arn: `arn:aws:iam::${account}:user/ana`,
  createdAtMs: 0,
  tags: [],
  inlinePolicies: [],
  attachedPolicyArns: [],
  groupNames: [],
};
const asAna = { kind: "user", account, arn: ana.arn, userId: ana.id, accessKeyId: "AKIAANA" } as const;

async function house(...rows: readonly Role[]): Promise<Harness> {
  const h = await harness({ services: [sts], account, authoriser: policyAuthoriser });
  h.store.transact((tx) => {
    for (const row of rows) tx.put(roles, row);
    tx.put(users, ana);
  });
  return h;
}

const assume = (name: string, more: Partial<STS.AssumeRoleCommandInput> = {}) => ({
  RoleArn: `arn:aws:iam::${account}:role/team/${name}`,
  RoleSessionName: "s1",
  ...more,
});

const fails =
  (code: string, message: RegExp, status = 400) =>
  (thrown: CallError) => {
    assert.equal(thrown.code, code);
    assert.match(thrown.message, message);
    assert.equal(thrown.status, status);
    return true;
  };

test("an assumed role is a session with a key, a token and an hour", async () => {
  const h = await house(role("deployer"));
  const answer = (await h.call("sts", "AssumeRole", assume("deployer"))) as STS.AssumeRoleCommandOutput;
  assert.match(answer.Credentials?.AccessKeyId ?? "", /^ASIA[A-Z0-9]{16}$/);
  assert.equal(answer.Credentials?.Expiration?.getTime(), h.clock.nowMs() + 3_600_000);
  assert.deepEqual(answer.AssumedRoleUser, {
    AssumedRoleId: "AROADEPLOYERXXXXXXXXX:s1",
    Arn: `arn:aws:sts::${account}:assumed-role/deployer/s1`,
  });
  const session = h.store.get(sessions, answer.Credentials?.AccessKeyId ?? "");
  assert.equal(session?.principal.roleArn, `arn:aws:iam::${account}:role/team/deployer`);
});

test("the trust policy decides, and a role that is not there looks like one that does not trust", async () => {
  const h = await house(role("closed", { assumeRolePolicyDocument: trust("arn:aws:iam::999999999999:root") }));
  const denied =
    /^User: arn:aws:iam::111122223333:user\/ana is not authorized to perform: sts:AssumeRole on resource: /;
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("closed"), { as: asAna }),
    fails("AccessDenied", denied, 403),
  );
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("absent"), { as: asAna }),
    fails("AccessDenied", denied, 403),
  );
});

test("a trust in the account leaves it to the user's own policies", async () => {
  const h = await house(role("deployer"));
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("deployer"), { as: asAna }),
    fails("AccessDenied", /no identity-based policy allows/, 403),
  );
  const document = JSON.stringify({ Statement: { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" } });
  h.store.transact((tx) => tx.put(users, { ...ana, inlinePolicies: [{ name: "p", document }] }));
  await h.call("sts", "AssumeRole", assume("deployer"), { as: asAna });
});

test("durations are bounded by 15 minutes, the role's maximum, and an hour in a chain", async () => {
  const open = trust("*");
  const h = await house(role("deployer", { assumeRolePolicyDocument: open }));
  const at = (DurationSeconds: number) => h.call("sts", "AssumeRole", assume("deployer", { DurationSeconds }));
  await assert.rejects(at(899), fails("ValidationError", /'899' at 'durationSeconds'.*greater than or equal to 900/));
  await assert.rejects(at(7201), fails("ValidationError", /exceeds the MaxSessionDuration set for this role/));
  const answer = (await at(7200)) as STS.AssumeRoleCommandOutput;
  const chained = h.store.get(sessions, answer.Credentials?.AccessKeyId ?? "")?.principal;
  const again = h.call("sts", "AssumeRole", assume("deployer", { DurationSeconds: 3601 }), { as: chained! });
  await assert.rejects(again, fails("ValidationError", /1 hour session limit/));
});

test("session policies are kept in the principal, and must be policies", async () => {
  const h = await house(role("deployer"));
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "ecs:List*", Resource: "*" }],
  });
  const PolicyArns = [{ arn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy" }];
  const answer = await h.call("sts", "AssumeRole", assume("deployer", { Policy, PolicyArns }));
  const { principal } = h.store.get(sessions, answer.Credentials.AccessKeyId)!;
  assert.equal(principal.sessionPolicies?.length, 2);
  assert.equal(principal.sessionPolicies?.[0], Policy);
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("deployer", { Policy: "{" })),
    fails("MalformedPolicyDocument", /./),
  );
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("deployer", { Policy: Policy + " ".repeat(2048) })),
    fails("PackedPolicyTooLarge", /10\d%/),
  );
});

test("session names and fields that are not honoured are refused by name", async () => {
  const h = await house(role("deployer"));
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("deployer", { RoleSessionName: "a b" })),
    fails("ValidationError", /'a b' at 'roleSessionName'.*regular expression pattern/),
  );
  await assert.rejects(
    h.call("sts", "AssumeRole", assume("deployer", { Tags: [{ Key: "a", Value: "b" }] })),
    fails("NotImplemented", /`Tags` of sts:AssumeRole/),
  );
});

test("GetSessionToken is of the same user, for users and root only", async () => {
  const h = await house(role("deployer"));
  const token = await h.call("sts", "GetSessionToken", {}, { as: asAna });
  const session = h.store.get(sessions, token.Credentials.AccessKeyId)!;
  assert.equal(session.principal.arn, ana.arn);
  assert.equal(session.expiresAtMs - session.issuedAtMs, 12 * 3_600_000);
  await assert.rejects(
    h.call("sts", "GetSessionToken", {}, { as: session.principal }),
    fails("AccessDenied", /session credentials/, 403),
  );
  const root = await h.call(
    "sts",
    "GetSessionToken",
    { DurationSeconds: 7200 },
    { as: rootPrincipal(account, "test") },
  );
  assert.equal(root.Credentials.Expiration.getTime() - h.clock.nowMs(), 3_600_000);
});

test("GetAccessKeyInfo knows the account of a session's key", async () => {
  const h = await house(role("deployer"));
  const { Credentials } = await h.call("sts", "AssumeRole", assume("deployer"));
  const info = await h.call("sts", "GetAccessKeyInfo", { AccessKeyId: Credentials.AccessKeyId });
  assert.equal(info.Account, account);
  await assert.rejects(h.call("sts", "GetAccessKeyInfo", { AccessKeyId: "AKIA0000000000000000" }), /No account holds/);
});

test("sessions are forgotten two hours after their end", async () => {
  const h = await house(role("deployer"));
  const issue = () =>
    h.store.transact((tx) =>
      issueRoleCredentials(tx, {
        roleArn: role("deployer").arn,
        sessionName: "task",
        nowMs: h.clock.nowMs(),
        dice: h.dice,
        durationMs: 3_600_000,
      }),
    )!;
  const first = issue();
  h.clock.advance(2 * 3_600_000);
  issue();
  assert.ok(h.store.get(sessions, first.accessKeyId), "an hour after its end it is still known to have expired");
  h.clock.advance(3 * 3_600_000);
  issue();
  assert.equal(h.store.get(sessions, first.accessKeyId), undefined);
});

test("a real client works with assumed credentials, and only with their token and in their time", async () => {
  const h = await house(role("deployer"));
  const http = await h.http({ credentials: stsCredentials(h.store) });
  const now = Date.now();
  const [live, dead] = h.store.transact((tx) =>
    [now, now - 3_600_000].map((nowMs) =>
      issueRoleCredentials(tx, {
        roleArn: role("deployer").arn,
        sessionName: "task",
        nowMs,
        dice: h.dice,
        durationMs: 3_600_000 - 1,
      }),
    ),
  );
  const as = (session: typeof live, sessionToken = session?.sessionToken) => {
    const credentials = { accessKeyId: session!.accessKeyId, secretAccessKey: session!.secretAccessKey, sessionToken };
    return new STS.STSClient({ ...http.client, credentials });
  };
  const identity = await as(live).send(new STS.GetCallerIdentityCommand({}));
  assert.equal(identity.Arn, `arn:aws:sts::${account}:assumed-role/deployer/task`);
  const call = (client: STS.STSClient) => client.send(new STS.GetCallerIdentityCommand({}));
  await assert.rejects(call(as(dead)), { name: "ExpiredToken" });
  await assert.rejects(call(as(live, "wrong")), { name: "InvalidClientTokenId" });
  await http.close();
});
