// What a task definition becomes when it is registered: AWS's defaults are filled in, sizes are written as numbers, and
// nothing else is invented, so that what was given comes back as a Terraform plan needs it.
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinitionSpec } from "./records.ts";
import { cpuUnits, memoryMib } from "./task-size.ts";

export type StatedDefinition = Omit<ECS.RegisterTaskDefinitionRequest, "tags">;

/** The row's spec; sizes that cannot be read are left as they are, for the rules to refuse. */
export function specOf(stated: StatedDefinition): TaskDefinitionSpec {
  const { networkMode } = stated;
  return stripped({
    family: stated.family,
    containerDefinitions: (stated.containerDefinitions ?? []).map((container) => withDefaults(container, networkMode)),
    taskRoleArn: stated.taskRoleArn,
    executionRoleArn: stated.executionRoleArn,
    networkMode,
    volumes: stated.volumes ?? [],
    placementConstraints: stated.placementConstraints ?? [],
    requiresCompatibilities: stated.requiresCompatibilities?.length ? stated.requiresCompatibilities : undefined,
    cpu: normalised(stated.cpu, cpuUnits),
    memory: normalised(stated.memory, memoryMib),
    pidMode: stated.pidMode,
    ipcMode: stated.ipcMode,
    runtimePlatform: stated.runtimePlatform,
    ephemeralStorage: stated.ephemeralStorage,
    enableFaultInjection: stated.enableFaultInjection,
  });
}

function normalised(text: string | undefined, read: (text: string) => number | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  return read(text)?.toString() ?? text;
}

function withDefaults(
  container: ECS.ContainerDefinition,
  networkMode: ECS.NetworkMode | undefined,
): ECS.ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    portMappings: (container.portMappings ?? []).map((mapping) => portWithDefaults(mapping, networkMode)),
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    healthCheck: container.healthCheck && { interval: 30, timeout: 5, retries: 3, ...defined(container.healthCheck) },
  };
}

function portWithDefaults(mapping: ECS.PortMapping, networkMode: ECS.NetworkMode | undefined): ECS.PortMapping {
  const { containerPort, hostPort } = mapping;
  const ownPort = networkMode === "awsvpc" || networkMode === "host" ? containerPort : 0;
  return {
    ...mapping,
    hostPort: hostPort || (mapping.containerPortRange === undefined ? ownPort : undefined),
    protocol: mapping.protocol ?? "tcp",
  };
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined && member !== null)) as T;

/** Without members that were not given, all the way down: rows survive JSON unchanged. */
function stripped<T>(value: T): T {
  if (Array.isArray(value)) return value.map(stripped) as T;
  if (typeof value !== "object" || value === null) return value;
  return defined(
    Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, member == null ? undefined : stripped(member)]),
    ),
  ) as T;
}
