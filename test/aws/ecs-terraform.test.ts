// Terraform builds a cluster with a service that becomes steady, finds nothing to change, deploys a new revision, finds
// nothing to change again, and takes it all away.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { simulatedHouse } from "./simulated-house.ts";

const plugins = process.env.MUELLE_TERRAFORM_PLUGINS;
const skip = plugins
  ? false
  : "MUELLE_TERRAFORM_PLUGINS names no directory with the AWS provider, and tests download nothing: Terraform is not tried";

test("a service by Terraform: steady, nothing to change, deployed again, destroyed", { skip }, async (t) => {
  const house = await simulatedHouse();
  t.after(() => house.close());
  const directory = join(house.directory, "terraform");
  await cp(join(import.meta.dirname, "terraform-ecs"), directory, { recursive: true });
  const terraform = (...of: string[]) =>
    promisify(execFile)("terraform", [...of, "-no-color"], { cwd: directory, env: house.environment });
  const nothingToChange = async (...of: string[]) => {
    const plan = await terraform("plan", "-detailed-exitcode", ...of); // exits with 2, and so rejects, on any change
    assert.match(plan.stdout, /No changes\./);
  };
  const output = async (name: string) => (await terraform("output", name)).stdout.trim();

  await terraform("init", `-plugin-dir=${plugins}`);
  await terraform("apply", "-auto-approve");
  assert.deepEqual([await output("revision"), await output("desired")], ["1", "2"]);
  await nothingToChange();
  await terraform("apply", "-auto-approve", "-var=command=other");
  assert.equal(await output("revision"), "2");
  await nothingToChange("-var=command=other");
  await terraform("destroy", "-auto-approve");
});
