// What a chart reads: GetMetricData for all its series at once, up to now.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead } from "../../aws/live.tsx";
import type { Point } from "./points.ts";

export interface MetricSeries {
  readonly label: string;
  readonly namespace: string;
  readonly metric: string;
  /** Exactly these: CloudWatch never adds up over dimensions by itself. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** CloudWatch's name: "Average", "Maximum", "Sum" … */
  readonly stat: string;
  /** In hexadecimal; one of the palette unless given. */
  readonly color?: string;
}

export interface MetricRange {
  readonly rangeMinutes: number;
  readonly periodSeconds: number;
}

export interface MetricData extends MetricRange {
  readonly startMs: number;
  readonly endMs: number;
  /** In the order of the series that were asked for; each in order of time. */
  readonly points: readonly (readonly Point[])[];
}

/** No notice tells of metrics: they are read so often while the page is looked at. */
const everyMs = 10_000;

export const metricRead = (series: readonly MetricSeries[], range: MetricRange): LiveRead<MetricData> => ({
  key: ["metric-data", series.map(({ color: _color, label: _label, ...metric }) => metric), range],
  on: [],
  everyMs,
  enabled: series.length > 0,
  read: (aws, signal) => readMetrics(aws, series, range, signal),
});

async function readMetrics(
  aws: Aws,
  series: readonly MetricSeries[],
  range: MetricRange,
  signal: AbortSignal,
): Promise<MetricData> {
  const periodMs = range.periodSeconds * 1000;
  const endMs = Math.ceil(Date.now() / periodMs) * periodMs;
  const startMs = endMs - range.rangeMinutes * 60_000;
  const points = series.map((): Point[] => []);
  let token: string | undefined;
  do {
    const command = new GetMetricDataCommand({
      MetricDataQueries: series.map((one, at) => queryOf(one, at, range.periodSeconds)),
      StartTime: new Date(startMs),
      EndTime: new Date(endMs),
      ScanBy: "TimestampAscending",
      NextToken: token,
    });
    const { MetricDataResults = [], NextToken } = await aws.of(CloudWatchClient).send(command, { abortSignal: signal });
    for (const { Id = "", Timestamps = [], Values = [] } of MetricDataResults)
      points[Number(Id.slice(1))]?.push(
        ...Timestamps.map((time, at) => ({ atMs: time.getTime(), value: Values[at] ?? 0 })),
      );
    token = NextToken;
  } while (token !== undefined);
  return { ...range, startMs, endMs, points };
}

const queryOf = (
  { namespace, metric, dimensions, stat }: MetricSeries,
  at: number,
  period: number,
): MetricDataQuery => ({
  Id: `m${at}`,
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: period,
    Stat: stat,
  },
});
