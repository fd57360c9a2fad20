// The metric archive in one SQLite file of its own. Many points are written, and many old ones removed, in parts between
// which the event loop turns: a measurement of all containers holds nobody up.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { assert } from "../../kit/assert.ts";
import {
  coarseMs,
  type KeyRange,
  type Metric,
  metricKey,
  metricOfKey,
  resolutionsMs,
  type ResolutionMs,
  retentionMs,
} from "../../model/cloudwatch/metric.ts";
import { onFile } from "../sqlite-failure.ts";
import type { KnownMetric, MetricArchive, MetricPoint, MetricWindow, OnSame, ReadPoint } from "./metric-archive.ts";
import { RecentSeries } from "./recent-series.ts";
import { openMetrics } from "./sqlite-schema.ts";

export interface SqliteMetricArchiveOptions {
  /** What the file may hold; default 512 MiB. When there is more, the oldest points go, to the last hour. */
  readonly mostBytes?: number;
}

/** Points that are handled without a turn of the event loop: some milliseconds. */
const part = 1_000;
/** Series whose old points are looked for without one. */
const seriesPart = 100;
/** Pages that are given back to the file system without one. */
const pagesPart = 200;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const mebibyte = 1024 * 1024;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** When there is no room: the ages that are tried one after the other, by days and in the last day by hours. */
const shorterMs = [
  ...Array.from({ length: retentionMs[coarseMs] / dayMs - 1 }, (_, gone) => retentionMs[coarseMs] - (gone + 1) * dayMs),
  ...Array.from({ length: 23 }, (_, gone) => (23 - gone) * hourMs),
];

const insert =
  "INSERT INTO points (series, resolution_ms, start_ms, count, sum, minimum, maximum) VALUES (?, ?, ?, ?, ?, ?, ?)";
const conflict = "ON CONFLICT (series, resolution_ms, start_ms) DO UPDATE SET";
/** One look into the key's order, not a scan. */
const lastOf = (resolutionMs: ResolutionMs) =>
  `coalesce((SELECT max(start_ms) FROM points WHERE series = id AND resolution_ms = ${resolutionMs}), 0)`;

export class SqliteMetricArchive implements MetricArchive {
  readonly #db: DatabaseSync;
  readonly #mostBytes: number;
  readonly #recent = new RecentSeries();
  readonly #insert: Readonly<Record<OnSame, StatementSync>>;
  readonly #insertSeries: StatementSync;
  readonly #seriesOf: StatementSync;
  readonly #known: StatementSync;
  readonly #select: StatementSync;
  readonly #nextSeries: StatementSync;
  readonly #delete: StatementSync;
  readonly #deleteEmpty: StatementSync;

  constructor(file: string, { mostBytes = 512 * mebibyte }: SqliteMetricArchiveOptions = {}) {
    this.#mostBytes = mostBytes;
    this.#db = onFile(file, () => openMetrics(file));
    const prepare = (text: string) => this.#db.prepare(text);
    this.#insert = {
      replace: prepare(
        `${insert} ${conflict} count = excluded.count, sum = excluded.sum, minimum = excluded.minimum, maximum = excluded.maximum`,
      ),
      add: prepare(
        `${insert} ${conflict} count = count + excluded.count, sum = sum + excluded.sum,
           minimum = min(minimum, excluded.minimum), maximum = max(maximum, excluded.maximum)`,
      ),
    };
    this.#insertSeries = prepare("INSERT INTO series (key) VALUES (?)");
    this.#seriesOf = prepare("SELECT id FROM series WHERE key = ?");
    this.#known = prepare(
      `SELECT key, max(${resolutionsMs.map(lastOf).join(", ")}) AS last FROM series
       WHERE key >= ? AND key < ? ORDER BY key LIMIT ?`,
    );
    this.#select = prepare(
      `SELECT start_ms, count, sum, minimum, maximum FROM points
       WHERE series = ? AND resolution_ms = ? AND start_ms >= ? AND start_ms < ? ORDER BY start_ms`,
    );
    this.#nextSeries = prepare(`SELECT id, key FROM series WHERE id > ? ORDER BY id LIMIT ${seriesPart}`);
    this.#delete = prepare("DELETE FROM points WHERE series = ? AND resolution_ms = ? AND start_ms < ?");
    this.#deleteEmpty = prepare(
      "DELETE FROM series WHERE id = ? AND NOT EXISTS (SELECT 1 FROM points WHERE series = id)",
    );
  }

  async put(points: readonly MetricPoint[], onSame: OnSame): Promise<void> {
    for (let from = 0; from < points.length; from += part) {
      if (from > 0) await nextTurn();
      assert(this.#db.isOpen, "the metric archive is closed");
      this.#transact(() => points.slice(from, from + part).forEach((point) => this.#write(point, onSame)));
    }
  }

  read(metric: Metric, { resolutionMs, startMs, endMs }: MetricWindow): Promise<readonly ReadPoint[]> {
    const series = this.#db.isOpen ? this.#series(metricKey(metric)) : undefined;
    const rows = series === undefined ? [] : this.#select.all(series, resolutionMs, startMs, endMs);
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

  metrics([from, to]: KeyRange, most: number): readonly KnownMetric[] {
    const rows = this.#db.isOpen ? this.#known.all(from, to, most) : [];
    return rows.map(({ key, last }) => ({ metric: metricOfKey(String(key)), lastMs: Number(last) }));
  }

  async expire(nowMs: number): Promise<number> {
    let gone = await this.#deleteOlder(nowMs, retentionMs);
    for (const mostMs of shorterMs) {
      if (this.#usedBytes() <= this.#mostBytes) break;
      gone += await this.#deleteOlder(nowMs, {
        10_000: Math.min(mostMs, retentionMs[10_000]),
        60_000: Math.min(mostMs, retentionMs[60_000]),
      });
    }
    await this.#giveBackPages();
    return gone;
  }

  close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    return Promise.resolve();
  }

  #write({ metric, resolutionMs, startMs, count, sum, minimum, maximum }: MetricPoint, onSame: OnSame): void {
    const key = metricKey(metric);
    let series = this.#recent.get(key) ?? this.#series(key);
    series ??= Number(this.#insertSeries.run(key).lastInsertRowid);
    this.#recent.set(key, series);
    this.#insert[onSame].run(series, resolutionMs, startMs, count, sum, minimum, maximum);
  }

  #series(key: string): number | undefined {
    const row = this.#seriesOf.get(key);
    return row && Number(row["id"]);
  }

  /** New series are remembered only when their transaction holds. */
  #transact(work: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (thrown) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      this.#recent.clear();
      throw thrown;
    }
  }

  /** A task's series end with it; their names go with their last point. */
  async #deleteOlder(nowMs: number, mostMs: Readonly<Record<ResolutionMs, number>>): Promise<number> {
    let gone = 0;
    for (let after = 0; this.#db.isOpen; await nextTurn()) {
      const series = this.#nextSeries.all(after).map(({ id, key }) => ({ id: Number(id), key: String(key) }));
      const last = series.at(-1);
      if (!last) break;
      after = last.id;
      this.#transact(() => {
        for (const { id, key } of series) {
          for (const resolutionMs of resolutionsMs)
            gone += Number(this.#delete.run(id, resolutionMs, nowMs - mostMs[resolutionMs]).changes);
          if (this.#deleteEmpty.run(id).changes) this.#recent.delete(key);
        }
      });
    }
    return gone;
  }

  #usedBytes(): number {
    return (this.#pragma("page_count") - this.#pragma("freelist_count")) * this.#pragma("page_size");
  }

  async #giveBackPages(): Promise<void> {
    for (let left = this.#pragma("freelist_count"); left > 0; left -= pagesPart) {
      if (!this.#db.isOpen) return;
      this.#db.exec(`PRAGMA incremental_vacuum(${pagesPart})`);
      await nextTurn();
    }
  }

  /** Zero when the archive is closed. */
  #pragma(name: string): number {
    return this.#db.isOpen ? Number(this.#db.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0) : 0;
  }
}
