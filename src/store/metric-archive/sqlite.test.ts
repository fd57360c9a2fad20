import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { coarseMs, keysWithin, type Metric } from "../../model/cloudwatch/metric.ts";
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
const everything = keysWithin(scope);
const dayMs = 24 * 3_600_000;
const point = (startMs: number): MetricPoint => ({ metric, resolutionMs: coarseMs, startMs, ...ofValue(1) });
const all = { resolutionMs: coarseMs, startMs: 0, endMs: Number.MAX_SAFE_INTEGER };

test("sqlite: a reopened archive knows its metrics, and goes on with them", async () => {
  const path = file();
  const first = new SqliteMetricArchive(path);
  await first.put([point(0), point(coarseMs)], "replace");
  await first.close();
  const second = new SqliteMetricArchive(path);
  const [known] = second.metrics(everything, 9);
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
  assert.deepEqual(archive.metrics(everything, 9), []);
  await archive.put([point(0)], "replace");
  assert.equal((await archive.read(metric, all)).length, 1);
  await archive.close();
});

test("sqlite: without room the oldest points go, by days and then by hours, and the last hour stays", async () => {
  const archive = new SqliteMetricArchive(file(), { mostBytes: 1 });
  const nowMs = 100 * dayMs;
  const hours = [240, 120, 48, 12, 2, 0.5];
  await archive.put(
    hours.map((count) => point(nowMs - count * 3_600_000)),
    "replace",
  );
  assert.equal(await archive.expire(nowMs), 5);
  assert.deepEqual(
    (await archive.read(metric, all)).map(({ startMs }) => (nowMs - startMs) / 3_600_000),
    [0.5],
  );
  await archive.close();
});

test("sqlite: what was forgotten makes room on the disk", async () => {
  const path = file();
  const archive = new SqliteMetricArchive(path);
  const metrics = Array.from({ length: 4_000 }, (_, index) => ({ ...metric, name: `n${index}` }));
  await archive.put(
    metrics.map((each) => ({ ...point(0), metric: each })),
    "replace",
  );
  await archive.expire(100 * dayMs);
  await archive.close();
  assert.ok(statSync(path).size < 40_000, `${statSync(path).size} bytes`);
});

test("sqlite: an archive of before series had keys is taken over", async () => {
  const path = file();
  const db = new DatabaseSync(path);
  db.exec(`
    CREATE TABLE series (id INTEGER PRIMARY KEY, metric TEXT NOT NULL);
    CREATE TABLE points (series INTEGER NOT NULL, resolution_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL,
                         count REAL NOT NULL, sum REAL NOT NULL, minimum REAL NOT NULL, maximum REAL NOT NULL,
                         PRIMARY KEY (series, resolution_ms, start_ms)) WITHOUT ROWID;
    INSERT INTO points VALUES (7, 60000, 60000, 2, 3, 1, 2);
    PRAGMA user_version = 1;`);
  const dimensions = [{ name: "ClusterName", value: "web" }];
  db.prepare("INSERT INTO series VALUES (7, ?)").run(JSON.stringify({ ...metric, dimensions }));
  db.close();
  const archive = new SqliteMetricArchive(path);
  assert.deepEqual(archive.metrics(everything, 9), [{ metric: { ...metric, dimensions }, lastMs: coarseMs }]);
  assert.equal((await archive.read({ ...metric, dimensions }, all))[0]?.sum, 3);
  await archive.close();
});
