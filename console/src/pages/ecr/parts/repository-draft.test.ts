// What the repository forms send, and what they refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filtersProblem, mutabilityDraftOf, mutabilityRequest, nameProblem } from "./repository-draft.ts";

test("names as AWS's console takes them", () => {
  for (const name of ["miapp", "team/mi-app", "a1", "a.b_c--d"]) assert.equal(nameProblem(name), undefined, name);
  for (const name of ["1app", "MiApp", "app-", "a//b", "a b", "-app"]) assert.equal(nameProblem(name), "form", name);
  assert.equal(nameProblem(""), "empty");
  assert.equal(nameProblem("a"), "length");
  assert.equal(nameProblem("a".repeat(257)), "length");
});

test("without exclusions the plain setting is sent, with them the one that carries them", () => {
  assert.deepEqual(mutabilityRequest({ mutability: "IMMUTABLE", exclusions: " " }), {
    imageTagMutability: "IMMUTABLE",
  });
  assert.deepEqual(mutabilityRequest({ mutability: "IMMUTABLE", exclusions: "latest, dev-*" }), {
    imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters: [
      { filterType: "WILDCARD", filter: "latest" },
      { filterType: "WILDCARD", filter: "dev-*" },
    ],
  });
});

test("a repository's setting comes back as it was typed", () => {
  const draft = { mutability: "MUTABLE" as const, exclusions: "v*, prod" };
  assert.deepEqual(mutabilityDraftOf(mutabilityRequest(draft)), draft);
  assert.deepEqual(mutabilityDraftOf({}), { mutability: "MUTABLE", exclusions: "" });
});

test("at most five filters, each of its form and with two wildcards at most", () => {
  assert.equal(filtersProblem("a b c d e"), undefined);
  assert.deepEqual(filtersProblem("a b c d e f"), { kind: "many" });
  assert.deepEqual(filtersProblem("ok, b/ad"), { kind: "form", filter: "b/ad" });
  assert.deepEqual(filtersProblem("a*b*c*"), { kind: "form", filter: "a*b*c*" });
});
