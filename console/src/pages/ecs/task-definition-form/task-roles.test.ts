// Which roles a task can take on is read from their trust policies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isTaskRole } from "./task-roles.ts";

const trusting = (statement: object) =>
  isTaskRole({
    Path: "/",
    RoleName: "r",
    RoleId: "i",
    Arn: "a",
    CreateDate: new Date(0),
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: statement })),
  });
const tasks = { Service: "ecs-tasks.amazonaws.com" };

test("A role is a task's when its trust allows ECS tasks to assume it", () => {
  assert.equal(trusting([{ Effect: "Allow", Principal: tasks, Action: "sts:AssumeRole" }]), true);
  assert.equal(
    trusting({ Effect: "Allow", Principal: { Service: ["a", tasks.Service] }, Action: ["sts:AssumeRole"] }),
    true,
  );
  assert.equal(trusting([{ Effect: "Deny", Principal: tasks, Action: "sts:AssumeRole" }]), false);
  assert.equal(
    trusting([{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }]),
    false,
  );
  assert.equal(trusting([{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }]), false);
  assert.equal(trusting([]), false);
});
