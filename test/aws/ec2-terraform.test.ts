// Terraform builds a network, finds nothing to change, and takes it away again.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { seed } from "../../src/gateway/ec2/defaults.ts";
import { ec2 } from "../../src/gateway/ec2/index.ts";
import { harness } from "../../src/gateway/harness.ts";
import { sts } from "../../src/gateway/sts/index.ts";

const plugins = process.env.MUELLE_TERRAFORM_PLUGINS;
const skip = plugins
  ? false
  : "MUELLE_TERRAFORM_PLUGINS names no directory with the AWS provider, and tests download nothing: Terraform is not tried";

test("a network by Terraform: applied, nothing to change, destroyed", { skip }, async (t) => {
  const h = await harness({ services: [ec2, sts], seeds: [seed] });
  const http = await h.http();
  const directory = await mkdtemp(join(tmpdir(), "muelle-terraform-"));
  t.after(async () => {
    await http.close();
    await rm(directory, { recursive: true });
  });
  await cp(join(import.meta.dirname, "terraform-network"), directory, { recursive: true });
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
  assert.equal((await terraform("output", "default_subnets")).stdout.trim(), "3");
  const plan = await terraform("plan", "-detailed-exitcode"); // exits with 2, and so rejects, when something would change
  assert.match(plan.stdout, /No changes\./);
  await terraform("destroy", "-auto-approve");
  assert.equal((await h.call("ec2", "DescribeVpcs")).Vpcs.length, 1);
});
