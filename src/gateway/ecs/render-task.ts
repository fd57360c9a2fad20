// A task as RunTask, StopTask and DescribeTasks answer it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { Task, TaskAttachment, TaskContainer, TaskDefinition } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { taskDefinitions } from "../../store/tables/ecs.ts";
import { dateOf } from "./render-date.ts";

export function renderTask(reader: Reader, row: Task, include: readonly string[] = []): ECS.Task {
  const definition = reader.get(taskDefinitions, row.taskDefinitionArn);
  return {
    attachments: row.attachment ? [renderAttachment(row.attachment)] : [],
    attributes: [{ name: "ecs.cpu-architecture", value: architecture(definition) }],
    ...present("availabilityZone", row.availabilityZone),
    ...present("capacityProviderName", row.capacityProviderName),
    clusterArn: row.clusterArn,
    ...(row.connectivityAtMs === undefined ? {} : { connectivity: "CONNECTED" as const }),
    ...dateOf("connectivityAt", row.connectivityAtMs),
    containers: row.containers.map((container) => renderContainer(row, container, definition)),
    cpu: row.cpu,
    createdAt: new Date(row.createdAtMs),
    desiredStatus: row.desiredStatus,
    enableExecuteCommand: row.enableExecuteCommand,
    ...dateOf("executionStoppedAt", row.executionStoppedAtMs),
    group: row.group,
    healthStatus: row.healthStatus,
    lastStatus: row.lastStatus,
    launchType: row.launchType,
    memory: row.memory,
    overrides: renderOverrides(row),
    platformVersion: row.platformVersion,
    platformFamily: row.platformFamily,
    ...dateOf("pullStartedAt", row.pullStartedAtMs),
    ...dateOf("pullStoppedAt", row.pullStoppedAtMs),
    ...dateOf("startedAt", row.startedAtMs),
    ...present("startedBy", row.startedBy),
    ...present("stopCode", row.stopCode),
    ...dateOf("stoppedAt", row.stoppedAtMs),
    ...present("stoppedReason", row.stoppedReason),
    ...dateOf("stoppingAt", row.stoppingAtMs),
    tags: include.includes("TAGS") ? [...row.tags] : [],
    taskArn: row.taskArn,
    taskDefinitionArn: row.taskDefinitionArn,
    version: row.version,
    ephemeralStorage: { sizeInGiB: row.ephemeralStorageGiB },
    fargateEphemeralStorage: { sizeInGiB: row.ephemeralStorageGiB },
  };
}

const present = <Name extends string, T>(name: Name, value: T | undefined): { [K in Name]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { [K in Name]?: T };

const architecture = (definition: TaskDefinition | undefined) =>
  definition?.spec.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";

function renderAttachment(row: TaskAttachment): ECS.Attachment {
  const details = [
    ["subnetId", row.subnetId ?? row.subnetIds[0]],
    ["networkInterfaceId", row.networkInterfaceId],
    ["macAddress", row.macAddress],
    ["privateDnsName", row.privateDnsName],
    ["privateIPv4Address", row.privateAddress],
  ];
  return {
    id: row.attachmentId,
    type: "ElasticNetworkInterface",
    status: row.status,
    details: details.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

function renderContainer(task: Task, row: TaskContainer, definition: TaskDefinition | undefined): ECS.Container {
  const stated = definition?.spec.containerDefinitions.find(({ name }) => name === row.name);
  const override = task.overrides.containerOverrides?.find(({ name }) => name === row.name);
  const text = (value: number | undefined) => value?.toString();
  const { attachment } = task;
  return {
    containerArn: row.containerArn,
    taskArn: task.taskArn,
    name: row.name,
    image: row.image,
    ...present("imageDigest", row.imageDigest),
    ...present("runtimeId", row.runtimeId),
    lastStatus: row.lastStatus,
    ...present("exitCode", row.exitCode),
    ...present("reason", row.reason),
    networkBindings: [],
    networkInterfaces: attachment?.privateAddress
      ? [{ attachmentId: attachment.attachmentId, privateIpv4Address: attachment.privateAddress }]
      : [],
    healthStatus: row.healthStatus,
    cpu: text(override?.cpu ?? stated?.cpu) ?? "0",
    ...present("memory", text(override?.memory ?? stated?.memory)),
    ...present("memoryReservation", text(override?.memoryReservation ?? stated?.memoryReservation)),
  };
}

/** AWS lists every container, also those that nothing was overridden of. */
function renderOverrides({ overrides, containers }: Task): ECS.TaskOverride {
  const stated = overrides.containerOverrides ?? [];
  return {
    ...overrides,
    containerOverrides: containers.map(({ name }) => stated.find((override) => override.name === name) ?? { name }),
    inferenceAcceleratorOverrides: [],
  };
}
