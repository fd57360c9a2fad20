import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accountTrust,
  decodeDocument,
  documentProblem,
  firstPolicy,
  isEntityName,
  serviceTrust,
  trusted,
} from "./documents.ts";

test("a document is decoded and laid out", () => {
  assert.equal(decodeDocument("%7B%22a%22%3A1%7D"), '{\n  "a": 1\n}');
});

test("what is proposed is valid", () => {
  assert.equal(documentProblem(firstPolicy, "identity"), undefined);
  assert.equal(documentProblem(serviceTrust("ecs-tasks.amazonaws.com"), "trust"), undefined);
  assert.equal(documentProblem(accountTrust("000000000000"), "trust"), undefined);
});

test("a policy that is none says why", () => {
  assert.equal(documentProblem("{", "identity")?.fault?.key, "end");
  assert.match(documentProblem('{"Version": "2013-01-01", "Statement": []}', "identity")?.refusal ?? "", /version/);
});

test("a trust policy tells whom it trusts", () => {
  assert.deepEqual(trusted(serviceTrust("ecs-tasks.amazonaws.com")), ["ecs-tasks.amazonaws.com"]);
  assert.deepEqual(trusted('{"Statement":[{"Principal":"*"},{"Principal":{"AWS":["a","b"]}}]}'), ["*", "a", "b"]);
});

test("names have IAM's characters", () => {
  assert.equal(isEntityName("ana+dev@lab", 64), true);
  assert.equal(isEntityName("ana dev", 64), false);
  assert.equal(isEntityName("a".repeat(65), 64), false);
});
