// A container definition with its task's overrides, as the engine takes it. Pure.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { ContainerSpec, HealthCheck, Limits, Mount } from "../../engine/engine.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import { containerRole, labelNames } from "../machines.ts";

export interface SpecFacts {
  readonly instance: string;
  readonly image: string;
  readonly sandboxId: string;
  readonly endpointInTasks: string;
}

const mebibyte = 1024 * 1024;
/** Threads count too. A container that forks without end must not take all of the machine's ids (32,768 by default). */
const leastPids = 4096;

export function containerSpec(
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  facts: SpecFacts,
): ContainerSpec {
  const override = task.overrides.containerOverrides?.find(({ name }) => name === container.name) ?? {};
  const name = container.name ?? "";
  const linux = container.linuxParameters ?? {};
  return {
    name: containerName(task, definition, name),
    image: facts.image,
    labels: labels(task, definition, container, facts.instance),
    entryPoint: given(container.entryPoint),
    command: given(override.command ?? container.command),
    environment: environment(task, definition, container, override, facts.endpointInTasks),
    user: container.user,
    workingDirectory: container.workingDirectory,
    network: { kind: "container", id: facts.sandboxId },
    limits: limits(task, container, override),
    ulimits: container.ulimits?.map(({ name: limit, softLimit, hardLimit }) => ({
      name: limit ?? "",
      soft: softLimit ?? 0,
      hard: hardLimit ?? 0,
    })),
    mounts: mounts(task, container),
    volumesFrom: container.volumesFrom?.map(({ sourceContainer, readOnly }) => ({
      id: containerName(task, definition, sourceContainer ?? ""),
      readOnly: readOnly ?? false,
    })),
    readOnlyRoot: container.readonlyRootFilesystem,
    init: linux.initProcessEnabled,
    capabilities: linux.capabilities && { add: linux.capabilities.add, drop: linux.capabilities.drop },
    tmpfs: linux.tmpfs?.map(({ containerPath, size, mountOptions }) => ({
      path: containerPath ?? "",
      sizeBytes: (size ?? 0) * mebibyte,
      options: mountOptions,
    })),
    interactive: container.interactive,
    pseudoTerminal: container.pseudoTerminal,
    healthCheck: container.healthCheck && healthCheck(container.healthCheck),
  };
}

/** Names are how `create` stays idempotent. Families and container names are valid in Docker names. */
export const containerName = (task: Task, definition: TaskDefinition, name: string): string =>
  `muelle-${definition.family}-${definition.revision}-${name}-${task.taskId}`;

/** A volume of the task, gone with it. */
export const volumeName = (task: Task, volume: string): string => `muelle-${task.taskId}-${volume}`;

export const taskLabels = (task: Task, instance: string): Record<string, string> => ({
  [labelNames.instance]: instance,
  [labelNames.taskId]: task.taskId,
  [labelNames.taskArn]: task.taskArn,
});

function labels(
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  instance: string,
): Record<string, string> {
  return {
    ...container.dockerLabels,
    ...taskLabels(task, instance),
    [labelNames.role]: containerRole,
    [labelNames.container]: container.name ?? "",
    "com.amazonaws.ecs.cluster": task.clusterArn,
    "com.amazonaws.ecs.container-name": container.name ?? "",
    "com.amazonaws.ecs.task-arn": task.taskArn,
    "com.amazonaws.ecs.task-definition-family": definition.family,
    "com.amazonaws.ecs.task-definition-version": String(definition.revision),
  };
}

/** What the definition says wins over what Muelle tells, the task's overrides over both. */
function environment(
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  override: ECS.ContainerOverride,
  endpointInTasks: string,
): Record<string, string> {
  const index = definition.spec.containerDefinitions.indexOf(container);
  const metadata = `${task.metadataId}-${index}`;
  const role = task.overrides.taskRoleArn ?? definition.spec.taskRoleArn;
  return {
    AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
    AWS_REGION: task.region,
    AWS_DEFAULT_REGION: task.region,
    AWS_ENDPOINT_URL: endpointInTasks,
    ECS_CONTAINER_METADATA_URI: `http://169.254.170.2/v3/${metadata}`,
    ECS_CONTAINER_METADATA_URI_V4: `http://169.254.170.2/v4/${metadata}`,
    ...(role && { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: `/v2/credentials/${task.credentialsId}` }),
    ...pairs(container.environment),
    ...pairs(override.environment),
  };
}

const pairs = (variables: readonly ECS.KeyValuePair[] | undefined): Record<string, string> =>
  Object.fromEntries((variables ?? []).map(({ name, value }) => [name ?? "", value ?? ""]));

/** The engine knows containers only, so the task's size bounds each of them. */
function limits(task: Task, container: ECS.ContainerDefinition, override: ECS.ContainerOverride): Limits {
  const taskMiB = Number(task.memory);
  const memoryMiB = Math.min(override.memory ?? container.memory ?? taskMiB, taskMiB);
  const reservationMiB = override.memoryReservation ?? container.memoryReservation;
  const cpu = override.cpu ?? container.cpu ?? 0;
  return {
    cpuShares: Math.max(2, cpu),
    cpuMillis: Math.round((Number(task.cpu) * 1000) / 1024),
    memoryBytes: memoryMiB * mebibyte,
    memorySwapBytes: memoryMiB * mebibyte,
    pids: Math.max(leastPids, taskMiB),
    ...(reservationMiB !== undefined && { memoryReservationBytes: Math.min(reservationMiB, memoryMiB) * mebibyte }),
  };
}

const mounts = (task: Task, container: ECS.ContainerDefinition): Mount[] =>
  (container.mountPoints ?? []).map(({ sourceVolume, containerPath, readOnly }) => ({
    kind: "volume" as const,
    volume: volumeName(task, sourceVolume ?? ""),
    path: containerPath ?? "",
    readOnly: readOnly ?? false,
  }));

const healthCheck = (check: ECS.HealthCheck): HealthCheck => ({
  command: check.command ?? [],
  intervalMs: (check.interval ?? 30) * 1000,
  timeoutMs: (check.timeout ?? 5) * 1000,
  retries: check.retries ?? 3,
  startPeriodMs: (check.startPeriod ?? 0) * 1000,
});

/** An empty list leaves what the image says. */
const given = (words: string[] | undefined): string[] | undefined => (words?.length ? words : undefined);
