// One value for one metric, and how those of many tasks become one point: a value per task, so that SampleCount says how
// many tasks there were, Sum what they used together, Minimum and Maximum which used least and most.
import type { Scope } from "../arn.ts";
import { type Metric, metricKey } from "../cloudwatch/metric.ts";
import { merged, ofValue, type StatisticSet } from "../cloudwatch/statistic-set.ts";

export interface MetricValue {
  readonly metric: Metric;
  readonly value: number;
}

/** Dimensions by name. */
export type DimensionSet = Readonly<Record<string, string>>;

export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Undefined: not measured, so there is no value, and a gap in the series. */
  readonly value: number | undefined;
}

/** Every measure under every set of dimensions. */
export const valuesOf = (
  { account, region }: Scope,
  namespace: string,
  sets: readonly DimensionSet[],
  measures: readonly Measure[],
): MetricValue[] => {
  const dimensions = sets.map((set) =>
    Object.keys(set)
      .sort()
      .map((name) => ({ name, value: set[name] ?? "" })),
  );
  return measures.flatMap(({ name, unit, value }) =>
    value === undefined
      ? []
      : dimensions.map((of) => ({ metric: { account, region, namespace, name, dimensions: of, unit }, value })),
  );
};

export const percent = (used: number | undefined, reserved: number): number | undefined =>
  used === undefined || !(reserved > 0) ? undefined : (used / reserved) * 100;

export interface MetricSet extends StatisticSet {
  readonly metric: Metric;
}

/** Values of the same metric become one set. */
export class Gathering {
  readonly #sets = new Map<string, MetricSet>();

  add(values: readonly MetricValue[]): this {
    for (const { metric, value } of values) {
      const key = metricKey(metric);
      const before = this.#sets.get(key);
      this.#sets.set(key, { metric, ...(before ? merged(before, ofValue(value)) : ofValue(value)) });
    }
    return this;
  }

  sets(): MetricSet[] {
    return [...this.#sets.values()];
  }
}
