// Compute configuration of forms: AWS's own preset, limits, and what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fargatePlatformVersion } from "../../../../../src/model/ecs/new-task.ts";
import {
  computeOf,
  computePreset,
  computeRequest,
  nextRow,
  platformVersions,
  problemsOfCompute,
} from "./compute-draft.ts";

const fargate = { capacityProvider: "FARGATE", base: 0, weight: 1 };

test("The preset follows what the cluster has", () => {
  const providers = ["FARGATE", "FARGATE_SPOT"];
  assert.deepEqual(computeRequest(computePreset({ capacityProviders: providers })), {
    capacityProviderStrategy: [fargate],
    platformVersion: "LATEST",
  });
  assert.deepEqual(
    computeRequest(computePreset({ capacityProviders: providers, defaultCapacityProviderStrategy: [fargate] })),
    { platformVersion: "LATEST" },
  );
  assert.deepEqual(computeRequest(computePreset({ capacityProviders: [] })), {
    launchType: "FARGATE",
    platformVersion: "LATEST",
  });
});

test("A service's own configuration is read back", () => {
  assert.deepEqual(computeRequest(computeOf({ launchType: "FARGATE", platformVersion: "1.4.0" })), {
    launchType: "FARGATE",
    platformVersion: "1.4.0",
  });
  const items = [fargate, { capacityProvider: "FARGATE_SPOT", base: 2, weight: 3 }];
  assert.deepEqual(computeRequest(computeOf({ capacityProviderStrategy: items })).capacityProviderStrategy, items);
});

test("Rows of a custom strategy keep AWS's limits", () => {
  const draft = computePreset({ capacityProviders: ["FARGATE"] });
  const row = { provider: "FARGATE", base: "0", weight: "1" };
  const problems = (...rows: (typeof row)[]) => problemsOfCompute({ ...draft, rows });
  assert.deepEqual(problems(row), {});
  assert.deepEqual(problems(), { strategy: "strategyEmpty" });
  assert.deepEqual(problems({ ...row, base: "x" }), { rows: ["baseInvalid"] });
  assert.deepEqual(problems(row, { ...row, weight: "1001" }), { rows: [undefined, "weightInvalid"] });
  assert.deepEqual(problems({ ...row, base: "1" }, { ...row, base: "1" }), { strategy: "baseTwice" });
  assert.deepEqual(problems({ ...row, weight: "0" }), { strategy: "weightMissing" });
  assert.deepEqual(problemsOfCompute({ ...draft, rows: [], option: "launchType" }), {});
});

test("One row for each provider", () => {
  const row = { provider: "FARGATE", base: "0", weight: "1" };
  assert.equal(nextRow([row], ["FARGATE", "FARGATE_SPOT"])?.provider, "FARGATE_SPOT");
  assert.equal(nextRow([row], ["FARGATE"]), undefined);
});

test("The platform versions are those that Muelle has", () => {
  assert.deepEqual(platformVersions, ["LATEST", fargatePlatformVersion]);
});
