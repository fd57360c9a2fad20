// The samples may be sent as they are, and what may not is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { indented, lifecycleProblem, permissionsProblem, sampleLifecycle, samplePermissions } from "./documents.ts";

test("the samples hold", () => {
  assert.equal(permissionsProblem(samplePermissions("000000000000")), undefined);
  assert.equal(lifecycleProblem(sampleLifecycle("the untagged go after two weeks")), undefined);
});

test("what is no JSON, no policy or no life cycle is refused with the reason", () => {
  assert.equal(permissionsProblem("{")?.fault?.key, "end");
  assert.match(permissionsProblem('{"Statement":[{"Effect":"Maybe"}]}')?.refusal ?? "", /./);
  assert.match(lifecycleProblem('{"rules":[]}')?.refusal ?? "", /at least one rule/);
  assert.equal(lifecycleProblem("nothing")?.fault?.key, "value");
});

test("JSON is indented, other text is left alone", () => {
  assert.equal(indented('{"a":1}'), '{\n  "a": 1\n}');
  assert.equal(indented("{"), "{");
});
