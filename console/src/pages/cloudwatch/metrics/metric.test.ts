import assert from "node:assert/strict";
import { test } from "node:test";
import { commonUnit, dimensionText, metricKey, seriesOf } from "./metric.ts";

const metric = (MetricName: string, ...dimensions: [string, string][]) => ({
  Namespace: "AWS/ECS",
  MetricName,
  Dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
});
const cpu = metric("CPUUtilization", ["ClusterName", "web"], ["ServiceName", "api"]);

test("two sets of dimensions are two metrics", () => {
  assert.notEqual(metricKey(cpu), metricKey(metric("CPUUtilization", ["ClusterName", "web"])));
  assert.equal(dimensionText(cpu), "ClusterName=web, ServiceName=api");
});

test("a series bears its dimensions, and a short name for long identifiers", () => {
  const series = seriesOf(metric("CpuUtilized", ["TaskId", "0123456789abcdef0123456789abcdef"]), "Average");
  assert.equal(series.label, "CpuUtilized: 01234567");
  assert.deepEqual(series.dimensions, { TaskId: "0123456789abcdef0123456789abcdef" });
});

test("an axis has a unit when all of its metrics have the same", () => {
  assert.equal(commonUnit([cpu, metric("MemoryUtilization")]), "percent");
  assert.equal(commonUnit([cpu, metric("RunningTaskCount")]), "none");
  assert.equal(commonUnit([]), "none");
});
