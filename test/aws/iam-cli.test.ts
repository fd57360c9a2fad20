// Identity by the AWS CLI: a user with a key of its own is refused, is given a policy, assumes a role, and goes again.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { firstOf } from "../../src/gateway/auth/credentials.ts";
import { harness } from "../../src/gateway/harness.ts";
import { seed } from "../../src/gateway/iam/defaults.ts";
import { iam } from "../../src/gateway/iam/index.ts";
import { policyAuthoriser } from "../../src/gateway/policies/authoriser.ts";
import { iamCredentials } from "../../src/gateway/policies/credentials.ts";
import { stsCredentials } from "../../src/gateway/sts/credentials.ts";
import { sts } from "../../src/gateway/sts/index.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

interface Keys {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken?: string;
}
const root: Keys = { AccessKeyId: "test", SecretAccessKey: "test" };

const policy = (Action: string, Resource: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "000000000000" } }],
});
const reader = "arn:aws:iam::000000000000:role/team/reader";
const ana = "arn:aws:iam::000000000000:user/ana";

test("a user, a role and their policies by the AWS CLI", { skip }, async (t) => {
  const h = await harness({ services: [iam, sts], seeds: [seed], authoriser: policyAuthoriser });
  h.clock.advance(Date.now() - h.clock.nowMs()); // signatures and the ends of sessions are of the real time
  const http = await h.http({ credentials: firstOf(iamCredentials(h.store), stsCredentials(h.store)) });
  t.after(() => http.close());
  const aws = async (keys: Keys, ...of: string[]) => {
    const env = {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: keys.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
      ...(keys.SessionToken && { AWS_SESSION_TOKEN: keys.SessionToken }),
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_MAX_ATTEMPTS: "1",
    };
    const { stdout } = await promisify(execFile)("aws", ["--endpoint-url", http.client.endpoint, ...of], { env });
    return stdout === "" ? {} : JSON.parse(stdout);
  };

  const { Role } = await aws(root, "iam", "get-role", "--role-name", "ecsTaskExecutionRole");
  assert.equal(Role.AssumeRolePolicyDocument.Statement[0].Principal.Service, "ecs-tasks.amazonaws.com");

  await aws(root, "iam", "create-user", "--user-name", "ana");
  const { AccessKey: key } = await aws(root, "iam", "create-access-key", "--user-name", "ana");
  assert.equal((await aws(key, "sts", "get-caller-identity")).Arn, ana);
  await assert.rejects(aws(key, "iam", "list-users"), {
    message:
      /\(AccessDenied\).*User: arn:aws:iam::000000000000:user\/ana is not authorized to perform: iam:ListUsers.* because no identity-based policy allows the iam:ListUsers action/,
  });

  const role = ["--role-name", "reader"];
  await aws(root, "iam", "create-role", ...role, "--path", "/team/", "--assume-role-policy-document", trust);
  const readOnly = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
  await aws(root, "iam", "attach-role-policy", ...role, "--policy-arn", readOnly);
  const assume = ["sts", "assume-role", "--role-arn", reader, "--role-session-name", "one"];
  await assert.rejects(aws(key, ...assume), { message: /not authorized to perform: sts:AssumeRole on resource/ });
  const document = policy("sts:AssumeRole", reader);
  const own = ["--user-name", "ana", "--policy-name", "assume"];
  await aws(root, "iam", "put-user-policy", ...own, "--policy-document", document);
  const { Credentials: session } = await aws(key, ...assume);
  const { Users } = await aws(session, "iam", "list-users");
  assert.equal(Users[0].UserName, "ana");
  await assert.rejects(aws(session, "iam", "delete-user", "--user-name", "ana"), {
    message: /assumed-role\/reader\/one is not authorized to perform: iam:DeleteUser on resource: .*user\/ana/,
  });

  await assert.rejects(aws(root, "iam", "delete-role", ...role), {
    message: /\(DeleteConflict\).*Cannot delete entity, must detach all policies first\./,
  });
  await aws(root, "iam", "detach-role-policy", ...role, "--policy-arn", readOnly);
  await aws(root, "iam", "delete-role", ...role);
  await assert.rejects(aws(session, "iam", "list-users"), { message: /AccessDenied/ });
  await aws(root, "iam", "delete-access-key", "--user-name", "ana", "--access-key-id", key.AccessKeyId);
  await assert.rejects(aws(key, "sts", "get-caller-identity"), { message: /InvalidClientTokenId/ });
  await aws(root, "iam", "delete-user-policy", ...own);
  await aws(root, "iam", "delete-user", "--user-name", "ana");
});
