// Terraform builds a cluster with a service that becomes steady, finds nothing to change, deploys a new revision, finds
// nothing to change again, and takes it all away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatedHouse } from "./simulated-house.ts";
import { skip, terraform } from "./terraform.ts";

test("a service by Terraform: steady, nothing to change, deployed again, destroyed", { skip }, async (t) => {
  const house = await simulatedHouse();
  t.after(() => house.close());
  const { run, nothingToChange } = await terraform(t, "terraform-ecs", house.endpoint);
  const output = (name: string) => run("output", name);
  await run("apply", "-auto-approve");
  assert.deepEqual([await output("revision"), await output("desired")], ["1", "2"]);
  await nothingToChange();
  await run("apply", "-auto-approve", "-var=command=other");
  assert.equal(await output("revision"), "2");
  await nothingToChange("-var=command=other");
  await run("destroy", "-auto-approve");
});
