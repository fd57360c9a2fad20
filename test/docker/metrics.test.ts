// Metrics, live: a busy container is seen near its task's limit, an idle one near nothing, and memory where it is.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { cluster, idOf, Workload } from "../workload.ts";

describe("metrics", { timeout: 200_000 }, () => {
  let house: House;
  let work: Workload;
  let cloudwatch: CloudWatchClient;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
    cloudwatch = new CloudWatchClient(house.clientOptions);
  });
  after(async () => {
    cloudwatch.destroy();
    await house.close();
  });

  /** Percentages of ten seconds each, oldest first. */
  async function values(MetricName: string, task: Task, container?: string): Promise<number[]> {
    const Dimensions = [
      { Name: "ClusterName", Value: cluster },
      { Name: "TaskId", Value: idOf(task.taskArn) },
      ...(container === undefined ? [] : [{ Name: "ContainerName", Value: container }]),
    ];
    const MetricStat = { Metric: { Namespace: "Muelle/ECS", MetricName, Dimensions }, Period: 10, Stat: "Average" };
    const { MetricDataResults = [] } = await cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: "a", MetricStat }],
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 60_000),
        ScanBy: "TimestampAscending",
      }),
    );
    return MetricDataResults[0]?.Values ?? [];
  }

  test("a busy container is near its limit, an idle one near zero", async () => {
    const busy = await work.start(await work.define("busy", [work.container("while :; do :; done")]));
    const idle = await work.start(await work.define("idle", [work.container("while :; do sleep 60; done")]));
    const tasks = await Promise.all([work.running(busy), work.running(idle)]);
    // The second ten seconds are all of a process that is up.
    const [cpuOfBusy = [], cpuOfIdle = []] = await eventually(
      async () => {
        const found = await Promise.all(tasks.map((task) => values("CPUUtilization", task)));
        return found.every((one) => one.length >= 2) ? found : undefined;
      },
      { what: "two measurements of each task", everyMs: 1_000 },
    );
    const [last = -1, lastIdle = -1] = [cpuOfBusy.at(-1), cpuOfIdle.at(-1)];
    assert.ok(last > 70 && last < 115, `busy: ${cpuOfBusy.join(", ")} %`);
    assert.ok(lastIdle >= 0 && lastIdle < 5, `idle: ${cpuOfIdle.join(", ")} %`);
    for (const memory of await Promise.all(tasks.map((task) => values("MemoryUtilization", task))))
      assert.ok((memory.at(-1) ?? 0) > 0 && (memory.at(-1) ?? 0) < 20, `memory: ${memory.join(", ")} %`);
    assert.ok((await values("CPUUtilization", busy, "app")).length >= 2, "by container, too");
    for (const { taskArn } of tasks) await house.ecs.send(new StopTaskCommand({ cluster, task: taskArn }));
    await Promise.all(tasks.map((task) => work.stopped(task)));
  });
});
