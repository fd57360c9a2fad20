// Terraform makes repositories and log groups, finds nothing to change, changes one, and takes all of it away.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { createLogs } from "../../src/gateway/logs/index.ts";
import { sts } from "../../src/gateway/sts/index.ts";
import { MemoryLogArchive } from "../../src/store/log-archive/memory.ts";
import { house } from "../support/ecr-house.ts";

const plugins = process.env.MUELLE_TERRAFORM_PLUGINS;
const skip = plugins
  ? false
  : "MUELLE_TERRAFORM_PLUGINS names no directory with the AWS provider, and tests download nothing: Terraform is not tried";

test("repositories and log groups by Terraform: applied, nothing to change, changed, destroyed", {
  skip,
}, async (t) => {
  const h = await house([createLogs({ archive: new MemoryLogArchive() }), sts]);
  const http = await h.http();
  const directory = await mkdtemp(join(tmpdir(), "muelle-terraform-"));
  t.after(async () => {
    await http.close();
    await rm(directory, { recursive: true });
  });
  await cp(join(import.meta.dirname, "terraform-ecr-logs"), directory, { recursive: true });
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
  assert.match((await terraform("output", "url")).stdout, /"localhost:4566\/team\/web"/);
  assert.match((await terraform("output", "proxy")).stdout, /"http:\/\/localhost:4566"/);
  // A plan exits with 2, and so rejects, when something would change.
  assert.match((await terraform("plan", "-detailed-exitcode")).stdout, /No changes\./);
  assert.match((await terraform("apply", "-auto-approve", "-var=days=14")).stdout, /0 added, 1 changed, 0 destroyed/);
  assert.equal((await h.call("DescribeRepositories")).repositories.length, 2);
  await terraform("destroy", "-auto-approve");
  assert.deepEqual((await h.call("DescribeRepositories")).repositories, []);
});
