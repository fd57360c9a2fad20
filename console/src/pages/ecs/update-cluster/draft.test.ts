// The form that updates a cluster sends what was changed, and finds what AWS would refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, problemsOf, updateRequests } from "./draft.ts";

const cluster = {
  clusterName: "curso",
  capacityProviders: ["FARGATE"],
  defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
};

test("Nothing changed, nothing sent", () => {
  assert.deepEqual(updateRequests(cluster, draftOf(cluster)), {});
});

test("Settings and capacity providers are sent apart", () => {
  const draft = draftOf(cluster);
  assert.deepEqual(updateRequests(cluster, { ...draft, insights: "enabled" }), {
    settings: { cluster: "curso", settings: [{ name: "containerInsights", value: "enabled" }] },
  });
  const providers = ["FARGATE", "FARGATE_SPOT"];
  assert.deepEqual(updateRequests(cluster, { ...draft, providers, rows: [] }), {
    providers: { cluster: "curso", capacityProviders: providers, defaultCapacityProviderStrategy: [] },
  });
});

test("A strategy over providers that the cluster does not have, or with wrong numbers", () => {
  const draft = draftOf(cluster);
  assert.deepEqual(problemsOf(draft), {});
  assert.deepEqual(problemsOf({ ...draft, rows: [] }), {});
  assert.deepEqual(problemsOf({ ...draft, providers: [] }), { stranger: "FARGATE" });
  assert.deepEqual(problemsOf({ ...draft, rows: [{ provider: "FARGATE", base: "x", weight: "1" }] }), {
    rows: ["baseInvalid"],
  });
});
