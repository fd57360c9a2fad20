import assert from "node:assert/strict";
import { test } from "node:test";
import { coarseMs, fineMs, type Metric, sortedDimensions } from "../../model/cloudwatch/metric.ts";
import { ofValue, type StatisticSet } from "../../model/cloudwatch/statistic-set.ts";
import { MemoryMetricArchive } from "../../store/metric-archive/memory.ts";
import { type CallError, harness } from "../harness.ts";
import { createCloudWatch } from "./index.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const minute = (count: number) => count * coarseMs;

function metricOf(name: string, dimensions: Record<string, string>, namespace = "AWS/ECS"): Metric {
  const sorted = sortedDimensions(Object.entries(dimensions).map(([key, value]) => ({ name: key, value })));
  return { ...scope, namespace, name, dimensions: sorted, unit: "Percent" };
}
const cpu = metricOf("CPUUtilization", { ClusterName: "web", ServiceName: "api" });
const Dimensions = [
  { Name: "ServiceName", Value: "api" },
  { Name: "ClusterName", Value: "web" },
];

async function house() {
  const metrics = new MemoryMetricArchive();
  const h = await harness({ services: [createCloudWatch({ metrics })] });
  const startMs = Math.floor(h.clock.nowMs() / 3_600_000) * 3_600_000;
  const call = (operation: string, input: object) => h.call("cloudwatch", operation, input);
  const put = (
    metric: Metric,
    minutes: number,
    set: StatisticSet | number,
    resolutionMs: 10_000 | 60_000 = coarseMs,
  ) => {
    const point = {
      metric,
      resolutionMs,
      startMs: startMs + minutes,
      ...(typeof set === "number" ? ofValue(set) : set),
    };
    return metrics.put([point], "replace");
  };
  const at = (offsetMs: number) => new Date(startMs + offsetMs);
  const refused = async (code: string, message: RegExp, operation: string, input: object) => {
    await assert.rejects(call(operation, input), (error: CallError) => {
      assert.match(`${error.code}: ${error.message}`, new RegExp(`^${code}: .*${message.source}`));
      return true;
    });
  };
  return { ...h, call, put, at, refused };
}

const statistics = (h: Awaited<ReturnType<typeof house>>, more: object = {}) => ({
  Namespace: "AWS/ECS",
  MetricName: "CPUUtilization",
  Dimensions,
  StartTime: h.at(0),
  EndTime: h.at(minute(10)),
  Period: 60,
  Statistics: ["Average"],
  ...more,
});
const query = (Id: string, Period: number, Stat: string, more: object = {}) => ({
  Id,
  MetricStat: { Metric: { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions }, Period, Stat },
  ...more,
});

test("statistics of a metric, in periods counted from the start, and nothing of other dimensions", async () => {
  const h = await house();
  await h.put(cpu, minute(1), { count: 2, sum: 30, minimum: 10, maximum: 20 });
  await h.put(cpu, minute(2), 60);
  await h.put(cpu, minute(6), 5);
  await h.put(metricOf("CPUUtilization", { ClusterName: "web" }), minute(1), 99);
  const all = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
  const { Label, Datapoints } = await h.call(
    "GetMetricStatistics",
    statistics(h, { StartTime: h.at(minute(1)), Period: 300, Statistics: all }),
  );
  assert.equal(Label, "CPUUtilization");
  assert.deepEqual(Datapoints, [
    { Timestamp: h.at(minute(1)), SampleCount: 3, Average: 30, Sum: 90, Minimum: 10, Maximum: 60, Unit: "Percent" },
    { Timestamp: h.at(minute(6)), SampleCount: 1, Average: 5, Sum: 5, Minimum: 5, Maximum: 5, Unit: "Percent" },
  ]);
  assert.deepEqual((await h.call("GetMetricStatistics", statistics(h, { Unit: "Bytes" }))).Datapoints, []);
  assert.deepEqual((await h.call("GetMetricStatistics", statistics(h, { EndTime: h.at(minute(1)) }))).Datapoints, []);
});

test("what GetMetricStatistics refuses", async () => {
  const h = await house();
  const refused = (code: string, message: RegExp, more: object) =>
    h.refused(code, message, "GetMetricStatistics", statistics(h, more));
  await refused("InvalidParameterValue", /StartTime must not equal/, { EndTime: h.at(0) });
  await refused("InvalidParameterValue", /StartTime must be less than/, { EndTime: h.at(-1) });
  await refused("InvalidParameterValue", /Period must be/, { Period: 90 });
  await refused("InvalidParameterCombination", /up to 1441 datapoints, which exceeds the limit of 1440/, {
    EndTime: h.at(minute(1441)),
  });
  await refused("MissingParameter", /Statistics/, { Statistics: [] });
  await refused("NotImplemented", /`ExtendedStatistics`/, { ExtendedStatistics: ["p90"] });
  await refused("ValidationError", /failed to satisfy constraint/, { Statistics: ["Median"] });
});

test("data of several metrics, newest first unless told; a short period reads the points of ten seconds", async () => {
  const h = await house();
  await h.put(cpu, minute(1), 10);
  await h.put(cpu, minute(2), 20);
  await h.put(cpu, minute(1) + fineMs, 7, fineMs);
  const input = {
    StartTime: h.at(0),
    EndTime: h.at(minute(10)),
    MetricDataQueries: [
      query("a", 60, "Average"),
      query("b", 300, "Sum", { Label: "both" }),
      query("c", 10, "Maximum"),
      query("d", 60, "Average", { ReturnData: false }),
    ],
  };
  const { MetricDataResults, NextToken } = await h.call("GetMetricData", input);
  assert.equal(NextToken, undefined);
  assert.deepEqual(MetricDataResults, [
    {
      Id: "a",
      Label: "CPUUtilization",
      Timestamps: [h.at(minute(2)), h.at(minute(1))],
      Values: [20, 10],
      StatusCode: "Complete",
    },
    { Id: "b", Label: "both", Timestamps: [h.at(0)], Values: [30], StatusCode: "Complete" },
    { Id: "c", Label: "CPUUtilization", Timestamps: [h.at(minute(1) + fineMs)], Values: [7], StatusCode: "Complete" },
  ]);
  const ascending = await h.call("GetMetricData", { ...input, ScanBy: "TimestampAscending" });
  assert.deepEqual(ascending.MetricDataResults[0].Values, [10, 20]);
});

test("data comes in pages, each point once", async () => {
  const h = await house();
  for (let at = 0; at < 5; at++) await h.put(cpu, minute(at), at);
  const input = {
    StartTime: h.at(0),
    EndTime: h.at(minute(10)),
    MetricDataQueries: [query("a", 60, "Sum"), query("b", 60, "Sum")],
    MaxDatapoints: 3,
  };
  const seen: Record<string, number[]> = { a: [], b: [] };
  const codes: string[] = [];
  for (let token: string | undefined, pages = 0; pages < 9; pages++) {
    const { MetricDataResults, NextToken } = await h.call("GetMetricData", { ...input, NextToken: token });
    for (const { Id, Values, StatusCode } of MetricDataResults) {
      seen[Id]?.push(...Values);
      codes.push(`${Id} ${StatusCode}`);
    }
    token = NextToken;
    if (token === undefined) break;
  }
  assert.deepEqual(seen, { a: [4, 3, 2, 1, 0], b: [4, 3, 2, 1, 0] });
  assert.deepEqual(codes, ["a PartialData", "a Complete", "b PartialData", "b PartialData", "b Complete"]);
  await h.refused("InvalidNextToken", /nextToken/, "GetMetricData", { ...input, NextToken: "nonsense" });
});

test("what GetMetricData refuses", async () => {
  const h = await house();
  const refused = (code: string, message: RegExp, queries: object[], more: object = {}) =>
    h.refused(code, message, "GetMetricData", {
      StartTime: h.at(0),
      EndTime: h.at(minute(1)),
      MetricDataQueries: queries,
      ...more,
    });
  await refused("NotImplemented", /Expression/, [{ Id: "e", Expression: "a * 2" }]);
  await refused("NotImplemented", /Stat p99/, [query("a", 60, "p99")]);
  await refused("NotImplemented", /Label/, [query("a", 60, "Sum", { Label: "${MAX}" })]);
  await refused("ValidationError", /Stat is not supported/, [query("a", 60, "Mean")]);
  await refused("ValidationError", /must be unique/, [query("a", 60, "Sum"), query("a", 60, "Sum")]);
  await refused("ValidationError", /lower-case/, [query("A", 60, "Sum")]);
  await refused("ValidationError", /MetricStat/, [{ Id: "a" }]);
  await refused("ValidationError", /StartTime must not equal/, [query("a", 60, "Sum")], { EndTime: h.at(0) });
});

test("metrics are listed by namespace, name and dimensions, and only while they are heard of", async () => {
  const h = await house();
  await h.put(cpu, 0, 1);
  await h.put({ ...cpu, unit: "None" }, 0, 1);
  await h.put(metricOf("CPUUtilization", { ClusterName: "old" }), -minute(60 * 5), 1);
  await h.put(metricOf("CPUUtilization", { ClusterName: "older" }), -minute(60 * 24 * 14 + 120), 1);
  await h.put(metricOf("Errors", {}, "Mine"), 0, 1);
  const list = async (input: object) => (await h.call("ListMetrics", input)).Metrics as { Dimensions: object[] }[];
  assert.equal((await list({})).length, 3);
  assert.deepEqual(await list({ Namespace: "AWS/ECS", Dimensions: [{ Name: "ServiceName" }] }), [
    { Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions: Dimensions.toReversed() },
  ]);
  assert.equal((await list({ MetricName: "CPUUtilization", RecentlyActive: "PT3H" })).length, 1);
  assert.equal((await list({ Dimensions: [{ Name: "ClusterName", Value: "old" }] })).length, 1);
});

test("very many metrics are listed in pages, each of them once, whatever units it has", async () => {
  const h = await house();
  const names = Array.from({ length: 1_203 }, (_, index) => `n${String(index).padStart(4, "0")}`);
  for (const name of names) {
    await h.put(metricOf(name, {}), 0, 1);
    await h.put({ ...metricOf(name, {}), unit: "None" }, 0, 1);
  }
  await h.put(metricOf("other", {}, "Mine"), 0, 1);
  const seen: string[] = [];
  const pages: number[] = [];
  for (let NextToken: string | undefined; ; ) {
    const page = await h.call("ListMetrics", { Namespace: "AWS/ECS", NextToken });
    pages.push(page.Metrics.length);
    seen.push(...page.Metrics.map(({ MetricName }: { MetricName: string }) => MetricName));
    NextToken = page.NextToken;
    if (NextToken === undefined) break;
    await h.refused("InvalidNextToken", /nextToken/, "ListMetrics", { Namespace: "Mine", NextToken });
  }
  assert.deepEqual(pages, [500, 500, 203]);
  assert.deepEqual(seen, names);
  assert.equal((await h.call("ListMetrics", { MetricName: "other" })).Metrics.length, 1);
  assert.equal((await h.call("ListMetrics", { MetricName: "n" })).Metrics.length, 0);
  await h.refused("InvalidNextToken", /nextToken/, "ListMetrics", { NextToken: "nonsense" });
});

test("a page of data reads no series that it has no room for, and all queries are checked before", async () => {
  const metrics = new MemoryMetricArchive();
  const h = await harness({ services: [createCloudWatch({ metrics })] });
  const startMs = Math.floor(h.clock.nowMs() / minute(1)) * minute(1);
  await metrics.put([{ metric: cpu, resolutionMs: coarseMs, startMs, ...ofValue(1) }], "replace");
  let reads = 0;
  const read = metrics.read.bind(metrics);
  metrics.read = (...of) => {
    reads += 1;
    return read(...of);
  };
  const input = {
    StartTime: new Date(startMs),
    EndTime: new Date(startMs + minute(1)),
    MaxDatapoints: 2,
    MetricDataQueries: ["a", "b", "c", "d", "e"].map((id) => query(id, 60, "Sum")),
  };
  const page = await h.call("cloudwatch", "GetMetricData", input);
  assert.deepEqual([page.MetricDataResults.length, reads], [2, 2]);
  const next = await h.call("cloudwatch", "GetMetricData", { ...input, NextToken: page.NextToken });
  assert.deepEqual(
    next.MetricDataResults.map(({ Id }: { Id: string }) => Id),
    ["c", "d"],
  );
  assert.equal(reads, 4);
  const wrong = { ...input, MetricDataQueries: [...input.MetricDataQueries, query("f", 90, "Sum")] };
  await assert.rejects(h.call("cloudwatch", "GetMetricData", wrong), /Period/);
  assert.equal(reads, 4);
});

test("a user's own metrics add up, and the house's own cannot be written", async () => {
  const h = await house();
  const now = new Date(h.clock.nowMs());
  const put = (MetricData: object[], Namespace = "Shop") => h.call("PutMetricData", { Namespace, MetricData });
  await put([
    { MetricName: "Orders", Timestamp: now, Value: 2.5, Unit: "Count" },
    { MetricName: "Orders", Timestamp: now, Values: [1, 4], Counts: [2, 1], Unit: "Count" },
    { MetricName: "Orders", StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 0.5, Maximum: 2.5 }, Unit: "Count" },
    { MetricName: "Fast", Value: 1, StorageResolution: 1 },
  ]);
  const read = async (MetricName: string, Period: number) => {
    const window = { StartTime: new Date(+now - 60_000), EndTime: new Date(+now + 60_000), Period };
    const input = {
      Namespace: "Shop",
      MetricName,
      ...window,
      Statistics: ["SampleCount", "Sum", "Minimum", "Maximum"],
    };
    return (await h.call("GetMetricStatistics", input)).Datapoints.map(
      ({ Timestamp: _, ...rest }: object & { Timestamp: Date }) => rest,
    );
  };
  assert.deepEqual(await read("Orders", 60), [{ SampleCount: 6, Sum: 11.5, Minimum: 0.5, Maximum: 4, Unit: "Count" }]);
  assert.deepEqual(await read("Orders", 10), []);
  assert.deepEqual(await read("Fast", 10), [{ SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1, Unit: "None" }]);
  const refused = (code: string, message: RegExp, datum: object, Namespace = "Shop") =>
    h.refused(code, message, "PutMetricData", { Namespace, MetricData: [{ MetricName: "a", ...datum }] });
  for (const namespace of ["AWS/ECS", "ECS/ContainerInsights", "Muelle/ECS"])
    await refused("InvalidParameterValue", /Namespace is invalid/, { Value: 1 }, namespace);
  await refused("InvalidParameterValue", /The value :Shop for parameter Namespace is invalid/, { Value: 1 }, ":Shop");
  for (const datum of [
    { Value: 2 ** 361 },
    { Values: [1, -(2 ** 361)] },
    { Values: [1], Counts: [1e300] },
    { StatisticValues: { SampleCount: 1, Sum: 1e300, Minimum: 1, Maximum: 1 } },
  ])
    await refused("InvalidParameterValue", /for parameter MetricData.member.1.* is invalid/, datum);
  await put([{ MetricName: "Large", Values: [2 ** 360], Counts: [2 ** 360] }]);
  assert.equal((await read("Large", 60))[0].Sum, 2 ** 720);
  await refused("MissingParameter", /Value/, {});
  await refused(
    "InvalidParameterCombination",
    /The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both\./,
    { Value: 1, Values: [1] },
  );
  await refused("InvalidParameterValue", /StorageResolution must be a value in the set \[ 1, 60 \]\./, {
    Value: 1,
    StorageResolution: 5,
  });
  await refused("InvalidParameterValue", /same size/, { Values: [1], Counts: [1, 2] });
  await refused("InvalidParameterValue", /two weeks/, { Value: 1, Timestamp: new Date(+now - 15 * 24 * 3_600_000) });
  await refused("InvalidParameterValue", /two hours/, { Value: 1, Timestamp: new Date(+now + 3 * 3_600_000) });
});
