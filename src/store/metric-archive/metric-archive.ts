// The archive of metrics: points of time series, which are bulk and no rows of the store. It keeps what it is given and
// forgets what is old; what a metric means is the agent's and the gateway's business. Every implementation passes conformance.ts.
import type { KeyRange, Metric, ResolutionMs } from "../../model/cloudwatch/metric.ts";
import type { StatisticSet } from "../../model/cloudwatch/statistic-set.ts";

export interface MetricPoint extends StatisticSet {
  readonly metric: Metric;
  readonly resolutionMs: ResolutionMs;
  /** The start of the period that it stands for: a multiple of `resolutionMs`. */
  readonly startMs: number;
}

export interface ReadPoint extends StatisticSet {
  readonly startMs: number;
}

export interface MetricWindow {
  readonly resolutionMs: ResolutionMs;
  /** Inclusive. */
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

export interface KnownMetric {
  readonly metric: Metric;
  /** Start of its newest point of a minute or less, in epoch milliseconds. */
  readonly lastMs: number;
}

/** What becomes of a point whose period has one already. */
export type OnSame = "replace" | "add";

export interface MetricArchive {
  /** Durable when it resolves; all or nothing but for very many. Readable when it resolves at the latest. */
  put(points: readonly MetricPoint[], onSame: OnSame): Promise<void>;
  /** Points of exactly this metric in order of time. Unknown: none. */
  read(metric: Metric, window: MetricWindow): Promise<readonly ReadPoint[]>;
  /**
   * The metrics that have points and whose keys are in the range (model/cloudwatch), in the order of their keys; at most
   * `most` of them, because there may be very many. What follows has keys behind the last one's.
   */
  metrics(keys: KeyRange, most: number): readonly KnownMetric[];
  /** Forgets points that are older than their resolution's retention (model/cloudwatch), or for which there is no room; returns how many. */
  expire(nowMs: number): Promise<number>;
  /** Later puts are an error. */
  close(): Promise<void>;
}
