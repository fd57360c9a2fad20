// What the form does not show is named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keptMembers } from "./kept.ts";

test("Members that the form has no field for are named, once each, and empty ones are not", () => {
  const names = keptMembers({
    family: "a",
    pidMode: "task",
    placementConstraints: [],
    containerDefinitions: [
      { name: "a", image: "b", secrets: [{ name: "x", valueFrom: "y" }], systemControls: [] },
      { name: "b", image: "b", interactive: true, secrets: [{ name: "x", valueFrom: "y" }] },
    ],
  });
  assert.deepEqual(names, ["pidMode", "containerDefinitions.secrets", "containerDefinitions.interactive"]);
  assert.deepEqual(keptMembers({ family: "a", tags: [{ key: "a" }] }), []);
});
