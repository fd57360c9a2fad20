import assert from "node:assert/strict";
import { test } from "node:test";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Task } from "../../model/ecs/records.ts";
import { definitionOf, taskOf } from "../test/task-fixture.ts";
import { type LiveContainer, LiveTask } from "./live-task.ts";
import { report } from "./report.ts";

const nowMs = 5_000;
const sandbox = { containerId: "s", networkNamespace: "n" };

/** What is reported of a task with these containers, once they are as `live` says. */
function told(
  containers: ECS.ContainerDefinition[],
  live: Readonly<Record<string, Partial<LiveContainer>>>,
  { prepared = true, ...change }: Partial<Task> & { prepared?: boolean } = {},
): Task {
  const definition = definitionOf(containers);
  const before = taskOf(definition, change);
  const known = new LiveTask(
    before.taskArn,
    containers.map(({ name }) => name ?? ""),
  );
  known.prepared = prepared;
  if (prepared) known.sandbox = sandbox;
  for (const [name, seen] of Object.entries(live)) known.change(name, seen);
  return report(before, definition.spec.containerDefinitions, known, nowMs);
}

const one = [{ name: "a", image: "i" }];
const two = [...one, { name: "b", image: "i", essential: false }];
const runs = { state: "running", startedAtMs: 4_000, id: "id" } as const;

test("RUNNING once all that must start has started", () => {
  const waiting = told(two, { a: runs, b: { state: "created" } });
  assert.deepEqual([waiting.lastStatus, waiting.startedAtMs], ["PENDING", undefined]);
  const up = told(two, { a: runs, b: { ...runs, state: "ended", exitCode: 0 } });
  assert.deepEqual([up.lastStatus, up.startedAtMs, up.connectivityAtMs], ["RUNNING", nowMs, nowMs]);
});

test("not RUNNING before the network is there, though containers run", () => {
  assert.equal(told(one, { a: runs }, { prepared: false }).lastStatus, "PENDING");
});

test("containers are told as they are", () => {
  const [a, b] = told(two, {
    a: runs,
    b: { state: "ended", exitCode: 7, reason: "why", finishedAtMs: 4_500, health: "unhealthy" },
  }).containers;
  assert.deepEqual([a?.lastStatus, a?.runtimeId, a?.startedAtMs], ["RUNNING", "id", 4_000]);
  assert.deepEqual(
    [b?.lastStatus, b?.exitCode, b?.reason, b?.finishedAtMs, b?.healthStatus],
    ["STOPPED", 7, "why", 4_500, "UNHEALTHY"],
  );
});

test("what an earlier process told is not untold", () => {
  const definition = definitionOf(one);
  const fresh = taskOf(definition);
  const before = {
    ...fresh,
    containers: fresh.containers.map((row) => ({ ...row, imageDigest: "sha256:d", runtimeId: "id" })),
  };
  const live = new LiveTask(before.taskArn, ["a"]);
  const [a] = report(before, definition.spec.containerDefinitions, live, nowMs).containers;
  assert.deepEqual([a?.imageDigest, a?.runtimeId], ["sha256:d", "id"]);
});

const ends: readonly (readonly [string, Partial<LiveContainer>, string, string])[] = [
  [
    "an exit",
    { ...runs, state: "ended", exitCode: 1 },
    "EssentialContainerExited",
    "Essential container in task exited",
  ],
  [
    "a kill for memory",
    { ...runs, state: "ended", exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" },
    "EssentialContainerExited",
    "Essential container in task exited",
  ],
  [
    "a pull that failed",
    { state: "ended", reason: "CannotPullContainerError: no" },
    "TaskFailedToStart",
    "CannotPullContainerError: no",
  ],
  [
    "a command that cannot be run",
    { state: "ended", startedAtMs: 1, reason: "CannotStartContainerError: no" },
    "TaskFailedToStart",
    "CannotStartContainerError: no",
  ],
];

for (const [name, seen, stopCode, stoppedReason] of ends)
  test(`${name} of an essential container stops the task: ${stopCode}`, () => {
    const task = told(one, { a: seen });
    assert.deepEqual(
      [task.desiredStatus, task.stopCode, task.stoppedReason, task.stoppingAtMs],
      ["STOPPED", stopCode, stoppedReason, nowMs],
    );
  });

test("the end of one that is not essential stops nothing", () => {
  assert.equal(told(two, { a: runs, b: { ...runs, state: "ended", exitCode: 1 } }).desiredStatus, "RUNNING");
});

test("a reason that was given before stays", () => {
  const stopped = { desiredStatus: "STOPPED", stopCode: "UserInitiated", stoppedReason: "enough" } as const;
  const task = told(one, { a: { ...runs, state: "ended", exitCode: 143 } }, stopped);
  assert.deepEqual([task.stopCode, task.stoppedReason], ["UserInitiated", "enough"]);
});

test("health is that of essential containers with a check", () => {
  const check = { healthCheck: { command: ["CMD", "true"] } };
  const checked = [
    { ...one[0], ...check },
    { name: "b", image: "i", ...check },
    { name: "c", image: "i" },
    { name: "d", image: "i", essential: false, ...check },
  ];
  const health = (a: LiveContainer["health"], b: LiveContainer["health"]) =>
    told(checked, { a: { ...runs, health: a }, b: { ...runs, health: b }, d: { ...runs, health: "unhealthy" } })
      .healthStatus;
  assert.deepEqual(
    [health("healthy", "healthy"), health("healthy", "starting"), health("starting", "unhealthy")],
    ["HEALTHY", "UNKNOWN", "UNHEALTHY"],
  );
  assert.equal(told(one, { a: runs }).healthStatus, "UNKNOWN");
});

test("a report that says nothing new is the same row; one that does counts a version", () => {
  const definition = definitionOf(one);
  const live = new LiveTask("t", ["a"]);
  const before = taskOf(definition);
  assert.equal(report(before, definition.spec.containerDefinitions, live, nowMs), before);
  live.change("a", runs);
  assert.equal(report(before, definition.spec.containerDefinitions, live, nowMs).version, before.version + 1);
});
