// Which reads a notice concerns, and that a storm of notices asks again only now and then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isWatched, Stale } from "./stale.ts";

test("a notice concerns a read when it bears all names that the read looks at", () => {
  const task = { kind: "task", arn: "a:task/1", cluster: "a:cluster/puerto", service: "a:service/web" };
  assert.ok(isWatched([{ kind: "task" }], task));
  assert.ok(isWatched([{ kind: "task", cluster: "a:cluster/puerto" }], task));
  assert.ok(isWatched([{ kind: "service" }, { kind: "task", arn: "a:task/1" }], task), "one of several is enough");
  assert.ok(!isWatched([{ kind: "task", cluster: "a:cluster/otro" }], task));
  assert.ok(!isWatched([{ kind: "service" }], task));
  assert.ok(!isWatched([{ kind: "task", digest: "sha256:1" }], task), "a name that the notice lacks");
  assert.ok(!isWatched([], task));
});

test("the first notice counts at once, those that follow together a moment later", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const asked: string[] = [];
  const kinds = ["task", "service", "cluster"];
  const stale = new Stale((isStale) => asked.push(kinds.filter((kind) => isStale([{ kind }])).join("+")));
  stale.mark([{ kind: "task" }]);
  assert.deepEqual(asked, ["task"]);
  for (let count = 0; count < 50; count++) stale.mark([{ kind: "task" }, { kind: "service" }]);
  assert.deepEqual(asked, ["task"]);
  context.mock.timers.tick(200);
  assert.deepEqual(asked, ["task", "task+service"]);
  context.mock.timers.tick(200);
  stale.mark([{ kind: "cluster" }]);
  assert.deepEqual(asked, ["task", "task+service", "cluster"], "after a quiet moment it counts at once again");
  stale.mark([{ kind: "task" }]);
  stale.stop();
  context.mock.timers.tick(1000);
  assert.equal(asked.length, 3, "stopped");
});
