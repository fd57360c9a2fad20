// CloudWatch's metrics by the AWS CLI: a task of a cluster with Container Insights is seen from its first seconds, and a
// user's own metric comes back.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { eventually } from "../eventually.ts";
import { simulatedHouse } from "./simulated-house.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

interface Data {
  readonly MetricDataResults: readonly { Id: string; Label: string; Values: number[]; StatusCode: string }[];
}
interface Listed {
  readonly Metrics: readonly { MetricName: string }[];
}
interface Statistics {
  readonly Label: string;
  readonly Datapoints: readonly { Average: number; SampleCount: number; Unit: string }[];
}

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

test("metrics of a task and of a user by the AWS CLI", { skip }, async (t) => {
  const house = await simulatedHouse();
  t.after(() => house.close());
  const aws = async (...of: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)("aws", of, { env: house.environment });
    return stdout.trim();
  };
  const cloudwatch = async <Answer>(...of: string[]) =>
    JSON.parse((await aws("cloudwatch", ...of, "--output", "json")) || "{}") as Answer;
  const ecs = (operation: string, ...of: string[]) => aws("ecs", operation, ...of, "--output", "text");

  await ecs("create-cluster", "--cluster-name", "web", "--settings", "name=containerInsights,value=enhanced");
  const size = ["--network-mode", "awsvpc", "--requires-compatibilities", "FARGATE", "--cpu", "256", "--memory", "512"];
  const container = JSON.stringify([{ name: "app", image: "busybox" }]);
  await ecs("register-task-definition", "--family", "web", ...size, "--container-definitions", container);
  const subnet = await aws("ec2", "describe-subnets", "--query", "Subnets[0].SubnetId", "--output", "text");
  const network = ["--network-configuration", `awsvpcConfiguration={subnets=[${subnet}]}`];
  const run = ["--cluster", "web", "--launch-type", "FARGATE", "--task-definition", "web", ...network];
  const taskArn = await ecs("run-task", ...run, "--query", "tasks[0].taskArn");
  const TaskId = taskArn.split("/").at(-1) ?? "";

  const dimensions = ["ClusterName", "TaskId"].map((Name) => ({ Name, Value: Name === "TaskId" ? TaskId : "web" }));
  const query = (Id: string, MetricName: string) => {
    const Metric = { Namespace: "Muelle/ECS", MetricName, Dimensions: dimensions };
    return { Id, MetricStat: { Metric, Period: 10, Stat: "Average" } };
  };
  const queries = JSON.stringify([query("cpu", "CPUUtilization"), query("memory", "MemoryUtilization")]);
  const window = ["--start-time", minutes(-5), "--end-time", minutes(5)];

  await t.test("get-metric-data: what a simulated container uses, in percent of what the task reserves", async () => {
    const [cpu, memory] = await eventually(
      async () => {
        const asked = ["get-metric-data", "--metric-data-queries", queries, ...window];
        const { MetricDataResults } = await cloudwatch<Data>(...asked);
        return MetricDataResults.every(({ Values }) => Values.length > 0) ? MetricDataResults : undefined;
      },
      { what: "the first ten seconds measured", everyMs: 500 },
    );
    // 10 thousandths of a CPU of a quarter, 16 MiB of 512.
    assert.deepEqual([cpu?.Label, cpu?.StatusCode], ["CPUUtilization", "Complete"]);
    assert.ok(Math.abs((cpu?.Values[0] ?? 0) - 4) < 0.05, `${cpu?.Values[0]} % of CPU`);
    assert.equal(memory?.Values[0], 3.125);
  });

  await t.test("get-metric-statistics and list-metrics", async () => {
    const metric = ["--namespace", "AWS/ECS", "--metric-name", "MemoryUtilization"];
    const of = [
      "--dimensions",
      "Name=ClusterName,Value=web",
      "--period",
      "10",
      "--statistics",
      "Average",
      "SampleCount",
    ];
    const { Label, Datapoints } = await cloudwatch<Statistics>("get-metric-statistics", ...metric, ...of, ...window);
    assert.equal(Label, "MemoryUtilization");
    const [first] = Datapoints;
    assert.deepEqual([first?.Average, first?.SampleCount, first?.Unit], [3.125, 1, "Percent"]);
    const { Metrics } = await cloudwatch<Listed>("list-metrics", "--namespace", "AWS/ECS");
    assert.deepEqual(Metrics.map(({ MetricName }) => MetricName).sort(), ["CPUUtilization", "MemoryUtilization"]);
  });

  await t.test("put-metric-data, over whatever protocol the CLI speaks, and an error in AWS's words", async () => {
    const put = ["put-metric-data", "--namespace", "Shop", "--metric-name", "Orders"];
    await cloudwatch(...put, "--value", "2.5", "--unit", "Count");
    const { Metrics } = await cloudwatch<Listed>("list-metrics", "--namespace", "Shop");
    assert.deepEqual(
      Metrics.map(({ MetricName }) => MetricName),
      ["Orders"],
    );
    const asked = ["get-metric-statistics", "--namespace", "Shop", "--metric-name", "Orders", "--period", "60"];
    const same = ["--start-time", minutes(0), "--end-time", minutes(-1), "--statistics", "Sum"];
    await assert.rejects(cloudwatch(...asked, ...same), {
      message: /\(InvalidParameterValue\).*StartTime must be less than the parameter EndTime/,
    });
    await assert.rejects(cloudwatch("describe-alarms"), { message: /\(NotImplemented\)/ });
  });

  await t.test("Container Insights has its metrics when the minute is over", async () => {
    const names = await eventually(
      async () => {
        const { Metrics } = await cloudwatch<Listed>("list-metrics", "--namespace", "ECS/ContainerInsights");
        return Metrics.length > 0 ? new Set(Metrics.map(({ MetricName }) => MetricName)) : undefined;
      },
      { what: "the end of the minute", mostMs: 90_000, everyMs: 2_000 },
    );
    for (const name of ["CpuUtilized", "MemoryReserved", "TaskCount", "TaskCpuUtilization", "ContainerMemoryUtilized"])
      assert.ok(names.has(name), name);
  });
});
