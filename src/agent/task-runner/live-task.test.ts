import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container } from "../../engine/engine.ts";
import { LiveTask } from "./live-task.ts";

const seen = (change: Partial<Container>): Container => ({
  id: "id",
  name: "n",
  labels: {},
  imageId: "i",
  state: "running",
  outOfMemory: false,
  health: "none",
  createdAtMs: 1,
  ...change,
});

function observed(...news: (Container | undefined)[]) {
  const live = new LiveTask("t", ["a"]);
  for (const container of news) live.observe("a", container);
  return live.containers.get("a");
}

test("late news change nothing: created after running, running after the end", () => {
  assert.equal(observed(seen({ startedAtMs: 2 }), seen({ state: "created" }))?.state, "running");
  const end = observed(seen({ state: "exited", exitCode: 3 }), seen({}), undefined);
  assert.deepEqual([end?.state, end?.exitCode, end?.reason], ["ended", 3, undefined]);
});

test("a start that is heard of before the container was listed keeps its id", () => {
  const live = new LiveTask("t", ["a"]);
  live.started("a", 9);
  live.observe("a", seen({ state: "created" }));
  const a = live.containers.get("a");
  assert.deepEqual([a?.state, a?.id, a?.startedAtMs], ["running", "id", 9]);
});

test("one that the engine no longer knows has ended, without an exit code", () => {
  const gone = observed(seen({ startedAtMs: 2 }), undefined);
  assert.deepEqual([gone?.state, gone?.exitCode], ["ended", undefined]);
  assert.match(gone?.reason ?? "", /removed from outside/);
});

test("a kill for memory is told in AWS's words", () => {
  const killed = observed(seen({ state: "exited", exitCode: 137, outOfMemory: true }));
  assert.equal(killed?.reason, "OutOfMemoryError: Container killed due to memory usage");
});

test("a start that is heard of after the end does not raise the dead", () => {
  const live = new LiveTask("t", ["a"]);
  live.observe("a", seen({ state: "exited", exitCode: 0 }));
  live.started("a", 9);
  assert.equal(live.containers.get("a")?.state, "ended");
});
