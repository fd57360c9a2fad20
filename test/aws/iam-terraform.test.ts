// Terraform makes users, roles and policies, finds nothing to change, changes a policy, and takes all of it away.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { harness } from "../../src/gateway/harness.ts";
import { seed } from "../../src/gateway/iam/defaults.ts";
import { iam } from "../../src/gateway/iam/index.ts";
import { sts } from "../../src/gateway/sts/index.ts";

const plugins = process.env.MUELLE_TERRAFORM_PLUGINS;
const skip = plugins
  ? false
  : "MUELLE_TERRAFORM_PLUGINS names no directory with the AWS provider, and tests download nothing: Terraform is not tried";

test("identities by Terraform: applied, nothing to change, changed, destroyed", { skip }, async (t) => {
  const h = await harness({ services: [iam, sts], seeds: [seed] });
  const http = await h.http();
  const directory = await mkdtemp(join(tmpdir(), "muelle-terraform-"));
  t.after(async () => {
    await http.close();
    await rm(directory, { recursive: true });
  });
  await cp(join(import.meta.dirname, "terraform-iam"), directory, { recursive: true });
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    AWS_ENDPOINT_URL: http.client.endpoint,
    CHECKPOINT_DISABLE: "1",
  };
  const terraform = (...of: string[]) =>
    promisify(execFile)("terraform", [...of, "-no-color"], { cwd: directory, env });

  await terraform("init", `-plugin-dir=${plugins}`);
  await terraform("apply", "-auto-approve");
  assert.match((await terraform("output", "account")).stdout, /"000000000000"/);
  // A plan exits with 2, and so rejects, when something would change.
  assert.match((await terraform("plan", "-detailed-exitcode")).stdout, /No changes\./);
  const more = '-var=actions=["s3:GetObject","s3:PutObject"]';
  assert.match((await terraform("apply", "-auto-approve", more)).stdout, /0 added, 1 changed, 0 destroyed/);
  assert.match((await terraform("plan", "-detailed-exitcode", more)).stdout, /No changes\./);
  await terraform("destroy", "-auto-approve");
  const { SummaryMap } = await h.call("iam", "GetAccountSummary");
  assert.deepEqual([SummaryMap.Users, SummaryMap.Groups, SummaryMap.Policies, SummaryMap.Roles], [0, 0, 0, 2]);
});
