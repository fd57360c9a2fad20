// Terraform builds a network, finds nothing to change, and takes it away again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { seed } from "../../src/gateway/ec2/defaults.ts";
import { ec2 } from "../../src/gateway/ec2/index.ts";
import { harness } from "../../src/gateway/harness.ts";
import { sts } from "../../src/gateway/sts/index.ts";
import { skip, terraform } from "./terraform.ts";

test("a network by Terraform: applied, nothing to change, destroyed", { skip }, async (t) => {
  const h = await harness({ services: [ec2, sts], seeds: [seed] });
  const http = await h.http();
  t.after(() => http.close());
  const { run, nothingToChange } = await terraform(t, "terraform-network", http.client.endpoint);
  await run("apply", "-auto-approve");
  assert.equal(await run("output", "default_subnets"), "3");
  await nothingToChange();
  await run("destroy", "-auto-approve");
  assert.equal((await h.call("ec2", "DescribeVpcs")).Vpcs.length, 1);
});
