import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { coarseMs, type Metric } from "../../model/cloudwatch/metric.ts";
import { ofValue } from "../../model/cloudwatch/statistic-set.ts";
import { metricArchiveConformance } from "./conformance.ts";
import type { MetricPoint } from "./metric-archive.ts";
import { SqliteMetricArchive } from "./sqlite.ts";

const directory = mkdtempSync(join(tmpdir(), "muelle-metric-archive-"));
after(() => rmSync(directory, { recursive: true }));
let files = 0;
const file = () => join(directory, `${files++}.db`);

metricArchiveConformance("sqlite", () => new SqliteMetricArchive(file()));

const scope = { account: "000000000000", region: "us-east-1" };
const metric: Metric = { ...scope, namespace: "a", name: "b", dimensions: [], unit: "None" };
const dayMs = 24 * 3_600_000;
const point = (startMs: number): MetricPoint => ({ metric, resolutionMs: coarseMs, startMs, ...ofValue(1) });
const all = { resolutionMs: coarseMs, startMs: 0, endMs: Number.MAX_SAFE_INTEGER };

test("sqlite: a reopened archive knows its metrics, and goes on with them", async () => {
  const path = file();
  const first = new SqliteMetricArchive(path);
  await first.put([point(0), point(coarseMs)], "replace");
  await first.close();
  const second = new SqliteMetricArchive(path);
  const [known] = second.metrics(scope);
  assert.deepEqual([known?.metric, known?.lastMs], [metric, coarseMs]);
  await second.put([point(coarseMs), point(2 * coarseMs)], "add");
  assert.deepEqual(
    (await second.read(metric, all)).map(({ count }) => count),
    [1, 2, 1],
  );
  await second.close();
});

test("sqlite: a put that fails leaves nothing, and the next one is whole", async () => {
  const archive = new SqliteMetricArchive(file());
  const broken = { ...point(0), sum: undefined as unknown as number };
  await assert.rejects(archive.put([point(0), broken], "replace"));
  assert.deepEqual(archive.metrics(scope), []);
  await archive.put([point(0)], "replace");
  assert.equal((await archive.read(metric, all)).length, 1);
  await archive.close();
});

test("sqlite: without room the oldest days go, and the last one stays", async () => {
  const archive = new SqliteMetricArchive(file(), { mostBytes: 1 });
  const nowMs = 100 * dayMs;
  await archive.put(
    [10, 5, 2, 0.5].map((days) => point(nowMs - days * dayMs)),
    "replace",
  );
  assert.equal(await archive.expire(nowMs), 3);
  assert.deepEqual(
    (await archive.read(metric, all)).map(({ startMs }) => (nowMs - startMs) / dayMs),
    [0.5],
  );
  await archive.close();
});
