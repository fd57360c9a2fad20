// Which log groups are created with a definition.
import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsToCreate } from "./log-groups.ts";

const container = (options: Record<string, string>, logDriver: "awslogs" | "json-file" = "awslogs") => ({
  logConfiguration: { logDriver, options },
});
const on = { "awslogs-create-group": "true", "awslogs-region": "us-east-1" };
const groups = (...containerDefinitions: object[]) =>
  groupsToCreate({ family: "web", containerDefinitions }, "us-east-1");

test("each group that is asked for, once", () => {
  const one = container({ ...on, "awslogs-group": "/ecs/web" });
  assert.deepEqual(groups(one, one, container({ ...on, "awslogs-group": "/ecs/side" })), ["/ecs/web", "/ecs/side"]);
});

test("not without being asked, not in another region, not for another driver", () => {
  assert.deepEqual(groups({}), []);
  assert.deepEqual(groups(container({ "awslogs-group": "/ecs/web" })), []);
  assert.deepEqual(groups(container({ ...on, "awslogs-region": "eu-west-1", "awslogs-group": "/ecs/web" })), []);
  assert.deepEqual(groups(container({ ...on, "awslogs-group": "/ecs/web" }, "json-file")), []);
  assert.deepEqual(groups(container(on)), []);
});
