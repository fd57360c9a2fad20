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

/**
 * No name or value has them: CloudWatch takes no control characters. In the order of keys a metric comes before those with
 * more dimensions.
 */
const between = "\u0001";
const beforeDimension = "\u0002";

const behindDimensions = "\u0003";

/** Keys from the first on, and before the last. */
export type KeyRange = readonly [from: string, to: string];

/** The keys of a scope's metrics, of those of one namespace, or of one name in it. */
export function keysWithin({ account, region }: Scope, namespace?: string, name?: string): KeyRange {
  const scope = account + between + region;
  if (namespace === undefined) return [scope + between, scope + beforeDimension];
  const ofNamespace = scope + between + namespace;
  if (name === undefined) return [ofNamespace + between, ofNamespace + beforeDimension];
  const ofName = ofNamespace + between + name;
  return [ofName + between, ofName + behindDimensions];
}

/** The same for the same series, and for no other. Made for every value that is measured, so it is cheap. */
export const metricKey = (metric: Metric): string => unitlessKey(metric) + between + metric.unit;

/** The same for a metric under each of its units. */
export function unitlessKey({ account, region, namespace, name, dimensions }: Omit<Metric, "unit">): string {
  let key = account + between + region + between + namespace + between + name;
  for (const dimension of dimensions) key += beforeDimension + dimension.name + between + dimension.value;
  return key;
}

/** The keys of one metric under all of its units. */
export const keysOfUnits = (unitless: string): KeyRange => [unitless + between, unitless + beforeDimension];

/** The first key that may follow that of the metric. */
export const keyBehind = (metric: Metric): string => metricKey(metric) + between;

/** The metric that the key was made of. */
export function metricOfKey(key: string): Metric {
  const [names = "", ...rest] = key.split(beforeDimension);
  const [account = "", region = "", namespace = "", name = "", unit] = names.split(between);
  const dimensions = rest.map((text) => text.split(between));
  return {
    account,
    region,
    namespace,
    name,
    dimensions: dimensions.map(([of = "", value = ""]) => ({ name: of, value })),
    unit: unit ?? dimensions.at(-1)?.[2] ?? "",
  };
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
