// GetMetricStatistics: one metric, several statistics, periods counted from the start.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import { minuteMs, periodStart } from "../../model/cloudwatch/metric.ts";
import { statistic, type StatisticName } from "../../model/cloudwatch/statistic-set.ts";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import { type Input, slowOperation } from "../service.ts";
import { checkDimensions, checkName, checkNamespace, checkRange, periodIn } from "./checks.ts";
import { datapoints, type PeriodPoint } from "./datapoints.ts";
import { invalidCombination, invalidValue, missing } from "./refuse.ts";

const mostDatapoints = 1440;

export const getMetricStatistics = (archive: MetricArchive) =>
  slowOperation<typeof CloudWatch, "GetMetricStatistics">({
    access: "Read",
    refuses: ["ExtendedStatistics"],
    async perform(input, { account, region }) {
      const { periodMs, startMs, endMs } = windowIn(input);
      const { Namespace: namespace, MetricName: name, Dimensions: dimensions = [], Unit: unit } = input;
      const statistics = input.Statistics ?? [];
      if (statistics.length === 0) return missing("The parameter Statistics or ExtendedStatistics is required.");
      const window = { startMs, endMs, periodMs, originMs: startMs };
      const points = await datapoints(archive, { account, region, namespace, name, dimensions, unit, ...window });
      return { Label: name, Datapoints: points.map((point) => rendered(point, statistics)) };
    },
  });

function windowIn(input: Input<typeof CloudWatch, "GetMetricStatistics">) {
  checkNamespace(input.Namespace);
  checkName("MetricName", input.MetricName);
  checkDimensions(input.Dimensions ?? []);
  checkRange(input.StartTime, input.EndTime, invalidValue);
  const periodMs = periodIn(input.Period, invalidValue);
  const startMs = periodStart(input.StartTime.getTime(), Math.min(periodMs, minuteMs));
  const endMs = input.EndTime.getTime();
  const count = Math.ceil((endMs - startMs) / periodMs);
  if (count > mostDatapoints)
    invalidCombination(
      `You have requested up to ${count} datapoints, which exceeds the limit of ${mostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  return { periodMs, startMs, endMs };
}

const rendered = ({ startMs, unit, set }: PeriodPoint, statistics: readonly StatisticName[]): CloudWatch.Datapoint => ({
  Timestamp: new Date(startMs),
  ...Object.fromEntries(statistics.map((name) => [name, statistic(name, set)])),
  Unit: unit as CloudWatch.StandardUnit,
});
