// What permission each operation asks for, and that signatures and permissions have different names here: CloudWatch signs as
// `monitoring`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudWatchClient, ListMetricsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { MemoryMetricArchive } from "../../store/metric-archive/memory.ts";
import type { Authoriser } from "../auth/authoriser.ts";
import { harness } from "../harness.ts";
import { createCloudWatch } from "./index.ts";

test("a client that signs as monitoring is asked for cloudwatch permissions", async (t) => {
  const asked: string[] = [];
  const authoriser: Authoriser = {
    decide: (_, action, resource, conditions) => {
      const namespace = conditions["cloudwatch:namespace"];
      asked.push(`${action} ${resource}${namespace === undefined ? "" : ` in ${String(namespace)}`}`);
      return { allowed: action === "cloudwatch:PutMetricData", reason: "no identity-based policy allows it" };
    },
  };
  const h = await harness({ services: [createCloudWatch({ metrics: new MemoryMetricArchive() })], authoriser });
  const http = await h.http();
  t.after(() => http.close());
  const client = new CloudWatchClient(http.client);
  await client.send(
    new PutMetricDataCommand({ Namespace: "Shop", MetricData: [{ MetricName: "Orders", Value: 0.5 }] }),
  );
  await assert.rejects(client.send(new ListMetricsCommand()), /cloudwatch:ListMetrics/);
  client.destroy();
  assert.deepEqual(asked, ["cloudwatch:PutMetricData * in Shop", "cloudwatch:ListMetrics *"]);
});
