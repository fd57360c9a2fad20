// PutMetricData: metrics of the user's own. Points of a period add up, as on AWS.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../model/arn.ts";
import { coarseMs, fineMs, minuteMs, periodStart, sortedDimensions } from "../../model/cloudwatch/metric.ts";
import { merged, type StatisticSet } from "../../model/cloudwatch/statistic-set.ts";
import { insightsNamespace } from "../../model/ecs-metrics/container-insights.ts";
import { muelleNamespace } from "../../model/ecs-metrics/utilization.ts";
import type { MetricArchive, MetricPoint } from "../../store/metric-archive/metric-archive.ts";
import { type Input, slowOperation } from "../service.ts";
import { checkDimensions, checkName, checkNamespace } from "./checks.ts";
import { invalidCombination, invalidValue, missing } from "./refuse.ts";

type Datum = NonNullable<Input<typeof CloudWatch, "PutMetricData">["MetricData"]>[number];

const mostData = 1000;
const mostValues = 150;
/** CloudWatch's range: sums of such values are numbers, too. */
const largest = 2 ** 360;
const hourMs = 60 * minuteMs;
const oldestMs = 14 * 24 * hourMs;
const newestMs = 2 * hourMs;

export const putMetricData = (archive: MetricArchive) =>
  slowOperation<typeof CloudWatch, "PutMetricData">({
    access: "Write",
    conditions: ({ Namespace }) => ({ "cloudwatch:namespace": Namespace }),
    refuses: ["EntityMetricData", "StrictEntityValidation"],
    async perform({ Namespace: namespace, MetricData: data = [] }, { account, region, nowMs }) {
      checkMayWrite(namespace);
      if (data.length === 0) return missing("The parameter MetricData is required.");
      if (data.length > mostData)
        return invalidValue(`The collection MetricData must not have a size greater than ${mostData}.`);
      await archive.put(
        data.flatMap((datum, index) => pointsOf({ account, region }, namespace, datum, index, nowMs)),
        "add",
      );
      return {};
    },
  });

/** The agent alone writes what it measures. */
function checkMayWrite(namespace: string): void {
  checkNamespace(namespace);
  if (namespace.startsWith("AWS/")) invalidValue("The value AWS/ for parameter Namespace is invalid.");
  if (namespace === insightsNamespace || namespace === muelleNamespace)
    invalidValue(`The value ${namespace} for parameter Namespace is invalid: Muelle itself writes these metrics.`);
}

/** A point for its minute, and with a StorageResolution of 1 one for its ten seconds, too. */
function pointsOf(scope: Scope, namespace: string, datum: Datum, index: number, nowMs: number): MetricPoint[] {
  const at = `MetricData.member.${index + 1}`;
  const { MetricName: name, Dimensions = [], Unit: unit = "None", StorageResolution = 60, Timestamp } = datum;
  checkName(`${at}.MetricName`, name);
  checkDimensions(Dimensions);
  if (StorageResolution !== 1 && StorageResolution !== 60)
    return invalidValue(`The parameter ${at}.StorageResolution must be a value in the set [ 1, 60 ].`);
  const timeMs = Timestamp?.getTime() ?? nowMs;
  if (timeMs < nowMs - oldestMs)
    return invalidValue(`The parameter ${at}.Timestamp must specify a time within the past two weeks.`);
  if (timeMs > nowMs + newestMs)
    return invalidValue(`The parameter ${at}.Timestamp must specify a time no more than two hours in the future.`);
  const dimensions = sortedDimensions(Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })));
  const metric = { ...scope, namespace, name, dimensions, unit };
  const set = setIn(datum, at);
  const resolutions = StorageResolution === 1 ? [coarseMs, fineMs] : [coarseMs];
  return resolutions.map((resolutionMs) => ({
    ...set,
    metric,
    resolutionMs,
    startMs: periodStart(timeMs, resolutionMs),
  }));
}

/** Exactly one of Value, Values and StatisticValues. */
function setIn({ Value, Values, Counts, StatisticValues }: Datum, at: string): StatisticSet {
  const given = Object.entries({ Value, Values: Values?.length ? Values : undefined, StatisticValues })
    .filter(([, one]) => one !== undefined)
    .map(([name]) => `${at}.${name}`);
  if (given.length === 0)
    return missing(
      `At least one of the parameters must be specified: ${at}.Value, ${at}.Values, ${at}.StatisticValues.`,
    );
  if (given.length > 1)
    return invalidCombination(
      `The parameters ${given.slice(0, 2).join(" and ")} are mutually exclusive and you have specified both.`,
    );
  if (Value !== undefined) return counted(inRange(Value, `${at}.Value`), 1);
  if (StatisticValues) return fromStatistics(StatisticValues, `${at}.StatisticValues`);
  return fromValues(Values ?? [], Counts, at);
}

const inRange = (value: number, member: string): number =>
  Math.abs(value) <= largest ? value : invalidValue(`The value ${value} for parameter ${member} is invalid.`);

function fromStatistics(given: NonNullable<Datum["StatisticValues"]>, at: string): StatisticSet {
  const { SampleCount: count, Sum: sum, Minimum: minimum, Maximum: maximum } = given;
  for (const [name, value] of Object.entries({ SampleCount: count, Sum: sum, Minimum: minimum, Maximum: maximum }))
    inRange(value, `${at}.${name}`);
  if (count <= 0 || minimum > maximum)
    return invalidValue(`The parameter ${at} must have a SampleCount above 0 and no Minimum above its Maximum.`);
  return { count, sum, minimum, maximum };
}

function fromValues(values: readonly number[], counts: readonly number[] | undefined, at: string): StatisticSet {
  if (values.length > mostValues)
    return invalidValue(`The collection ${at}.Values must not have a size greater than ${mostValues}.`);
  if (counts && counts.length !== values.length)
    return invalidValue(`The parameters ${at}.Values and ${at}.Counts must be of the same size.`);
  for (const value of values) inRange(value, `${at}.Values`);
  for (const count of counts ?? []) inRange(count, `${at}.Counts`);
  if (counts?.some((count) => count <= 0)) return invalidValue(`The parameter ${at}.Counts must have values above 0.`);
  return values.map((value, index) => counted(value, counts?.[index] ?? 1)).reduce(merged);
}

const counted = (value: number, count: number): StatisticSet => ({
  count,
  sum: value * count,
  minimum: value,
  maximum: value,
});
