// ListMetrics: every metric that has points; CloudWatch forgets the names, too, when a metric has had none for two weeks.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
import type * as CloudWatch from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../model/arn.ts";
import {
  keyBehind,
  type KeyRange,
  keysOfUnits,
  keysWithin,
  type Metric,
  unitlessKey,
} from "../../model/cloudwatch/metric.ts";
import type { MetricArchive } from "../../store/metric-archive/metric-archive.ts";
import { type Input, slowOperation } from "../service.ts";
import { decodeKey, encodeKey } from "../sorted-pages.ts";
import { checkDimensions, checkName, checkNamespace } from "./checks.ts";
import { wrongToken } from "./refuse.ts";

type Request = Input<typeof CloudWatch, "ListMetrics">;

const hourMs = 3_600_000;
const pageLength = 500;
const listedMs = 14 * 24 * hourMs;
const recentMs = 3 * hourMs;
/** Metrics that are looked through without a turn of the event loop: thousands of tasks have hundreds of thousands. */
const part = 500;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export const listMetrics = (archive: MetricArchive) =>
  slowOperation<typeof CloudWatch, "ListMetrics">({
    access: "List",
    refuses: ["IncludeLinkedAccounts", "OwningAccount"],
    async perform(input, { account, region, nowMs, signal }) {
      checkNamespace(input.Namespace);
      checkName("MetricName", input.MetricName);
      checkDimensions(input.Dimensions ?? []);
      const sinceMs = nowMs - (input.RecentlyActive === undefined ? listedMs : recentMs);
      // A metric of two units is one metric.
      const found = new Map<string, Metric>();
      let keys = keysIn(input, { account, region });
      while (found.size <= pageLength && !signal.aborted) {
        const known = archive.metrics(keys, part);
        for (const { metric, lastMs } of known)
          if (lastMs >= sinceMs && fits(metric, input)) found.set(unitlessKey(metric), metric);
        const last = known.at(-1)?.metric;
        if (!last || known.length < part) break;
        keys = [keyBehind(last), keys[1]];
        await nextTurn();
      }
      return pageOf(found);
    },
  });

/** The range of keys that can fit, from where the last page ended. */
function keysIn({ Namespace, MetricName, NextToken }: Request, scope: Scope): KeyRange {
  const [from, to] = keysWithin(scope, Namespace, Namespace === undefined ? undefined : MetricName);
  if (NextToken === undefined) return [from, to];
  const [after, ...rest] = decodeKey(NextToken, wrongToken);
  if (typeof after !== "string" || rest.length > 0 || after < from || after >= to) return wrongToken();
  return [after, to];
}

/** `found`: in the order of keys; of one more than a page has room for, the page tells that there is another. */
function pageOf(found: ReadonlyMap<string, Metric>): { Metrics: CloudWatch.Metric[]; NextToken?: string } {
  const shown = [...found].slice(0, pageLength);
  const last = shown.at(-1);
  return {
    Metrics: shown.map(([, metric]) => rendered(metric)),
    ...(last && found.size > shown.length && { NextToken: encodeKey([keysOfUnits(last[0])[1]]) }),
  };
}

function fits(metric: Metric, input: Request): boolean {
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
