import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatedEntity } from "./simulated-entity.ts";

test("users are themselves, sessions are their roles, the root is nobody", () => {
  assert.equal(simulatedEntity("arn:aws:iam::000000000000:user/ana"), "arn:aws:iam::000000000000:user/ana");
  assert.equal(
    simulatedEntity("arn:aws:sts::000000000000:assumed-role/deployer/session-1"),
    "arn:aws:iam::000000000000:role/deployer",
  );
  assert.equal(simulatedEntity("arn:aws:iam::000000000000:root"), undefined);
});
