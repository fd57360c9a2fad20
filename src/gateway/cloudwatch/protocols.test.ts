// CloudWatch speaks three protocols: the vendor's own client says the same in each, and hears the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  InvalidParameterValueException,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { AwsJson1_0Protocol, AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { MemoryMetricArchive } from "../../store/metric-archive/memory.ts";
import { harness } from "../harness.ts";
import { createCloudWatch } from "./index.ts";

const protocols = { awsJson1_0: AwsJson1_0Protocol, rpcv2Cbor: AwsSmithyRpcV2CborProtocol, awsQuery: AwsQueryProtocol };

for (const [name, protocol] of Object.entries(protocols))
  test(`${name}: fractions and times go there and back, and errors are the vendor's own`, async (t) => {
    const h = await harness({ services: [createCloudWatch({ metrics: new MemoryMetricArchive() })] });
    const http = await h.http();
    const client = new CloudWatchClient({ ...http.client, protocol });
    t.after(async () => {
      client.destroy();
      await http.close();
    });
    const Timestamp = new Date(h.clock.nowMs());
    const of = { Namespace: "Shop", MetricName: "Orders" };
    const Dimensions = [{ Name: "Place", Value: "Logroño <&>" }];
    const datum = { MetricName: "Orders", Dimensions, Timestamp, Values: [0.25, 3], Counts: [2, 1] };
    await client.send(new PutMetricDataCommand({ Namespace: "Shop", MetricData: [datum] }));
    const window = { StartTime: new Date(+Timestamp - 60_000), EndTime: new Date(+Timestamp + 60_000) };
    const MetricStat = { Metric: { ...of, Dimensions }, Period: 60, Stat: "Sum" };
    const { MetricDataResults } = await client.send(
      new GetMetricDataCommand({ ...window, MetricDataQueries: [{ Id: "orders", MetricStat }] }),
    );
    assert.deepEqual(MetricDataResults?.[0]?.Values, [3.5]);
    assert.deepEqual(MetricDataResults?.[0]?.Timestamps, [new Date(Math.floor(+Timestamp / 60_000) * 60_000)]);
    const wrong = { ...of, StartTime: Timestamp, EndTime: Timestamp, Period: 60, Statistics: ["Sum" as const] };
    await assert.rejects(client.send(new GetMetricStatisticsCommand(wrong)), (thrown) => {
      assert.ok(thrown instanceof InvalidParameterValueException, String(thrown));
      assert.equal(thrown.message, "The parameter StartTime must not equal parameter EndTime.");
      return true;
    });
  });
