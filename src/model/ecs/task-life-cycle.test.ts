import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { page, pageFile } from "../../../scripts/task-life-cycle.ts";
import type { Task, TaskStatus } from "./records.ts";
import { refuseTransition, requestStop, transitions } from "./task-life-cycle.ts";

const task = (lastStatus: TaskStatus, change: Partial<Task> = {}): Task =>
  ({ taskArn: "task/a", lastStatus, desiredStatus: "RUNNING", version: 1, ...change }) as Task;

test("the page in docs is what the table says", () => {
  assert.equal(readFileSync(pageFile, "utf8"), page(), "stale: run node scripts/task-life-cycle.ts");
});

test("each step belongs to its owner alone, and what the table does not name nobody may do", () => {
  const statuses = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))];
  for (const from of statuses)
    for (const to of statuses) {
      const owner = transitions.find((each) => each.from === from && each.to === to)?.owner;
      for (const writer of ["task-networking", "agent", "service-deployer", "anyone"]) {
        const refusal = refuseTransition(task(from), task(to), writer);
        const may = from === to || owner === writer;
        assert.equal(refusal === undefined, may, `${from} → ${to} by ${writer}: ${refusal}`);
      }
    }
});

test("every state leads to STOPPED, and STOPPED nowhere", () => {
  const next = (from: TaskStatus) => transitions.filter((each) => each.from === from).map(({ to }) => to);
  const ends = (from: TaskStatus): boolean => from === "STOPPED" || next(from).some(ends);
  for (const { from } of transitions) assert.ok(ends(from), `${from} has no way out`);
  assert.deepEqual(next("STOPPED"), []);
});

test("tasks begin in PROVISIONING and are forgotten in STOPPED only", () => {
  assert.equal(refuseTransition(undefined, task("PROVISIONING"), "anyone"), undefined);
  assert.match(refuseTransition(undefined, task("PENDING"), "agent") ?? "", /cannot begin in PENDING/);
  assert.equal(refuseTransition(task("STOPPED"), undefined, "task-cleaner"), undefined);
  assert.match(refuseTransition(task("RUNNING"), undefined, "task-cleaner") ?? "", /cannot be forgotten/);
});

test("a task that is to stop is never wanted again", () => {
  const stopping = task("RUNNING", { desiredStatus: "STOPPED" });
  assert.match(refuseTransition(stopping, task("RUNNING"), "agent") ?? "", /never wanted again/);
});

test("the first reason to stop stays", () => {
  const once = requestStop(task("RUNNING"), "UserInitiated", "enough", 5);
  assert.deepEqual(
    [once.desiredStatus, once.stopCode, once.stoppedReason, once.stoppingAtMs, once.version],
    ["STOPPED", "UserInitiated", "enough", 5, 2],
  );
  assert.equal(requestStop(once, "EssentialContainerExited", "late", 6), once);
});
