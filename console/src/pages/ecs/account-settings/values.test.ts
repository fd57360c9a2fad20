// Account settings: what can be chosen, and what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, isFixed, valuesOf } from "./values.ts";

test("Values that would have no effect carry their reason", () => {
  const [enabled, disabled] = valuesOf({ name: "awsvpcTrunking", value: "disabled" });
  assert.equal(enabled?.value, "enabled");
  assert.match(enabled?.reason ?? "", /container instances/);
  assert.deepEqual(disabled, { value: "disabled" });
});

test("What AWS manages, what has one value, and what nobody knows is fixed", () => {
  assert.ok(isFixed({ name: "guardDutyActivate", value: "off" }));
  assert.ok(isFixed({ name: "taskLongArnFormat", value: "enabled" }));
  assert.ok(isFixed({ name: "aSettingOfTomorrow", value: "on" }));
  assert.ok(!isFixed({ name: "containerInsights", value: "disabled" }));
});

test("Only what differs is sent", () => {
  const settings = [
    { name: "containerInsights", value: "disabled" },
    { name: "tagResourceAuthorization", value: "on" },
  ];
  assert.deepEqual(changesOf(settings, { containerInsights: "enabled", tagResourceAuthorization: "on" }), [
    { name: "containerInsights", value: "enabled" },
  ]);
  assert.deepEqual(changesOf(settings, {}), []);
});
