// The metric archive of the simulation: keeps nothing, and holds every point to what is true of simulated containers. Each
// uses the same little CPU all the time, so a zero is a gap that was written down as a measurement.
import type { MetricArchive, MetricPoint } from "../../src/store/metric-archive/metric-archive.ts";

export function checkedMetrics(problem: (text: string) => void): MetricArchive {
  const check = ({ metric, count, minimum, maximum }: MetricPoint) => {
    if (count > 0 && minimum > 0 && Number.isFinite(maximum)) return;
    if (metric.unit === "Count" && minimum >= 0) return;
    problem(`a point of ${metric.namespace} ${metric.name} is ${count} values from ${minimum} to ${maximum}`);
  };
  return {
    put(points) {
      points.forEach(check);
      return Promise.resolve();
    },
    read: () => Promise.resolve([]),
    metrics: () => [],
    expire: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };
}
