// The lesson's network steps by the AWS CLI: find the group, open the port, see it refused twice, close it.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { seed } from "../../src/gateway/ec2/defaults.ts";
import { ec2 } from "../../src/gateway/ec2/index.ts";
import { harness } from "../../src/gateway/harness.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

test("port 5000 is opened and closed by the AWS CLI", { skip }, async (t) => {
  const http = await (await harness({ services: [ec2], seeds: [seed] })).http();
  t.after(() => http.close());
  const env = {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_MAX_ATTEMPTS: "1",
  };
  const aws = async (...of: string[]): Promise<string> => {
    const command = ["--endpoint-url", http.client.endpoint, "ec2", ...of, "--output", "text"];
    return (await promisify(execFile)("aws", command, { env })).stdout.trim();
  };
  const firstVpc = await aws("describe-vpcs", "--filters", "Name=is-default,Values=true", "--query", "Vpcs[0].VpcId");
  const ofVpc = ["--filters", `Name=vpc-id,Values=${firstVpc}`, "Name=group-name,Values=default"];
  const groupId = await aws("describe-security-groups", ...ofVpc, "--query", "SecurityGroups[0].GroupId");
  assert.match(groupId, /^sg-[0-9a-f]{17}$/);

  const port5000 = ["--group-id", groupId, "--protocol", "tcp", "--port", "5000", "--cidr", "0.0.0.0/0"];
  assert.equal(await aws("authorize-security-group-ingress", ...port5000, "--query", "Return"), "True");
  await assert.rejects(aws("authorize-security-group-ingress", ...port5000), {
    message:
      /\(InvalidPermission\.Duplicate\).*the specified rule "peer: 0\.0\.0\.0\/0, TCP, from port: 5000, to port: 5000, ALLOW" already exists/,
  });
  const opened = [
    "--group-ids",
    groupId,
    "--query",
    "SecurityGroups[0].IpPermissions[?ToPort==`5000`].IpRanges[].CidrIp",
  ];
  assert.equal(await aws("describe-security-groups", ...opened), "0.0.0.0/0");
  await aws("revoke-security-group-ingress", ...port5000);
  assert.equal(await aws("describe-security-groups", ...opened), "");
});
