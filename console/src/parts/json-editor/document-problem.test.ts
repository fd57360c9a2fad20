// A document's faults are told with their place; who would refuse it is asked only when it is JSON.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOfDocument } from "./document-problem.ts";

const never = () => assert.fail("asked about a text that is no JSON");

test("A fault of JSON says where and what", () => {
  assert.deepEqual(problemOfDocument('{\n  "Version": }', never), {
    row: 1,
    column: 13,
    fault: { key: "value", found: "}" },
  });
  assert.deepEqual(problemOfDocument('{\n"a": 1,\n', never), { row: 2, column: 0, fault: { key: "end", found: "" } });
});

test("JSON is refused for the reason that is given, or not at all", () => {
  assert.deepEqual(
    problemOfDocument("{}", () => "no rules"),
    { row: 0, column: 0, refusal: "no rules" },
  );
  assert.equal(
    problemOfDocument("{}", () => undefined),
    undefined,
  );
});
