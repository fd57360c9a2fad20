// What a metric is, as CloudWatch has it: a namespace, a name, a set of dimensions and a unit, in one account and region.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
import type { Scope } from "../arn.ts";

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** One series. Two sets of dimensions are two metrics: CloudWatch never adds up over dimensions by itself. */
export interface Metric extends Scope {
  readonly namespace: string;
  readonly name: string;
  /** In the order of their names: `sortedDimensions`. */
  readonly dimensions: readonly Dimension[];
  /** AWS's StandardUnit: "Percent", "Megabytes", "Count", "None" … */
  readonly unit: string;
}

export const sortedDimensions = (dimensions: readonly Dimension[]): Dimension[] =>
  [...dimensions].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));

/** No name or value has it: CloudWatch takes no control characters. */
const between = "\u0000";

/** The same for the same series, and for no other. Made for every value that is measured, so it is cheap. */
export function metricKey({ account, region, namespace, name, dimensions, unit }: Metric): string {
  let key = account + between + region + between + namespace + between + name + between + unit;
  for (const dimension of dimensions) key += between + dimension.name + between + dimension.value;
  return key;
}

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The lengths of time that one kept point may stand for: ten seconds for what is recent, a minute for all the rest. */
export const resolutionsMs = [10_000, 60_000] as const;
export type ResolutionMs = (typeof resolutionsMs)[number];
export const [fineMs, coarseMs] = resolutionsMs;

/** CloudWatch's own periods of retention for points below a minute, and for those of a minute. */
export const retentionMs: Readonly<Record<ResolutionMs, number>> = { [fineMs]: 3 * hourMs, [coarseMs]: 15 * dayMs };

/** The start of the period of `lengthMs` that `timeMs` falls into. */
export const periodStart = (timeMs: number, lengthMs: number): number => Math.floor(timeMs / lengthMs) * lengthMs;
