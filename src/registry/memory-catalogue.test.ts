// The catalogue in memory under the conformance suite.
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogueConformance } from "./conformance.ts";
import { MemoryCatalogue } from "./memory-catalogue.ts";

catalogueConformance("memory catalogue", async ({ mutable, immutable }) => {
  const catalogue = new MemoryCatalogue();
  for (const ref of mutable) catalogue.createRepository(ref);
  for (const ref of immutable) catalogue.createRepository(ref, { immutableTags: true });
  return { catalogue };
});

test("a repository is made by a push only when asked to", async () => {
  const ref = { account: "000000000000", region: "us-east-1", name: "new" };
  await assert.rejects(new MemoryCatalogue().preparePush(ref), { code: "NAME_UNKNOWN" });
  const catalogue = new MemoryCatalogue({ createOnPush: true });
  await catalogue.preparePush(ref);
  catalogue.assertRepository(ref);
});
