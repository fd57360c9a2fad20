// Terraform makes repositories and log groups, finds nothing to change, changes one, and takes all of it away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogs } from "../../src/gateway/logs/index.ts";
import { sts } from "../../src/gateway/sts/index.ts";
import { MemoryLogArchive } from "../../src/store/log-archive/memory.ts";
import { house } from "../support/ecr-house.ts";
import { skip, terraform } from "./terraform.ts";

test("repositories and log groups by Terraform: applied, nothing to change, changed, destroyed", {
  skip,
}, async (t) => {
  const h = await house([createLogs({ archive: new MemoryLogArchive() }), sts]);
  const http = await h.http();
  t.after(() => http.close());
  const { run, nothingToChange } = await terraform(t, "terraform-ecr-logs", http.client.endpoint);
  await run("apply", "-auto-approve");
  assert.match(await run("output", "url"), /"localhost:4566\/team\/web"/);
  assert.match(await run("output", "proxy"), /"http:\/\/localhost:4566"/);
  await nothingToChange();
  assert.match(await run("apply", "-auto-approve", "-var=days=14"), /0 added, 1 changed, 0 destroyed/);
  assert.equal((await h.call("DescribeRepositories")).repositories.length, 2);
  await run("destroy", "-auto-approve");
  assert.deepEqual((await h.call("DescribeRepositories")).repositories, []);
});
