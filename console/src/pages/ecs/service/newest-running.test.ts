// Which tasks a service's page speaks of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newestFailure, newestRunning } from "./newest-running.ts";

test("Running tasks that are to run on, the newest first", () => {
  const row = (arn: string, startedMs: number, lastStatus = "RUNNING", desiredStatus = "RUNNING") => ({
    arn,
    task: { lastStatus, desiredStatus, startedAt: new Date(startedMs) },
  });
  const rows = [
    row("old", 1),
    row("b", 2),
    row("a", 2),
    row("stopping", 3, "RUNNING", "STOPPED"),
    row("starting", 4, "PENDING"),
  ];
  assert.deepEqual(
    newestRunning(rows).map(({ arn }) => arn),
    ["a", "b", "old"],
  );
});

test("The last failure is a task that ended by itself, and none that was asked to", () => {
  const row = (arn: string, createdMs: number, stopCode?: "EssentialContainerExited" | "UserInitiated") => ({
    arn,
    task: { createdAt: new Date(createdMs), stopCode, lastStatus: stopCode ? "STOPPED" : "RUNNING" },
  });
  const rows = [row("first", 1, "EssentialContainerExited"), row("last", 2, "EssentialContainerExited")];
  assert.equal(newestFailure([...rows, row("asked", 3, "UserInitiated"), row("runs", 4)])?.arn, "last");
  assert.equal(newestFailure([row("runs", 4)]), undefined);
});
