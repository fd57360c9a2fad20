// An archive of metrics that lives as long as its object: for tests and the simulation.
import { assert } from "../../kit/assert.ts";
import {
  type KeyRange,
  type Metric,
  metricKey,
  resolutionsMs,
  type ResolutionMs,
  retentionMs,
} from "../../model/cloudwatch/metric.ts";
import { merged } from "../../model/cloudwatch/statistic-set.ts";
import type { KnownMetric, MetricArchive, MetricPoint, MetricWindow, OnSame, ReadPoint } from "./metric-archive.ts";

interface Series {
  readonly metric: Metric;
  readonly points: Readonly<Record<ResolutionMs, Map<number, ReadPoint>>>;
}

export class MemoryMetricArchive implements MetricArchive {
  readonly #series = new Map<string, Series>();
  #closed = false;

  put(points: readonly MetricPoint[], onSame: OnSame): Promise<void> {
    assert(!this.#closed, "the metric archive is closed");
    for (const { metric, resolutionMs, startMs, count, sum, minimum, maximum } of points) {
      const kept = this.#seriesOf(metric).points[resolutionMs];
      const point = { count, sum, minimum, maximum };
      const before = kept.get(startMs);
      kept.set(startMs, { startMs, ...(before && onSame === "add" ? merged(before, point) : point) });
    }
    return Promise.resolve();
  }

  read(metric: Metric, { resolutionMs, startMs, endMs }: MetricWindow): Promise<readonly ReadPoint[]> {
    const points = [...(this.#series.get(metricKey(metric))?.points[resolutionMs].values() ?? [])];
    const inside = points.filter((point) => point.startMs >= startMs && point.startMs < endMs);
    return Promise.resolve(inside.sort((one, other) => one.startMs - other.startMs));
  }

  metrics([from, to]: KeyRange, most: number): readonly KnownMetric[] {
    const keys = [...this.#series.keys()].filter((key) => key >= from && key < to);
    return keys
      .sort()
      .slice(0, most)
      .flatMap((key) => this.#series.get(key) ?? [])
      .map(({ metric, points }) => {
        const times = resolutionsMs.flatMap((resolutionMs) => [...points[resolutionMs].keys()]);
        return { metric, lastMs: times.reduce((last, timeMs) => Math.max(last, timeMs), 0) };
      });
  }

  expire(nowMs: number): Promise<number> {
    let gone = 0;
    for (const [key, { points }] of this.#series) {
      for (const resolutionMs of resolutionsMs)
        for (const startMs of points[resolutionMs].keys())
          if (startMs < nowMs - retentionMs[resolutionMs] && points[resolutionMs].delete(startMs)) gone += 1;
      if (resolutionsMs.every((resolutionMs) => points[resolutionMs].size === 0)) this.#series.delete(key);
    }
    return Promise.resolve(gone);
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  #seriesOf(metric: Metric): Series {
    const key = metricKey(metric);
    const known = this.#series.get(key);
    if (known) return known;
    const series = { metric, points: { 10_000: new Map(), 60_000: new Map() } };
    this.#series.set(key, series);
    return series;
  }
}
