// The form that creates a cluster: AWS's names, and what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRequest, emptyDraft, problemsOf } from "./draft.ts";

test("A cluster with both of Fargate's capacity providers, and the setting that the form shows", () => {
  assert.deepEqual(createRequest({ ...emptyDraft, name: "curso" }), {
    clusterName: "curso",
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    settings: [{ name: "containerInsights", value: "disabled" }],
  });
  const tags = [{ key: "curso", value: "bedu" }];
  assert.deepEqual(createRequest({ name: "curso", insights: "enhanced", tags }).tags, tags);
});

test("Names that AWS would refuse", () => {
  for (const name of ["", "dos palabras", "año", "x".repeat(256)])
    assert.deepEqual(problemsOf({ ...emptyDraft, name }), { name: "nameInvalid" }, name);
  assert.deepEqual(problemsOf({ ...emptyDraft, name: "curso_2026-A" }), {});
});
