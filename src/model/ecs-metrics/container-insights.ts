// ECS/ContainerInsights: the metrics and sets of dimensions that AWS has for a cluster whose setting containerInsights is
// `enabled`, and those that `enhanced` adds. What the engine does not measure (network, storage) is not there at all.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
import type { Scope } from "../arn.ts";
import { type DimensionSet, type Measure, type MetricValue, percent, valuesOf } from "./metric-values.ts";
import type { ContainerUsage, TaskUsage } from "./task-usage.ts";

export const insightsNamespace = "ECS/ContainerInsights";

/** Of one running task; nothing where the setting is `disabled`. */
export function taskInsights(task: TaskUsage): MetricValue[] {
  if (task.insights === "disabled") return [];
  const resources = resourcesOf(task);
  const cluster: DimensionSet = { ClusterName: task.clusterName };
  const values = valuesOf(task, insightsNamespace, [cluster, ...resources], amounts(task));
  if (task.insights === "enabled") return values;
  const single = resources.map((resource) => ({ ...resource, TaskId: task.taskId }));
  return [
    ...values,
    ...valuesOf(task, insightsNamespace, single, amounts(task)),
    ...valuesOf(task, insightsNamespace, [cluster, ...resources, ...single], shares(task)),
    ...task.containers.flatMap((container) => containerInsights(task, container, resources, single)),
  ];
}

/** The service, if it is of one, and the family: each with its cluster. */
function resourcesOf({ clusterName: ClusterName, serviceName: ServiceName, family }: TaskUsage): DimensionSet[] {
  const ofFamily = { ClusterName, TaskDefinitionFamily: family };
  return ServiceName === undefined ? [ofFamily] : [{ ClusterName, ServiceName }, ofFamily];
}

const amounts = (task: TaskUsage): Measure[] => [
  { name: "CpuUtilized", unit: "None", value: task.cpuUnits },
  { name: "CpuReserved", unit: "None", value: task.reservedCpuUnits },
  { name: "MemoryUtilized", unit: "Megabytes", value: task.memoryMib },
  { name: "MemoryReserved", unit: "Megabytes", value: task.reservedMemoryMib },
];

const shares = (task: TaskUsage): Measure[] => [
  { name: "TaskCpuUtilization", unit: "Percent", value: percent(task.cpuUnits, task.reservedCpuUnits) },
  { name: "TaskMemoryUtilization", unit: "Percent", value: percent(task.memoryMib, task.reservedMemoryMib) },
];

function containerInsights(
  task: TaskUsage,
  container: ContainerUsage,
  resources: readonly DimensionSet[],
  single: readonly DimensionSet[],
): MetricValue[] {
  const cluster: DimensionSet = { ClusterName: task.clusterName };
  const named = [...resources, ...single].map((set) => ({ ...set, ContainerName: container.name }));
  const cpuShare = percent(container.cpuUnits, container.reservedCpuUnits);
  const share: Measure = { name: "ContainerCpuUtilization", unit: "Percent", value: cpuShare };
  return [
    ...valuesOf(task, insightsNamespace, [cluster, ...named], containerMeasures(container)),
    // AWS's page names this one by service, family and task; its console asks for it by container. Both are there.
    ...valuesOf(task, insightsNamespace, [cluster, ...resources, ...single, ...named], [share]),
  ];
}

const containerMeasures = (container: ContainerUsage): Measure[] => [
  { name: "ContainerCpuUtilized", unit: "None", value: container.cpuUnits },
  { name: "ContainerCpuReserved", unit: "None", value: container.reservedCpuUnits },
  { name: "ContainerMemoryUtilized", unit: "Megabytes", value: container.memoryMib },
  { name: "ContainerMemoryReserved", unit: "Megabytes", value: container.reservedMemoryMib },
  {
    name: "ContainerMemoryUtilization",
    unit: "Percent",
    value: percent(container.memoryMib, container.reservedMemoryMib),
  },
  { name: "UnHealthyContainerHealthStatus", unit: "Count", value: unhealthy(container) },
];

const unhealthy = ({ isUnhealthy }: ContainerUsage): number | undefined =>
  isUnhealthy === undefined ? undefined : Number(isUnhealthy);

export interface ServiceCounts extends Scope {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly deployments: number;
}

/** Of a service that has a running task: of others AWS says nothing. */
export function serviceInsights(service: ServiceCounts): MetricValue[] {
  const dimensions = { ClusterName: service.clusterName, ServiceName: service.serviceName };
  return valuesOf(
    service,
    insightsNamespace,
    [dimensions],
    [
      { name: "DesiredTaskCount", unit: "Count", value: service.desired },
      { name: "RunningTaskCount", unit: "Count", value: service.running },
      { name: "PendingTaskCount", unit: "Count", value: service.pending },
      { name: "DeploymentCount", unit: "Count", value: service.deployments },
    ],
  );
}

export interface ClusterCounts extends Scope {
  readonly clusterName: string;
  readonly tasks: number;
  readonly services: number;
}

/** Of a cluster that has a running task. */
export const clusterInsights = (cluster: ClusterCounts): MetricValue[] =>
  valuesOf(
    cluster,
    insightsNamespace,
    [{ ClusterName: cluster.clusterName }],
    [
      { name: "TaskCount", unit: "Count", value: cluster.tasks },
      { name: "ServiceCount", unit: "Count", value: cluster.services },
    ],
  );
