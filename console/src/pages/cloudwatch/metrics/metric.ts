// A metric of ListMetrics as the page handles it: its key, its dimensions in words, its unit. Pure.
import type { Metric } from "@aws-sdk/client-cloudwatch";
import type { MetricUnit } from "../../../parts/metrics/points.ts";
import type { MetricSeries } from "../../../parts/metrics/reading.ts";

export const metricKey = ({ Namespace, MetricName, Dimensions = [] }: Metric): string =>
  JSON.stringify([Namespace, MetricName, Dimensions.map(({ Name, Value }) => [Name, Value])]);

/** "ClusterName=web, ServiceName=api" */
export const dimensionText = ({ Dimensions = [] }: Metric): string =>
  Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(", ");

/** GetMetricData does not tell units. The names of ECS's metrics do. */
export function unitOf({ MetricName = "" }: Metric): MetricUnit {
  if (MetricName.endsWith("Utilization")) return "percent";
  if (/Memory(Utilized|Reserved)$/.test(MetricName)) return "megabytes";
  if (MetricName.includes("Bytes")) return "bytes";
  return MetricName.endsWith("Count") ? "count" : "none";
}

/** One unit for the axis: that of all, or none where they differ. */
export function commonUnit(metrics: readonly Metric[]): MetricUnit {
  const units = new Set(metrics.map(unitOf));
  const [only = "none"] = units;
  return units.size === 1 ? only : "none";
}

/** Named by what tells them apart: the metric, and the values of its dimensions. */
export function seriesOf(metric: Metric, stat: string): MetricSeries {
  const { Namespace = "", MetricName = "", Dimensions = [] } = metric;
  const values = Dimensions.map(({ Value = "" }) =>
    Value.length > 12 && /^[0-9a-f]+$/.test(Value) ? Value.slice(0, 8) : Value,
  );
  return {
    label: [MetricName, values.join(" / ")].filter(Boolean).join(": "),
    namespace: Namespace,
    metric: MetricName,
    dimensions: Object.fromEntries(Dimensions.map(({ Name = "", Value = "" }) => [Name, Value])),
    stat,
  };
}
