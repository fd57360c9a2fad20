// The metric archive in one SQLite file of its own. Many points are written, and many old ones removed, in parts between
// which the event loop turns: a measurement of all containers holds nobody up.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { assert } from "../../kit/assert.ts";
import { type Scope, scopeKey } from "../../model/arn.ts";
import { coarseMs, type Metric, metricKey, resolutionsMs, retentionMs } from "../../model/cloudwatch/metric.ts";
import { onFile } from "../sqlite-failure.ts";
import type { KnownMetric, MetricArchive, MetricPoint, MetricWindow, OnSame, ReadPoint } from "./metric-archive.ts";
import { openMetrics } from "./sqlite-schema.ts";

interface Series extends KnownMetric {
  /** Its key in the file. */
  readonly id: number;
  lastMs: number;
}

export interface SqliteMetricArchiveOptions {
  /** What the file may hold; default 512 MiB. When there is more, the oldest minutes go, a day at a time. */
  readonly mostBytes?: number;
}

/** Points, or series, that are handled without a turn of the event loop: some milliseconds. */
const part = 1_000;
const hourMs = 3_600_000;
const mebibyte = 1024 * 1024;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const insert =
  "INSERT INTO points (series, resolution_ms, start_ms, count, sum, minimum, maximum) VALUES (?, ?, ?, ?, ?, ?, ?)";
const conflict = "ON CONFLICT (series, resolution_ms, start_ms) DO UPDATE SET";

export class SqliteMetricArchive implements MetricArchive {
  readonly #db: DatabaseSync;
  readonly #mostBytes: number;
  readonly #series = new Map<string, Series>();
  readonly #insert: Readonly<Record<OnSame, StatementSync>>;
  readonly #insertSeries: StatementSync;
  readonly #select: StatementSync;
  readonly #delete: StatementSync;

  constructor(file: string, { mostBytes = 512 * mebibyte }: SqliteMetricArchiveOptions = {}) {
    this.#mostBytes = mostBytes;
    this.#db = onFile(file, () => openMetrics(file));
    this.#insert = {
      replace: this.#db.prepare(
        `${insert} ${conflict} count = excluded.count, sum = excluded.sum, minimum = excluded.minimum, maximum = excluded.maximum`,
      ),
      add: this.#db.prepare(
        `${insert} ${conflict} count = count + excluded.count, sum = sum + excluded.sum,
           minimum = min(minimum, excluded.minimum), maximum = max(maximum, excluded.maximum)`,
      ),
    };
    this.#insertSeries = this.#db.prepare("INSERT INTO series (metric) VALUES (?)");
    this.#select = this.#db.prepare(
      `SELECT start_ms, count, sum, minimum, maximum FROM points
       WHERE series = ? AND resolution_ms = ? AND start_ms >= ? AND start_ms < ? ORDER BY start_ms`,
    );
    this.#delete = this.#db.prepare("DELETE FROM points WHERE series = ? AND resolution_ms = ? AND start_ms < ?");
    onFile(file, () => this.#load());
  }

  async put(points: readonly MetricPoint[], onSame: OnSame): Promise<void> {
    for (let from = 0; from < points.length; from += part) {
      if (from > 0) await nextTurn();
      assert(this.#db.isOpen, "the metric archive is closed");
      this.#transact(() => points.slice(from, from + part).forEach((point) => this.#write(point, onSame)));
    }
  }

  read(metric: Metric, { resolutionMs, startMs, endMs }: MetricWindow): Promise<readonly ReadPoint[]> {
    const series = this.#series.get(metricKey(metric));
    const rows = series && this.#db.isOpen ? this.#select.all(series.id, resolutionMs, startMs, endMs) : [];
    return Promise.resolve(
      rows.map((row) => ({
        startMs: Number(row["start_ms"]),
        count: Number(row["count"]),
        sum: Number(row["sum"]),
        minimum: Number(row["minimum"]),
        maximum: Number(row["maximum"]),
      })),
    );
  }

  metrics(scope: Scope): readonly KnownMetric[] {
    return [...this.#series.values()].filter(({ metric }) => scopeKey(metric) === scopeKey(scope));
  }

  async expire(nowMs: number): Promise<number> {
    let gone = 0;
    for (const resolutionMs of resolutionsMs)
      gone += await this.#deleteBefore(resolutionMs, nowMs - retentionMs[resolutionMs]);
    // A day at a time, and never the last one.
    for (let days = retentionMs[coarseMs] / (24 * hourMs) - 1; days >= 1 && this.#usedBytes() > this.#mostBytes; days--)
      gone += await this.#deleteBefore(coarseMs, nowMs - days * 24 * hourMs);
    if (this.#db.isOpen) this.#forgetEmpty();
    return gone;
  }

  close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    return Promise.resolve();
  }

  /** The newest point of each series is asked for by itself: one look into the key's order, not a scan. */
  #load(): void {
    const last = resolutionsMs
      .map(
        (resolutionMs) =>
          `coalesce((SELECT max(start_ms) FROM points WHERE series = id AND resolution_ms = ${resolutionMs}), 0)`,
      )
      .join(", ");
    for (const row of this.#db.prepare(`SELECT id, metric, max(${last}) AS last FROM series`).all()) {
      const metric = JSON.parse(String(row["metric"])) as Metric;
      this.#series.set(metricKey(metric), { id: Number(row["id"]), metric, lastMs: Number(row["last"]) });
    }
  }

  #write({ metric, resolutionMs, startMs, count, sum, minimum, maximum }: MetricPoint, onSame: OnSame): void {
    const key = metricKey(metric);
    const series = this.#series.get(key) ?? this.#newSeries(key, metric);
    this.#insert[onSame].run(series.id, resolutionMs, startMs, count, sum, minimum, maximum);
    series.lastMs = Math.max(series.lastMs, startMs);
  }

  /** Known only when its transaction holds: `#transact` forgets it else. */
  #newSeries(key: string, metric: Metric): Series {
    const id = Number(this.#insertSeries.run(JSON.stringify(metric)).lastInsertRowid);
    const series = { id, metric, lastMs: 0 };
    this.#series.set(key, series);
    return series;
  }

  #transact(work: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (thrown) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      this.#series.clear();
      this.#load();
      throw thrown;
    }
  }

  async #deleteBefore(resolutionMs: number, beforeMs: number): Promise<number> {
    let gone = 0;
    let done = 0;
    for (const { id } of this.#series.values()) {
      if (done++ % 100 === 0) await nextTurn();
      if (!this.#db.isOpen) return gone;
      gone += Number(this.#delete.run(id, resolutionMs, beforeMs).changes);
    }
    return gone;
  }

  #usedBytes(): number {
    if (!this.#db.isOpen) return 0;
    const pragma = (name: string) => Number(this.#db.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
    return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
  }

  /** A task's series end with it; their names go with their last point. */
  #forgetEmpty(): void {
    this.#db.exec("DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM points WHERE series = id)");
    const left = new Set(
      this.#db
        .prepare("SELECT id FROM series")
        .all()
        .map((row) => Number(row["id"])),
    );
    for (const [key, { id }] of this.#series) if (!left.has(id)) this.#series.delete(key);
    this.#db.exec("PRAGMA incremental_vacuum(1000)");
  }
}
