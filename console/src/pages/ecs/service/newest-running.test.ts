// Which tasks a service's page speaks of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newestRunning } from "./newest-running.ts";

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
