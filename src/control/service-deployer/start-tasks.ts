// New tasks of a service's deployment, with the names, tags and places that the service gives them.
import type * as ECS from "@aws-sdk/client-ecs";
import { must } from "../../kit/assert.ts";
import { newTask } from "../../model/ecs/new-task.ts";
import type { Cluster, Deployment, Service, Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { Transaction } from "../../store/store.ts";
import { securityGroups, subnets } from "../../store/tables/ec2.ts";
import { clusters, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { Facts } from "../controller.ts";

export function startTasks(
  tx: Transaction,
  service: Service,
  { deploymentId, count }: { readonly deploymentId: string; readonly count: number },
  facts: Facts,
): Task[] {
  const deployment = must(
    service.deployments.find(({ id }) => id === deploymentId),
    `deployment ${deploymentId}`,
  );
  const cluster = must(tx.get(clusters, service.clusterArn), service.clusterArn);
  const definition = must(tx.get(taskDefinitions, deployment.taskDefinitionArn), deployment.taskDefinitionArn);
  const wanted = {
    cluster,
    definition,
    group: `service:${service.serviceName}`,
    networkConfiguration: deployment.networkConfiguration,
    defaultGroupIds: defaultGroups(tx, deployment),
    capacityProviderName: capacityProvider(deployment),
    startedBy: deployment.id,
    serviceArn: service.serviceArn,
    deploymentId: deployment.id,
    enableExecuteCommand: deployment.enableExecuteCommand,
    tags: tagsOf(service, cluster, definition),
  };
  return Array.from({ length: count }, () => tx.put(tasks, newTask(wanted, facts)));
}

/** The default group of the VPC that the first subnet is in, for when the configuration names none. */
function defaultGroups(tx: Transaction, deployment: Deployment): string[] {
  const [subnetId] = deployment.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const subnet = subnetId === undefined ? undefined : tx.get(subnets, subnetId);
  const groups = subnet ? tx.by(securityGroups, "vpc", subnet.vpcId) : [];
  return groups.filter((group) => group.groupName === "default").map((group) => group.groupId);
}

/** FARGATE and FARGATE_SPOT are the same machine here: the first item that has weight, or a base, is taken. */
function capacityProvider(deployment: Deployment): "FARGATE" | "FARGATE_SPOT" | undefined {
  if (deployment.launchType) return undefined;
  const items = deployment.capacityProviderStrategy;
  const item = items.find(({ base, weight }) => (base ?? 0) > 0 || (weight ?? 0) > 0) ?? items[0];
  return item?.capacityProvider === "FARGATE_SPOT" ? "FARGATE_SPOT" : item && "FARGATE";
}

function tagsOf(service: Service, cluster: Cluster, definition: TaskDefinition): ECS.Tag[] {
  const propagated =
    service.propagateTags === "SERVICE"
      ? service.tags
      : service.propagateTags === "TASK_DEFINITION"
        ? definition.tags
        : [];
  if (!service.enableManagedTags) return [...propagated];
  return [
    ...propagated,
    { key: "aws:ecs:clusterName", value: cluster.clusterName },
    { key: "aws:ecs:serviceName", value: service.serviceName },
  ];
}
