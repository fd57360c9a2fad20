// The metrics that are always kept: AWS/ECS of clusters and services, and Muelle/ECS of single tasks and containers, which
// AWS has only with Container Insights. All are percentages of what is reserved.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
import { type DimensionSet, type Measure, type MetricValue, percent, valuesOf } from "./metric-values.ts";
import type { Reserved, TaskUsage, Usage } from "./task-usage.ts";

export const ecsNamespace = "AWS/ECS";
/** Of our own: docs/metrics.md. */
export const muelleNamespace = "Muelle/ECS";

/** A cluster has no machines of a size of its own here, so its percentage, too, is of what its tasks reserve. */
export function utilization(task: TaskUsage): MetricValue[] {
  const { clusterName: ClusterName, serviceName: ServiceName, taskId: TaskId } = task;
  const resources: DimensionSet[] = [
    { ClusterName },
    ...(ServiceName === undefined ? [] : [{ ClusterName, ServiceName }]),
  ];
  return [
    ...valuesOf(task, ecsNamespace, resources, both(task)),
    ...valuesOf(task, muelleNamespace, [{ ClusterName, TaskId }], both(task)),
    ...task.containers.flatMap((container) =>
      valuesOf(task, muelleNamespace, [{ ClusterName, TaskId, ContainerName: container.name }], both(container)),
    ),
  ];
}

const both = (of: Usage & Reserved): Measure[] => [
  { name: "CPUUtilization", unit: "Percent", value: percent(of.cpuUnits, of.reservedCpuUnits) },
  { name: "MemoryUtilization", unit: "Percent", value: percent(of.memoryMib, of.reservedMemoryMib) },
];
