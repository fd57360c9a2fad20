import assert from "node:assert/strict";
import { test } from "node:test";
import { SimulatedEngine } from "../../engine/simulated/simulated-engine.ts";
import { must } from "../../kit/assert.ts";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import { silentLog } from "../../kit/log.ts";
import { coarseMs, fineMs, keysWithin, type ResolutionMs } from "../../model/cloudwatch/metric.ts";
import type { Task } from "../../model/ecs/records.ts";
import { MemoryJournal } from "../../store/journal/memory.ts";
import { MemoryMetricArchive } from "../../store/metric-archive/memory.ts";
import { Store } from "../../store/store.ts";
import { clusters, ecsTables, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { Machines } from "../machines.ts";
import { cluster, definitionOf, scope, taskOf } from "../test/task-fixture.ts";
import { MetricRecorder } from "./recorder.ts";

const mebibyte = 1024 * 1024;
const definition = definitionOf([{ name: "app", image: "i" }]);

async function setting(insights = "disabled") {
  const clock = new FakeClock(Date.UTC(2026, 0, 1, 12, 0, 3));
  const engine = new SimulatedEngine({ clock, dice: seededDice(1) });
  // An eighth of a CPU is half of the task's quarter; 128 MiB a quarter of its memory.
  engine.script.image("i", { use: { cpuMillis: 125, memoryBytes: 128 * mebibyte } });
  await engine.pull("i");
  const store = new Store(new MemoryJournal(), ecsTables);
  const metrics = new MemoryMetricArchive();
  store.transact((tx) => {
    tx.put(clusters, { ...cluster, settings: [{ name: "containerInsights", value: insights }] });
    tx.put(taskDefinitions, definition);
  });
  const recorder = new MetricRecorder({ store, engine, clock, metrics, log: silentLog } as unknown as Machines);
  recorder.start();
  let made = 0;
  const run = async (): Promise<Task> => {
    made += 1;
    const runtimeId = await engine.create({ name: `c-${made}`, image: "i", labels: {}, network: { kind: "none" } });
    await engine.start(runtimeId);
    const startedAtMs = clock.nowMs();
    const task = taskOf(definition, { taskArn: `arn:${made}`, taskId: String(made), lastStatus: "PROVISIONING" });
    store.transact((tx) => tx.put(tasks, task), "run-task");
    change(task.taskArn, { lastStatus: "PENDING" }, "task-networking");
    const [container] = task.containers;
    const running = { ...must(container, "a container"), lastStatus: "RUNNING" as const, runtimeId, startedAtMs };
    return change(task.taskArn, { lastStatus: "RUNNING", containers: [running] }, "agent");
  };
  const change = (taskArn: string, to: Partial<Task>, writer: string) =>
    store.transact((tx) => tx.update(tasks, taskArn, (row) => ({ ...row, ...to })), writer);
  /** Timer by timer; between two of them everything that can move has moved. */
  const pass = async (ms: number) => {
    const endMs = clock.nowMs() + ms;
    await settle();
    for (let dueMs = clock.nextDueMs(); dueMs !== undefined && dueMs <= endMs; dueMs = clock.nextDueMs()) {
      clock.step();
      await settle();
    }
    clock.advance(endMs - clock.nowMs());
  };
  /** `hh:mm:ss value` of a metric's averages. */
  const averages = async (name: string, resolutionMs: ResolutionMs, dimension = "TaskId") => {
    const known = metrics
      .metrics(keysWithin(scope), 100)
      .find(
        ({ metric }) =>
          metric.name === name && metric.dimensions.at(-1)?.name === dimension && metric.dimensions.length <= 2,
      );
    if (!known) return [];
    const window = { resolutionMs, startMs: 0, endMs: Number.MAX_SAFE_INTEGER };
    const points = await metrics.read(known.metric, window);
    return points.map(
      ({ startMs, sum, count }) => `${new Date(startMs).toISOString().slice(11, 19)} ${sum / count} of ${count}`,
    );
  };
  return { clock, engine, store, metrics, recorder, run, change, pass, averages };
}

async function settle() {
  for (let turn = 0; turn < 30; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

test("what runs is measured every ten seconds from its start, and a point bears the start of its time", async () => {
  const h = await setting();
  await h.run();
  await h.pass(2 * fineMs);
  assert.deepEqual(await h.averages("CPUUtilization", fineMs), ["12:00:00 50 of 1", "12:00:10 50 of 1"]);
  assert.deepEqual(await h.averages("MemoryUtilization", fineMs), ["12:00:00 25 of 1", "12:00:10 25 of 1"]);
  await h.recorder.stop();
});

test("a minute counts each task once", async () => {
  const h = await setting();
  await h.run();
  await h.run();
  await h.pass(coarseMs);
  assert.deepEqual(await h.averages("CPUUtilization", coarseMs, "ClusterName"), ["12:00:00 50 of 2"]);
  assert.deepEqual(await h.averages("CPUUtilization", coarseMs), ["12:00:00 50 of 1"]);
  await h.recorder.stop();
});

test("very many tasks are reckoned up and written in parts, between which others have their turn, and none is lost", async () => {
  const h = await setting();
  const count = 600;
  for (let made = 0; made < count; made++) await h.run();
  const turns: number[] = [];
  let turn = 0;
  const ticking = setInterval(() => (turn += 1), 0);
  const put = h.metrics.put.bind(h.metrics);
  h.metrics.put = (points, onSame) => {
    turns.push(turn);
    assert.ok(points.length <= 500, `${points.length} points at once`);
    return put(points, onSame);
  };
  await h.pass(coarseMs);
  await h.recorder.stop();
  clearInterval(ticking);
  assert.deepEqual(await h.averages("CPUUtilization", coarseMs, "ClusterName"), [`12:00:00 50 of ${count}`]);
  assert.ok(new Set(turns).size > 5, `written in ${new Set(turns).size} turns of ${turns.length}`);
});

test("an engine that is away leaves a gap, and nothing is spread over it", async () => {
  const h = await setting();
  await h.run();
  await h.pass(fineMs);
  h.engine.world.unavailableFor(fineMs);
  await h.pass(3 * fineMs);
  assert.deepEqual(await h.averages("MemoryUtilization", fineMs), [
    "12:00:00 25 of 1",
    "12:00:20 25 of 1",
    "12:00:30 25 of 1",
  ]);
  assert.deepEqual(await h.averages("CPUUtilization", fineMs), ["12:00:00 50 of 1", "12:00:30 50 of 1"]);
  await h.recorder.stop();
});

test("nothing is asked of the engine, and no timer is set, when nothing runs", async () => {
  const h = await setting();
  let asked = 0;
  h.engine.script.faults(({ operation }) => void (asked += Number(operation === "stats")));
  assert.equal(h.clock.nextDueMs(), undefined);
  const task = await h.run();
  await h.pass(fineMs);
  assert.equal(asked, 1);
  h.change(task.taskArn, { lastStatus: "STOPPING", desiredStatus: "STOPPED" }, "agent");
  await h.pass(2 * coarseMs);
  assert.equal(asked, 1);
  assert.equal(h.clock.nextDueMs(), undefined);
  assert.deepEqual(await h.averages("CPUUtilization", coarseMs), ["12:00:00 50 of 1"], "its minute is kept");
  await h.recorder.stop();
});

test("going down keeps what was measured of the minute", async () => {
  const h = await setting();
  await h.run();
  await h.pass(fineMs);
  await h.recorder.stop();
  assert.deepEqual(await h.averages("CPUUtilization", coarseMs), ["12:00:00 50 of 1"]);
  await h.pass(coarseMs);
  assert.equal((await h.averages("CPUUtilization", fineMs)).length, 1);
});

for (const [insights, namespaces] of Object.entries({ disabled: 2, enabled: 3, enhanced: 3 }))
  test(`Container Insights ${insights}: only such clusters have its metrics`, async () => {
    const h = await setting(insights);
    await h.run();
    await h.pass(coarseMs);
    const known = h.metrics.metrics(keysWithin(scope), 100).map(({ metric }) => metric);
    assert.equal(new Set(known.map(({ namespace }) => namespace)).size, namespaces);
    const ofTasks = known.filter(({ name }) => name === "TaskCpuUtilization");
    assert.equal(ofTasks.length > 0, insights === "enhanced");
    assert.deepEqual(
      await h.averages("TaskCount", coarseMs, "ClusterName"),
      insights === "disabled" ? [] : ["12:00:00 1 of 1"],
    );
    await h.recorder.stop();
  });
