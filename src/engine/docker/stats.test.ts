import assert from "node:assert/strict";
import { test } from "node:test";
import { statsOf } from "./stats.ts";

const read = "2026-01-02T03:04:05.5Z";
const cpu_stats = { cpu_usage: { total_usage: 77 } };
const measured = { timeMs: Date.parse(read), cpuNanos: 77, memoryBytes: 60, memoryLimitBytes: 1000 };

test("the page cache is not counted, on cgroup v1 and v2", () => {
  const memory = { usage: 100, limit: 1000 };
  const v1 = { ...memory, stats: { total_inactive_file: 40, inactive_file: 1 } };
  const v2 = { ...memory, stats: { inactive_file: 40 } };
  assert.deepEqual(statsOf({ read, cpu_stats, memory_stats: v1 }), measured);
  assert.deepEqual(statsOf({ read, cpu_stats, memory_stats: v2 }), measured);
});

test("what does not run is not measured", () => {
  assert.equal(statsOf({ read: "0001-01-01T00:00:00Z", cpu_stats, memory_stats: {} }), undefined);
});
