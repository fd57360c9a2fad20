// Which tasks a service's page speaks of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newestFailure, newestRunning, tellingFailure } from "./telling-tasks.ts";

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

test("A page begins with a failure only while it matters", () => {
  const rows = ["old", "new"].map((startedBy) => ({
    arn: startedBy,
    task: { startedBy, stopCode: "TaskFailedToStart" as const, createdAt: new Date(startedBy === "old" ? 2 : 1) },
  }));
  const service = (rolloutState: "COMPLETED" | "IN_PROGRESS", runningCount: number) => ({
    runningCount,
    desiredCount: 1,
    deployments: [{ id: "new", status: "PRIMARY", rolloutState }],
  });
  assert.equal(tellingFailure(service("COMPLETED", 1), rows), undefined);
  assert.equal(tellingFailure(service("COMPLETED", 0), rows)?.arn, "old");
  assert.equal(tellingFailure(service("IN_PROGRESS", 1), rows)?.arn, "new");
  assert.equal(tellingFailure(service("IN_PROGRESS", 1), []), undefined);
});
