import assert from "node:assert/strict";
import { test } from "node:test";
import { isTagImmutable } from "./mutability.ts";
import { wildcard } from "./wildcard.ts";

test("what an asterisk stands for", () => {
  const yes = ["*", "v*", "*1", "v*1", "v1.*.1", "v1.0.1", "*.*", "v*0*1", "**"];
  for (const pattern of yes) assert.ok(wildcard(pattern)("v1.0.1"), pattern);
  const no = ["", "v1", "1*", "*0", "v1.0.1*.1", "v1.0.*0.1", "*2*", "v1.0.11*"];
  for (const pattern of no) assert.equal(wildcard(pattern)("v1.0.1"), false, pattern);
});

test("which tags may not move", () => {
  const held = (mutability: Parameters<typeof isTagImmutable>[0]["mutability"], tag: string) =>
    isTagImmutable({ mutability, mutabilityExclusions: ["dev-*", "latest"] }, tag);
  assert.deepEqual(
    (["MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"] as const).map((mutability) => [
      held(mutability, "dev-1"),
      held(mutability, "v1"),
    ]),
    [
      [false, false],
      [true, true],
      [true, false],
      [false, true],
    ],
  );
});
