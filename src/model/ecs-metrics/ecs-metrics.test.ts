import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterInsights, serviceInsights, taskInsights } from "./container-insights.ts";
import { Gathering, type MetricValue } from "./metric-values.ts";
import type { TaskUsage } from "./task-usage.ts";
import { utilization } from "./utilization.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const task: TaskUsage = {
  ...scope,
  taskArn: "arn:1",
  taskId: "1",
  clusterName: "web",
  serviceName: "api",
  family: "hola",
  insights: "disabled",
  reservedCpuUnits: 256,
  reservedMemoryMib: 512,
  cpuUnits: 128,
  memoryMib: 128,
  containers: [
    { name: "app", cpuUnits: 128, memoryMib: 96, reservedCpuUnits: 128, reservedMemoryMib: 128 },
    {
      name: "side",
      cpuUnits: undefined,
      memoryMib: 32,
      reservedCpuUnits: 256,
      reservedMemoryMib: 512,
      isUnhealthy: true,
    },
  ],
};

/** `namespace name(dimensions) = value`, sorted. */
const told = (values: readonly MetricValue[]) =>
  values
    .map(({ metric: { namespace, name, dimensions, unit }, value }) => {
      const of = dimensions.map((dimension) => `${dimension.name}=${dimension.value}`).join(",");
      return `${namespace} ${name}(${of}) = ${value} ${unit}`;
    })
    .sort();

test("AWS/ECS is of the cluster and the service, Muelle/ECS of the task and its containers; what is unknown is left out", () => {
  assert.deepEqual(told(utilization(task)), [
    "AWS/ECS CPUUtilization(ClusterName=web) = 50 Percent",
    "AWS/ECS CPUUtilization(ClusterName=web,ServiceName=api) = 50 Percent",
    "AWS/ECS MemoryUtilization(ClusterName=web) = 25 Percent",
    "AWS/ECS MemoryUtilization(ClusterName=web,ServiceName=api) = 25 Percent",
    "Muelle/ECS CPUUtilization(ClusterName=web,ContainerName=app,TaskId=1) = 100 Percent",
    "Muelle/ECS CPUUtilization(ClusterName=web,TaskId=1) = 50 Percent",
    "Muelle/ECS MemoryUtilization(ClusterName=web,ContainerName=app,TaskId=1) = 75 Percent",
    "Muelle/ECS MemoryUtilization(ClusterName=web,ContainerName=side,TaskId=1) = 6.25 Percent",
    "Muelle/ECS MemoryUtilization(ClusterName=web,TaskId=1) = 25 Percent",
  ]);
  assert.deepEqual(told(utilization({ ...task, serviceName: undefined, cpuUnits: undefined, containers: [] })), [
    "AWS/ECS MemoryUtilization(ClusterName=web) = 25 Percent",
    "Muelle/ECS MemoryUtilization(ClusterName=web,TaskId=1) = 25 Percent",
  ]);
});

test("Container Insights: nothing when disabled, the three sets of dimensions when enabled", () => {
  assert.deepEqual(taskInsights(task), []);
  const enabled = told(taskInsights({ ...task, insights: "enabled" }));
  assert.equal(enabled.length, 4 * 3);
  const named = (name: string) => enabled.filter((line) => line.includes(` ${name}(`));
  assert.deepEqual(named("CpuUtilized"), [
    "ECS/ContainerInsights CpuUtilized(ClusterName=web) = 128 None",
    "ECS/ContainerInsights CpuUtilized(ClusterName=web,ServiceName=api) = 128 None",
    "ECS/ContainerInsights CpuUtilized(ClusterName=web,TaskDefinitionFamily=hola) = 128 None",
  ]);
  assert.equal(named("MemoryReserved")[0], "ECS/ContainerInsights MemoryReserved(ClusterName=web) = 512 Megabytes");
});

test("enhanced adds each task and each container in AWS's sets of dimensions", () => {
  const lines = told(taskInsights({ ...task, insights: "enhanced" }));
  const sets = (name: string, value?: string) =>
    lines
      .filter((line) => line.includes(` ${name}(`) && (value === undefined || line.includes(`= ${value} `)))
      .map((line) => /\((.*)\)/.exec(line)?.[1]);
  const taskSets = [
    "ClusterName=web",
    "ClusterName=web,ServiceName=api",
    "ClusterName=web,ServiceName=api,TaskId=1",
    "ClusterName=web,TaskDefinitionFamily=hola",
    "ClusterName=web,TaskDefinitionFamily=hola,TaskId=1",
  ];
  for (const name of ["CpuUtilized", "CpuReserved", "MemoryUtilized", "MemoryReserved"])
    assert.deepEqual(sets(name), taskSets);
  for (const name of ["TaskCpuUtilization", "TaskMemoryUtilization"]) assert.deepEqual(sets(name), taskSets);
  assert.deepEqual(sets("ContainerMemoryUtilized", "32"), [
    "ClusterName=web",
    "ClusterName=web,ContainerName=side,ServiceName=api",
    "ClusterName=web,ContainerName=side,ServiceName=api,TaskId=1",
    "ClusterName=web,ContainerName=side,TaskDefinitionFamily=hola",
    "ClusterName=web,ContainerName=side,TaskDefinitionFamily=hola,TaskId=1",
  ]);
  assert.equal(sets("ContainerCpuUtilized").length, 5, "of the container whose CPU was measured");
  assert.equal(sets("ContainerCpuReserved").length, 10);
  assert.deepEqual(sets("UnHealthyContainerHealthStatus", "0"), []);
  assert.equal(sets("UnHealthyContainerHealthStatus", "1").length, 5);
});

test("counts of clusters and services", () => {
  const counts = {
    ...scope,
    clusterName: "web",
    serviceName: "api",
    desired: 3,
    running: 2,
    pending: 1,
    deployments: 1,
  };
  assert.deepEqual(told(serviceInsights(counts)), [
    "ECS/ContainerInsights DeploymentCount(ClusterName=web,ServiceName=api) = 1 Count",
    "ECS/ContainerInsights DesiredTaskCount(ClusterName=web,ServiceName=api) = 3 Count",
    "ECS/ContainerInsights PendingTaskCount(ClusterName=web,ServiceName=api) = 1 Count",
    "ECS/ContainerInsights RunningTaskCount(ClusterName=web,ServiceName=api) = 2 Count",
  ]);
  assert.deepEqual(told(clusterInsights({ ...scope, clusterName: "web", tasks: 2, services: 1 })), [
    "ECS/ContainerInsights ServiceCount(ClusterName=web) = 1 Count",
    "ECS/ContainerInsights TaskCount(ClusterName=web) = 2 Count",
  ]);
});

test("the values of many tasks become one set: how many, how much, least and most", () => {
  const other = { ...task, taskId: "2", cpuUnits: 64, containers: [] };
  const sets = new Gathering()
    .add(utilization({ ...task, containers: [] }))
    .add(utilization(other))
    .sets();
  const service = sets.find(({ metric }) => metric.name === "CPUUtilization" && metric.dimensions.length === 2);
  assert.deepEqual(
    { ...service, metric: undefined },
    { metric: undefined, count: 2, sum: 75, minimum: 25, maximum: 50 },
  );
  assert.equal(sets.length, 2 * 2 + 2 * 2);
});
