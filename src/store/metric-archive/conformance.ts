// What every metric archive promises, as tests. Run it with a maker of empty archives.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  coarseMs,
  fineMs,
  keyBehind,
  keysOfUnits,
  keysWithin,
  type Metric,
  retentionMs,
  sortedDimensions,
  unitlessKey,
} from "../../model/cloudwatch/metric.ts";
import type { MetricArchive, MetricPoint } from "./metric-archive.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const nowMs = Date.UTC(2026, 0, 20);
const metric: Metric = {
  ...scope,
  namespace: "AWS/ECS",
  name: "CPUUtilization",
  dimensions: sortedDimensions([
    { name: "ServiceName", value: "ñ\"'" },
    { name: "ClusterName", value: "web" },
  ]),
  unit: "Percent",
};
const point = (startMs: number, value: number, more: Partial<MetricPoint> = {}): MetricPoint => ({
  metric,
  resolutionMs: coarseMs,
  startMs,
  count: 1,
  sum: value,
  minimum: value,
  maximum: value,
  ...more,
});
const everything = keysWithin(scope);
const all = { resolutionMs: coarseMs, startMs: 0, endMs: Number.MAX_SAFE_INTEGER };

export function metricArchiveConformance(name: string, open: () => MetricArchive): void {
  const check = (what: string, body: (archive: MetricArchive) => Promise<void>): void =>
    void test(`${name}: ${what}`, async () => {
      const archive = open();
      try {
        await body(archive);
      } finally {
        await archive.close();
      }
    });

  check("reads what was put, in order of time, start inclusive and end exclusive", async (archive) => {
    await archive.put([point(3 * coarseMs, 0.25), point(coarseMs, 7), point(2 * coarseMs, -1)], "replace");
    const times = async (startMs: number, endMs: number) =>
      (await archive.read(metric, { resolutionMs: coarseMs, startMs, endMs })).map((read) => read.startMs / coarseMs);
    assert.deepEqual(await times(0, nowMs), [1, 2, 3]);
    assert.deepEqual(await times(coarseMs, 3 * coarseMs), [1, 2]);
    assert.deepEqual((await archive.read(metric, all))[2], {
      startMs: 3 * coarseMs,
      count: 1,
      sum: 0.25,
      minimum: 0.25,
      maximum: 0.25,
    });
  });

  check("tells metrics apart by scope, name, dimensions and unit, and points by resolution", async (archive) => {
    const others: readonly Metric[] = [
      { ...metric, region: "eu-south-2" },
      { ...metric, name: "MemoryUtilization" },
      { ...metric, dimensions: metric.dimensions.slice(0, 1) },
      { ...metric, unit: "None" },
    ];
    await archive.put([point(0, 1), ...others.map((other) => point(0, 2, { metric: other }))], "replace");
    await archive.put([point(0, 3, { resolutionMs: fineMs })], "replace");
    assert.deepEqual(
      (await archive.read(metric, all)).map(({ sum }) => sum),
      [1],
    );
    assert.deepEqual(
      (await archive.read(metric, { ...all, resolutionMs: fineMs })).map(({ sum }) => sum),
      [3],
    );
    assert.deepEqual(await archive.read({ ...metric, name: "unknown" }, all), []);
    assert.equal(archive.metrics(everything, 9).length, 4);
    assert.deepEqual(
      archive.metrics(keysWithin({ ...scope, region: "eu-south-2" }), 9).map((known) => known.metric),
      [others[0]],
    );
    assert.deepEqual(archive.metrics(keysWithin({ ...scope, region: "eu-south" }), 9), []);
  });

  check("tells its metrics in the order of their keys, by name and by unit, a part at a time", async (archive) => {
    const short = { ...metric, dimensions: [] };
    const others: readonly Metric[] = [
      { ...short, unit: "None" },
      short,
      { ...metric, unit: "None" },
      { ...metric, name: "CPUUtilization2" },
      { ...metric, namespace: "AWS/ECSX" },
    ];
    await archive.put(
      [metric, ...others].map((each) => point(0, 1, { metric: each })),
      "replace",
    );
    const found = (keys: readonly [string, string], most = 9) =>
      archive.metrics(keys, most).map((known) => known.metric);
    const sorted = [others[0], others[1], others[2], metric, others[3], others[4]];
    assert.deepEqual(found(everything), sorted);
    assert.deepEqual(found(keysWithin(scope, "AWS/ECS")), sorted.slice(0, 5));
    assert.deepEqual(found(keysWithin(scope, "AWS/ECS", "CPUUtilization")), sorted.slice(0, 4));
    assert.deepEqual(found(keysOfUnits(unitlessKey(short))), sorted.slice(0, 2));
    assert.deepEqual(found(keysOfUnits(unitlessKey(metric))), sorted.slice(2, 4));
    assert.deepEqual(found(everything, 2), sorted.slice(0, 2));
    assert.deepEqual(found([keyBehind(metric), everything[1]], 2), sorted.slice(4, 6));
  });

  check("replaces a period's point, or adds to it", async (archive) => {
    await archive.put([point(0, 5)], "replace");
    await archive.put([point(0, 9)], "replace");
    await archive.put([point(0, 1, { count: 3, sum: 6 }), point(0, 2)], "add");
    const [read] = await archive.read(metric, all);
    assert.deepEqual(read, { startMs: 0, count: 5, sum: 17, minimum: 1, maximum: 9 });
  });

  check("knows when a metric was last heard of", async (archive) => {
    await archive.put([point(5 * coarseMs, 1), point(2 * coarseMs, 1)], "replace");
    const [known] = archive.metrics(everything, 9);
    assert.deepEqual([known?.metric, known?.lastMs], [metric, 5 * coarseMs]);
  });

  check("forgets what is older than its resolution's retention, and metrics without points", async (archive) => {
    const fine = { resolutionMs: fineMs };
    const gone = { ...metric, name: "gone" };
    await archive.put(
      [
        point(nowMs - retentionMs[coarseMs] - coarseMs, 1),
        point(nowMs - retentionMs[coarseMs], 2),
        point(nowMs - retentionMs[fineMs] - fineMs, 3, fine),
        point(nowMs - retentionMs[fineMs], 4, fine),
        point(nowMs - retentionMs[fineMs] - fineMs, 5, { ...fine, metric: gone }),
      ],
      "replace",
    );
    assert.equal(await archive.expire(nowMs), 3);
    assert.equal(await archive.expire(nowMs), 0);
    const kept = [...(await archive.read(metric, all)), ...(await archive.read(metric, { ...all, ...fine }))];
    assert.deepEqual(
      kept.map(({ sum }) => sum),
      [2, 4],
    );
    assert.deepEqual(
      archive.metrics(everything, 9).map((known) => known.metric.name),
      ["CPUUtilization"],
    );
  });

  check("takes points of very many metrics, forgets them, and knows them again", async (archive) => {
    const many = (startMs: number) =>
      Array.from({ length: 2_500 }, (_, index) => point(startMs, 1, { metric: { ...metric, name: `n${index}` } }));
    await archive.put(many(0), "replace");
    assert.equal(archive.metrics(everything, 5_000).length, 2_500);
    assert.equal(await archive.expire(nowMs), 2_500);
    assert.deepEqual(archive.metrics(everything, 9), []);
    await archive.put(many(nowMs), "replace");
    await archive.put(many(nowMs), "add");
    assert.equal(archive.metrics(everything, 5_000).length, 2_500);
    assert.equal((await archive.read({ ...metric, name: "n7" }, all))[0]?.count, 2);
  });

  check("takes very many points at once", async (archive) => {
    await archive.put(
      Array.from({ length: 2_500 }, (_, index) => point(index * coarseMs, index)),
      "replace",
    );
    assert.equal((await archive.read(metric, all)).length, 2_500);
  });
}
