import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContainerStats, Engine } from "../../engine/engine.ts";
import { UsageMeter } from "./usage-meter.ts";

const mebibyte = 1024 * 1024;
const stats = (timeMs: number, cpuMs: number): ContainerStats => ({
  timeMs,
  cpuNanos: cpuMs * 1e6,
  memoryBytes: 3 * mebibyte,
  memoryLimitBytes: 0,
});

function setting(answers: (ContainerStats | undefined | Error)[]) {
  const failures: unknown[] = [];
  const engine = {
    stats: () => {
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  } as unknown as Engine;
  const meter = new UsageMeter(engine, (error) => failures.push(error));
  const measure = async (startedAtMs?: number) =>
    (await meter.measure([{ id: "a", startedAtMs }], 25_000)).get("a")?.cpuUnits;
  return { measure, failures, meter };
}

test("CPU is what was used between two looks, in CPU units", async () => {
  const { measure } = setting([stats(0, 500), stats(10_000, 5_500), stats(20_000, 25_500)]);
  assert.deepEqual([await measure(), await measure(), await measure()], [undefined, 512, 2048]);
});

test("a container that has just started is measured from its start, not over a moment", async () => {
  assert.equal(await setting([stats(8_000, 4_000)]).measure(4_000), 1024);
  assert.equal(await setting([stats(8_000, 100)]).measure(7_900), undefined);
  assert.equal(await setting([stats(80_000, 100)]).measure(4_000), undefined, "too long ago");
});

test("a counter that goes back, a failure and a container that does not run give no number", async () => {
  const { measure, failures, meter } = setting([
    stats(0, 500),
    stats(10_000, 400),
    new Error("away"),
    stats(30_000, 500),
    undefined,
  ]);
  assert.deepEqual([await measure(), await measure(), await measure(), await measure()], Array(4).fill(undefined));
  assert.equal(failures.length, 1);
  assert.equal((await meter.measure([{ id: "a", startedAtMs: 0 }], 25_000)).has("a"), false);
});

test("300 containers are asked for a few at a time", async () => {
  let [asked, underWay, most] = [0, 0, 0];
  const engine = {
    stats: async () => {
      asked += 1;
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => setImmediate(resolve));
      underWay -= 1;
      return stats(0, 0);
    },
  } as unknown as Engine;
  const containers = Array.from({ length: 300 }, (_, index) => ({ id: String(index), startedAtMs: undefined }));
  const usages = await new UsageMeter(engine, () => {}).measure(containers, 25_000);
  assert.deepEqual([asked, usages.size], [300, 300]);
  assert.ok(most <= 16, `${most} at once`);
});
