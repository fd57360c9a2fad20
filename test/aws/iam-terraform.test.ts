// Terraform makes users, roles and policies, finds nothing to change, changes a policy, and takes all of it away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { harness } from "../../src/gateway/harness.ts";
import { seed } from "../../src/gateway/iam/defaults.ts";
import { iam } from "../../src/gateway/iam/index.ts";
import { sts } from "../../src/gateway/sts/index.ts";
import { skip, terraform } from "./terraform.ts";

test("identities by Terraform: applied, nothing to change, changed, destroyed", { skip }, async (t) => {
  const h = await harness({ services: [iam, sts], seeds: [seed] });
  const http = await h.http();
  t.after(() => http.close());
  const { run, nothingToChange } = await terraform(t, "terraform-iam", http.client.endpoint);
  await run("apply", "-auto-approve");
  assert.match(await run("output", "account"), /"000000000000"/);
  await nothingToChange();
  const more = '-var=actions=["s3:GetObject","s3:PutObject"]';
  assert.match(await run("apply", "-auto-approve", more), /0 added, 1 changed, 0 destroyed/);
  await nothingToChange(more);
  await run("destroy", "-auto-approve");
  const { SummaryMap } = await h.call("iam", "GetAccountSummary");
  assert.deepEqual([SummaryMap.Users, SummaryMap.Groups, SummaryMap.Policies, SummaryMap.Roles], [0, 0, 0, 2]);
});
