// From kept points to the datapoints of an answer: which points there are for a metric, and how they fall into periods.
import type { Scope } from "../../model/arn.ts";
import {
  coarseMs,
  fineMs,
  keysOfUnits,
  type Metric,
  minuteMs,
  periodStart,
  sortedDimensions,
  unitlessKey,
} from "../../model/cloudwatch/metric.ts";
import { merged, type StatisticSet } from "../../model/cloudwatch/statistic-set.ts";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import type { GivenDimension } from "./checks.ts";

export interface MetricRequest extends Scope {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly GivenDimension[];
  /** Undefined: of any unit. */
  readonly unit: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly periodMs: number;
  /** Where periods are counted from: 0, or the start. */
  readonly originMs: number;
}

export interface PeriodPoint {
  readonly startMs: number;
  readonly unit: string;
  readonly set: StatisticSet;
}

/** Oldest first. Exactly these dimensions: CloudWatch adds nothing up over dimensions that were not published so. */
export async function datapoints(archive: MetricArchive, request: MetricRequest): Promise<PeriodPoint[]> {
  const perUnit = metricsOf(archive, request).map(async (metric) => {
    const window = {
      resolutionMs: request.periodMs < minuteMs ? fineMs : coarseMs,
      startMs: request.startMs,
      endMs: request.endMs,
    };
    const periods = new Map<number, StatisticSet>();
    for (const point of await archive.read(metric, window)) {
      const startMs = request.originMs + periodStart(point.startMs - request.originMs, request.periodMs);
      const before = periods.get(startMs);
      periods.set(startMs, before ? merged(before, point) : point);
    }
    return [...periods].map(([startMs, set]) => ({ startMs, unit: metric.unit, set }));
  });
  return (await Promise.all(perUnit)).flat().sort((one, other) => one.startMs - other.startMs);
}

/** AWS's StandardUnit has 27. */
const mostUnits = 100;

/** One for each unit that it was published with. */
function metricsOf(archive: MetricArchive, { namespace, name, dimensions, unit, ...scope }: MetricRequest): Metric[] {
  const { account, region } = scope;
  const sorted = sortedDimensions(dimensions.map(({ Name, Value }) => ({ name: Name, value: Value ?? "" })));
  const metric = { account, region, namespace, name, dimensions: sorted };
  if (unit !== undefined) return [{ ...metric, unit }];
  return archive.metrics(keysOfUnits(unitlessKey(metric)), mostUnits).map((known) => known.metric);
}
