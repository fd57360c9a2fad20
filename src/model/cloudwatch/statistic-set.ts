// The four numbers that CloudWatch keeps of many values, and the statistics that follow from them. Percentiles and trimmed
// means would need the values themselves, which nobody keeps here.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html

export interface StatisticSet {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

export const ofValue = (value: number): StatisticSet => ({ count: 1, sum: value, minimum: value, maximum: value });

export const merged = (one: StatisticSet, other: StatisticSet): StatisticSet => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
  minimum: Math.min(one.minimum, other.minimum),
  maximum: Math.max(one.maximum, other.maximum),
});

const byName = {
  SampleCount: ({ count }: StatisticSet) => count,
  Average: ({ count, sum }: StatisticSet) => sum / count,
  Sum: ({ sum }: StatisticSet) => sum,
  Minimum: ({ minimum }: StatisticSet) => minimum,
  Maximum: ({ maximum }: StatisticSet) => maximum,
} as const;

export type StatisticName = keyof typeof byName;

export const isStatistic = (name: string): name is StatisticName => Object.hasOwn(byName, name);

export const statistic = (name: StatisticName, set: StatisticSet): number => byName[name](set);

const number = "\\d{1,3}(\\.\\d{1,10})?";
const bound = "-?\\d*(\\.\\d+)?%?";
const extended = new RegExp(`^(p${number}|(tm|wm|tc|ts)${number}|(PR|TM|WM|TC|TS)\\(${bound}:${bound}\\)|IQM)$`);

/** A statistic that CloudWatch has and that four numbers cannot give: p90, tm99, TM(10%:90%), IQM … */
export const isExtendedStatistic = (name: string): boolean => extended.test(name);
