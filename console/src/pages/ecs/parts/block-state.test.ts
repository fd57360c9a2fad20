// Blocks of a deployment's tasks.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "@aws-sdk/client-ecs";
import { blockState, tasksOfDeployment } from "./block-state.ts";

test("A block tells what a task is: also one that ended by itself from one that was asked to", () => {
  assert.equal(blockState({ lastStatus: "RUNNING", desiredStatus: "RUNNING" }), "running");
  assert.equal(blockState({ lastStatus: "PROVISIONING", desiredStatus: "RUNNING" }), "pending");
  assert.equal(blockState({ lastStatus: "RUNNING", desiredStatus: "STOPPED" }), "stopped");
  assert.equal(blockState({ lastStatus: "STOPPED", stopCode: "EssentialContainerExited" }), "failed");
  assert.equal(blockState({ lastStatus: "STOPPED", stopCode: "ServiceSchedulerInitiated" }), "stopped");
});

test("Only its own tasks, the running before the stopped, the newest first, and no more than fit", () => {
  const task = (index: number, lastStatus: string, startedBy = "new"): Task => ({
    taskArn: `task/${index}`,
    startedBy,
    lastStatus,
    createdAt: new Date(index),
  });
  const tasks = [task(1, "STOPPED"), task(2, "RUNNING"), task(3, "RUNNING"), task(4, "RUNNING", "old")];
  assert.deepEqual(
    tasksOfDeployment(tasks, "new").shown.map(({ taskArn }) => taskArn),
    ["task/3", "task/2", "task/1"],
  );
  const many = Array.from({ length: 300 }, (_, index) => task(index, index < 100 ? "STOPPED" : "RUNNING"));
  const { shown, hidden } = tasksOfDeployment(many, "new");
  assert.deepEqual([shown.length, hidden], [66, 234]);
});
