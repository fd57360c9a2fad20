// GetMetricData: many metrics at once, in pages. Metric math is refused by name.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../model/arn.ts";
import { minuteMs, periodStart } from "../../model/cloudwatch/metric.ts";
import { statistic, type StatisticName } from "../../model/cloudwatch/statistic-set.ts";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import { type Input, slowOperation } from "../service.ts";
import { checkDimensions, checkName, checkNamespace, checkRange, periodIn, statisticIn } from "./checks.ts";
import { type DataPage, pageOfData } from "./data-page.ts";
import { datapoints, type MetricRequest } from "./datapoints.ts";
import { notHonoured, notValid } from "./refuse.ts";

type Request = Input<typeof CloudWatch, "GetMetricData">;
type Query = Request["MetricDataQueries"][number];

const mostQueries = 500;
const mostDatapoints = 100_800;

export const getMetricData = (archive: MetricArchive) =>
  slowOperation<typeof CloudWatch, "GetMetricData">({
    access: "Read",
    refuses: [
      "MetricDataQueries.Expression",
      "MetricDataQueries.AccountId",
      // Of expressions: a metric states its period in MetricStat.
      "MetricDataQueries.Period",
      "LabelOptions",
    ],
    async perform(input, { account, region, signal }) {
      check(input);
      const asked = input.MetricDataQueries.map((query) => askedFor(query, input, { account, region }));
      const series = asked
        .filter(({ isShown }) => isShown)
        .map((one) => async () => {
          // A series may have weeks of minutes: others get their turn between two, and nobody reads for one who left.
          await nextTurn();
          return signal.aborted ? { ...one, values: [] } : await seriesOf(archive, one, input);
        });
      return rendered(await pageOfData(series, input.MaxDatapoints ?? mostDatapoints, input.NextToken));
    },
  });

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

function check({ MetricDataQueries: queries, StartTime, EndTime, MaxDatapoints = mostDatapoints }: Request): void {
  checkRange(StartTime, EndTime, notValid);
  if (queries.length < 1 || queries.length > mostQueries)
    notValid(`The parameter MetricDataQueries must have between 1 and ${mostQueries} elements.`);
  if (MaxDatapoints < 1 || MaxDatapoints > mostDatapoints)
    notValid(`The parameter MaxDatapoints must be between 1 and ${mostDatapoints}.`);
  const ids = new Set<string>();
  for (const { Id, Label } of queries) {
    if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(Id))
      notValid(
        `The value ${Id} for parameter MetricDataQueries.Id must begin with a lower-case letter and have letters, digits and _ only.`,
      );
    if (ids.has(Id)) notValid(`The value ${Id} for parameter MetricDataQueries.Id must be unique.`);
    ids.add(Id);
    if (Label?.includes("${"))
      notHonoured("MetricDataQueries.Label with ${…}", "Give a label without values that CloudWatch would fill in.");
  }
}

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly isShown: boolean;
  readonly statistic: StatisticName;
  readonly metric: MetricRequest;
}

/** The query, once it is found to be right. */
function askedFor({ Id: id, Label, MetricStat, ReturnData = true }: Query, input: Request, scope: Scope): Asked {
  if (!MetricStat) return notValid(`The query ${id} must have a MetricStat or an Expression.`);
  const { Metric, Period, Stat, Unit: unit } = MetricStat;
  const { Namespace: namespace, MetricName: name, Dimensions: dimensions = [] } = Metric;
  if (namespace === undefined || name === undefined)
    return notValid(`The metric of the query ${id} must have a Namespace and a MetricName.`);
  checkNamespace(namespace, notValid);
  checkName("MetricName", name, notValid);
  checkDimensions(dimensions, notValid);
  const periodMs = periodIn(Period, notValid);
  const startMs = periodStart(input.StartTime.getTime(), Math.min(periodMs, minuteMs));
  const window = { startMs, endMs: input.EndTime.getTime(), periodMs, originMs: 0 };
  return {
    id,
    label: Label ?? name,
    isShown: ReturnData,
    statistic: statisticIn(Stat, notValid),
    metric: { ...scope, namespace, name, dimensions, unit, ...window },
  };
}

async function seriesOf(archive: MetricArchive, { id, label, statistic: wanted, metric }: Asked, input: Request) {
  const points = await datapoints(archive, metric);
  const values = points.map((point) => [point.startMs, statistic(wanted, point.set)] as const);
  return { id, label, values: input.ScanBy === "TimestampAscending" ? values : values.reverse() };
}

const rendered = ({ parts, nextToken }: DataPage) => ({
  MetricDataResults: parts.map(({ id, label, values, isWhole }) => ({
    Id: id,
    Label: label,
    Timestamps: values.map(([startMs]) => new Date(startMs)),
    Values: values.map(([, value]) => value),
    StatusCode: isWhole ? ("Complete" as const) : ("PartialData" as const),
  })),
  Messages: [],
  ...(nextToken !== undefined && { NextToken: nextToken }),
});
