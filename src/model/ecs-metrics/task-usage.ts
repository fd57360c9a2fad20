// What a task uses and what it reserves: the facts that its metrics are made from. Sizes are in ECS's CPU units (1024 are
// one virtual CPU) and MiB, which CloudWatch calls Megabytes.
import type * as ECS from "@aws-sdk/client-ecs";
import type { Scope } from "../arn.ts";
import type { Cluster, Service, Task, TaskContainer, TaskDefinition } from "../ecs/records.ts";

export type ContainerInsights = "disabled" | "enabled" | "enhanced";

/** A measurement. Undefined: it could not be measured, which is not the same as nothing. */
export interface Usage {
  readonly cpuUnits: number | undefined;
  readonly memoryMib: number | undefined;
}

export interface Reserved {
  readonly reservedCpuUnits: number;
  readonly reservedMemoryMib: number;
}

export interface ContainerUsage extends Usage, Reserved {
  readonly name: string;
  /** Of a container that has a health check and an answer from it. */
  readonly isUnhealthy?: boolean;
}

/** Of the task as a whole, Usage is the sum over its containers, and undefined when one of them is. */
export interface TaskUsage extends Usage, Reserved, Scope {
  readonly taskArn: string;
  readonly taskId: string;
  readonly clusterName: string;
  readonly serviceName?: string;
  readonly family: string;
  readonly insights: ContainerInsights;
  readonly containers: readonly ContainerUsage[];
}

export interface TaskFacts {
  readonly task: Task;
  readonly definition: TaskDefinition;
  readonly cluster: Cluster;
  readonly service: Service | undefined;
}

/** `usages`: of the task's running containers, by name. */
export function taskUsage(
  { task, definition, cluster, service }: TaskFacts,
  usages: ReadonlyMap<string, Usage>,
): TaskUsage {
  const running = [...usages.values()];
  return {
    account: task.account,
    region: task.region,
    taskArn: task.taskArn,
    taskId: task.taskId,
    clusterName: cluster.clusterName,
    ...(service && { serviceName: service.serviceName }),
    family: definition.family,
    insights: insightsOf(cluster),
    reservedCpuUnits: Number(task.cpu),
    reservedMemoryMib: Number(task.memory),
    cpuUnits: total(running.map(({ cpuUnits }) => cpuUnits)),
    memoryMib: total(running.map(({ memoryMib }) => memoryMib)),
    containers: definition.spec.containerDefinitions.flatMap((container) => {
      const usage = usages.get(container.name ?? "");
      return usage
        ? [{ ...usage, name: container.name ?? "", ...reserved(task, container), ...health(task, container) }]
        : [];
    }),
  };
}

export function insightsOf({ settings }: Pick<Cluster, "settings">): ContainerInsights {
  const value = settings.find(({ name }) => name === "containerInsights")?.value;
  return value === "enabled" || value === "enhanced" ? value : "disabled";
}

function total(values: readonly (number | undefined)[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum + value), 0);
}

/** A container's own size, or the task's where it has none; the soft limit of memory before the hard one, as AWS counts. */
function reserved(task: Task, container: ECS.ContainerDefinition): Reserved {
  const override = task.overrides.containerOverrides?.find(({ name }) => name === container.name) ?? {};
  const soft = override.memoryReservation ?? container.memoryReservation;
  const hard = override.memory ?? container.memory;
  return {
    reservedCpuUnits: override.cpu || container.cpu || Number(task.cpu),
    reservedMemoryMib: soft ?? hard ?? Number(task.memory),
  };
}

function health(task: Task, { name, healthCheck }: ECS.ContainerDefinition): Pick<ContainerUsage, "isUnhealthy"> {
  const status = task.containers.find((container: TaskContainer) => container.name === name)?.healthStatus ?? "UNKNOWN";
  return healthCheck && status !== "UNKNOWN" ? { isUnhealthy: status === "UNHEALTHY" } : {};
}
