// Whatever comes in, an AWS error or an answer that fits its schema goes out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzService } from "../../../test/support/fuzz-service.ts";
import { MemoryMetricArchive } from "../../store/metric-archive/memory.ts";
import { harness } from "../harness.ts";
import { createCloudWatch } from "./index.ts";

test("random input never meets a bug", async () => {
  const service = createCloudWatch({ metrics: new MemoryMetricArchive() });
  const h = await harness({ services: [service] });
  const answered = await fuzzService({
    service,
    seed: process.env.FUZZ_SEED ?? "muelle",
    rounds: 1500 * Number(process.env.FUZZ_ROUNDS ?? 1),
    call: (operation, input) => h.call("cloudwatch", operation, input),
    words: () => ({
      Namespace: ["Shop", "AWS/ECS"],
      MetricName: ["Orders", "CPUUtilization"],
      Name: ["ClusterName", "ServiceName"],
      Value: ["web", "api"],
      Statistics: ["Average", "Sum"],
      Stat: ["Average", "p90"],
      Unit: ["Count", "None"],
      Id: ["a", "b", "c"],
      RecentlyActive: ["PT3H"],
      ScanBy: ["TimestampAscending"],
      "": [],
    }),
  });
  assert.ok(answered > 40, `${answered} inputs were answered`);
});
