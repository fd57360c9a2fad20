// ListMetrics: every metric that has points; CloudWatch forgets the names, too, when a metric has had none for two weeks.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import { type Metric, metricKey } from "../../model/cloudwatch/metric.ts";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import { type Input, operation } from "../service.ts";
import { sortedPage } from "../sorted-pages.ts";
import { checkDimensions, checkName } from "./checks.ts";
import { wrongToken } from "./refuse.ts";

const hourMs = 3_600_000;
const pageLength = 500;
const listedMs = 14 * 24 * hourMs;
const recentMs = 3 * hourMs;

export const listMetrics = (archive: MetricArchive) =>
  operation<typeof CloudWatch, "ListMetrics">({
    access: "List",
    refuses: ["IncludeLinkedAccounts", "OwningAccount"],
    handle(input, { account, region, nowMs }) {
      checkName("Namespace", input.Namespace);
      checkName("MetricName", input.MetricName);
      checkDimensions(input.Dimensions ?? []);
      const sinceMs = nowMs - (input.RecentlyActive === undefined ? listedMs : recentMs);
      const found = archive
        .metrics({ account, region })
        .filter(({ metric, lastMs }) => lastMs >= sinceMs && fits(metric, input))
        // A metric of two units is one metric.
        .map(({ metric }) => ({ ...metric, unit: "" }));
      const items = [...new Map(found.map((metric) => [metricKey(metric), metric])).values()];
      const { nextToken: NextToken, items: shown } = sortedPage({
        items,
        keyOf: (metric) => [metric.namespace, metric.name, metricKey(metric)],
        limit: pageLength,
        nextToken: input.NextToken,
        onWrongToken: wrongToken,
      });
      return { Metrics: shown.map(rendered), NextToken };
    },
  });

function fits(metric: Metric, input: Input<typeof CloudWatch, "ListMetrics">): boolean {
  const { Namespace = metric.namespace, MetricName = metric.name, Dimensions = [] } = input;
  return (
    metric.namespace === Namespace &&
    metric.name === MetricName &&
    Dimensions.every(({ Name, Value }) =>
      metric.dimensions.some(({ name, value }) => name === Name && (Value === undefined || value === Value)),
    )
  );
}

const rendered = ({ namespace, name, dimensions }: Metric): CloudWatch.Metric => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: dimensions.map((dimension) => ({ Name: dimension.name, Value: dimension.value })),
});
