// The shelf of CloudWatch: its metrics.
import * as module from "@aws-sdk/client-cloudwatch";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { getMetricData } from "./get-metric-data.ts";
import { getMetricStatistics } from "./get-metric-statistics.ts";
import { listMetrics } from "./list-metrics.ts";
import { putMetricData } from "./put-metric-data.ts";

/** The service over an archive, which the agent fills. Expiry is the daemon's to call: `MetricArchive.expire`. */
export function createCloudWatch({ metrics }: { readonly metrics: MetricArchive }): Service {
  const operations: Operations<typeof module> = {
    GetMetricData: getMetricData(metrics),
    GetMetricStatistics: getMetricStatistics(metrics),
    ListMetrics: listMetrics(metrics),
    PutMetricData: putMetricData(metrics),
  };
  return { spec: specs.cloudwatch, module, operations };
}
