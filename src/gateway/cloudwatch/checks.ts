// What CloudWatch asks of names, dimensions, statistics and periods, which the vendor's schemas do not carry.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import { minuteMs, secondMs } from "../../model/cloudwatch/metric.ts";
import { isExtendedStatistic, isStatistic, type StatisticName } from "../../model/cloudwatch/statistic-set.ts";
import { invalidValue, notHonoured } from "./refuse.ts";

type Refuse = (message: string) => never;

const longestName = 255;
const longestDimensionValue = 1024;
const mostDimensions = 30;
const shortPeriodsSeconds: readonly number[] = [1, 5, 10, 20, 30];

/** Namespace or name of a metric. */
export function checkName(member: string, value: string | undefined, refuse: Refuse = invalidValue): void {
  if (value === undefined) return;
  if (value.length < 1 || value.length > longestName)
    refuse(`The parameter ${member} must be between 1 and ${longestName} characters long.`);
  checkText(member, value, refuse);
}

/** CloudWatch itself takes ASCII only; a name of this machine's user may have an ñ. */
function checkText(member: string, value: string, refuse: Refuse): void {
  if (/\p{Cc}/u.test(value)) refuse(`The parameter ${member} must not contain control characters.`);
}

export function checkNamespace(value: string | undefined, refuse: Refuse = invalidValue): void {
  checkName("Namespace", value, refuse);
  if (value?.startsWith(":")) refuse(`The value ${value} for parameter Namespace is invalid.`);
}

export interface GivenDimension {
  readonly Name: string;
  readonly Value?: string;
}

export function checkDimensions(dimensions: readonly GivenDimension[], refuse: Refuse = invalidValue): void {
  if (dimensions.length > mostDimensions)
    refuse(`The parameter Dimensions must not have more than ${mostDimensions} elements.`);
  for (const { Name, Value } of dimensions) {
    checkName("Dimensions.Name", Name, refuse);
    if (Value !== undefined && (Value.length < 1 || Value.length > longestDimensionValue))
      refuse(`The parameter Dimensions.Value must be between 1 and ${longestDimensionValue} characters long.`);
    checkText("Dimensions.Value", Value ?? "", refuse);
  }
  const names = new Set(dimensions.map(({ Name }) => Name));
  if (names.size < dimensions.length) refuse("The parameter Dimensions must not name the same dimension twice.");
}

/** In milliseconds. */
export function periodIn(seconds: number, refuse: Refuse): number {
  const isMinutes = seconds > 0 && (seconds * secondMs) % minuteMs === 0;
  if (!isMinutes && !shortPeriodsSeconds.includes(seconds))
    return refuse("The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.");
  return seconds * secondMs;
}

export function statisticIn(name: string, refuse: Refuse): StatisticName {
  if (isStatistic(name)) return name;
  if (isExtendedStatistic(name))
    return notHonoured(
      `Stat ${name}`,
      "Points keep their count, sum, minimum and maximum only: ask for SampleCount, Average, Sum, Minimum or Maximum.",
    );
  return refuse(`The value ${name} for parameter Stat is not supported.`);
}

/** Throws unless the one is before the other. */
export function checkRange(start: Date, end: Date, refuse: Refuse): void {
  if (start.getTime() === end.getTime()) refuse("The parameter StartTime must not equal parameter EndTime.");
  if (start > end) refuse("The parameter StartTime must be less than the parameter EndTime.");
}
