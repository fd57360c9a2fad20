// A task as it begins: made by RunTask and by the service deployer alike.
import type * as ECS from "@aws-sdk/client-ecs";
import { type Dice, hex, uuid } from "../../kit/ids.ts";
import { formatArn } from "../arn.ts";
import type { Cluster, Task, TaskAttachment, TaskContainer, TaskDefinition } from "./records.ts";

export const fargatePlatformVersion = "1.4.0";

export interface NewTask {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  readonly group: string;
  readonly networkConfiguration?: ECS.NetworkConfiguration;
  /** Named when networkConfiguration names no group. */
  readonly defaultGroupIds: readonly string[];
  readonly capacityProviderName?: "FARGATE" | "FARGATE_SPOT";
  readonly startedBy?: string;
  readonly serviceArn?: string;
  readonly deploymentId?: string;
  readonly clientToken?: string;
  readonly overrides?: ECS.TaskOverride;
  readonly enableExecuteCommand?: boolean;
  readonly tags?: readonly ECS.Tag[];
}

export interface Facts {
  readonly nowMs: number;
  readonly dice: Dice;
}

/** The task in PROVISIONING, with an id of its own. */
export function newTask(wanted: NewTask, { nowMs, dice }: Facts): Task {
  const { cluster, definition } = wanted;
  const taskId = hex(dice, 32);
  const containerArn = (containerId: string) =>
    formatArn({ ...scope, service: "ecs", resource: `container/${cluster.clusterName}/${taskId}/${containerId}` });
  const scope = { account: cluster.account, region: cluster.region };
  return {
    ...scope,
    taskArn: formatArn({ ...scope, service: "ecs", resource: `task/${cluster.clusterName}/${taskId}` }),
    taskId,
    clusterArn: cluster.clusterArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    group: wanted.group,
    startedBy: wanted.startedBy,
    serviceArn: wanted.serviceArn,
    deploymentId: wanted.deploymentId,
    clientToken: wanted.clientToken,
    launchType: "FARGATE",
    capacityProviderName: wanted.capacityProviderName,
    platformVersion: fargatePlatformVersion,
    platformFamily: "Linux",
    cpu: wanted.overrides?.cpu ?? definition.spec.cpu ?? "256",
    memory: wanted.overrides?.memory ?? definition.spec.memory ?? "512",
    overrides: wanted.overrides ?? {},
    enableExecuteCommand: wanted.enableExecuteCommand ?? false,
    ephemeralStorageGiB:
      wanted.overrides?.ephemeralStorage?.sizeInGiB ?? definition.spec.ephemeralStorage?.sizeInGiB ?? 20,
    tags: wanted.tags ?? [],
    desiredStatus: "RUNNING",
    lastStatus: "PROVISIONING",
    healthStatus: "UNKNOWN",
    containers: definition.spec.containerDefinitions.map((container) =>
      newContainer(container, containerArn(uuid(dice))),
    ),
    attachment: newAttachment(wanted, uuid(dice)),
    metadataId: `${hex(dice, 32)}-${hex(dice, 10)}`,
    credentialsId: uuid(dice),
    createdAtMs: nowMs,
    version: 1,
  };
}

const newContainer = (definition: ECS.ContainerDefinition, containerArn: string): TaskContainer => ({
  containerArn,
  name: definition.name ?? "",
  image: definition.image ?? "",
  lastStatus: "PENDING",
  healthStatus: "UNKNOWN",
});

function newAttachment(wanted: NewTask, attachmentId: string): TaskAttachment | undefined {
  const stated = wanted.networkConfiguration?.awsvpcConfiguration;
  if (!stated) return undefined;
  return {
    attachmentId,
    status: "PRECREATED",
    subnetIds: stated.subnets ?? [],
    groupIds: stated.securityGroups?.length ? stated.securityGroups : wanted.defaultGroupIds,
    assignPublicAddress: stated.assignPublicIp === "ENABLED",
  };
}
