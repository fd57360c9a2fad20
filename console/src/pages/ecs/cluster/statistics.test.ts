// Counts and settings that a cluster tells as names and texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { insightsOf } from "./insights.ts";
import { launchTypeOf } from "./launch-type.ts";
import { drainingServices } from "./statistics.ts";

test("Draining services of all launch types are added up", () => {
  const statistics = [
    { name: "drainingEC2ServiceCount", value: "1" },
    { name: "drainingFargateServiceCount", value: "2" },
    { name: "activeFargateServiceCount", value: "7" },
  ];
  assert.equal(drainingServices({ statistics }), 3);
  assert.equal(drainingServices({}), 0);
});

test("Container Insights is off unless its setting says otherwise", () => {
  assert.equal(insightsOf({}), "disabled");
  assert.equal(insightsOf({ settings: [{ name: "containerInsights", value: "enhanced" }] }), "enhanced");
});

test("A service runs on its launch type or on its strategy's providers", () => {
  assert.equal(launchTypeOf({ launchType: "FARGATE" }), "FARGATE");
  assert.equal(
    launchTypeOf({ capacityProviderStrategy: [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE_SPOT" }] }),
    "FARGATE, FARGATE_SPOT",
  );
});
