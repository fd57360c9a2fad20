// ListTasks: by cluster and by what the request narrows it to; the narrowest index is read.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
import { ServiceNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { familyOf } from "../../model/ecs/names.ts";
import type { Cluster, Task } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { pageOfKeys, pageSize } from "./page.ts";
import { invalid } from "./refuse.ts";
import { findService } from "./service-lookup.ts";

type ListTasks = Input<typeof ECS, "ListTasks">;

export const listTasks = operation<typeof ECS, "ListTasks">({
  access: "List",
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  refuses: ["daemonName"],
  handle(input, context) {
    const cluster = existingCluster(context, input.cluster);
    if (input.family !== undefined && input.startedBy !== undefined)
      return invalid("Cannot specify both family and startedBy.");
    if (input.serviceName !== undefined && input.startedBy !== undefined)
      return invalid("Cannot specify both serviceName and startedBy.");
    const { items, nextToken } = pageOfKeys(matching(input, context, cluster), input, pageSize(input.maxResults, 100));
    return { taskArns: items, nextToken };
  },
});

function* matching(input: ListTasks, context: Context, cluster: Cluster): Iterable<string> {
  const { family, startedBy, launchType, containerInstance, desiredStatus = "RUNNING" } = input;
  if (containerInstance !== undefined || (launchType !== undefined && launchType !== "FARGATE")) return;
  for (const task of candidates(input, context, cluster)) {
    if (task.desiredStatus !== desiredStatus) continue;
    if (startedBy !== undefined && task.startedBy !== startedBy) continue;
    if (family !== undefined && familyOf(task.taskDefinitionArn) !== family) continue;
    yield task.taskArn;
  }
}

function candidates(
  { serviceName, startedBy, desiredStatus = "RUNNING" }: ListTasks,
  context: Context,
  cluster: Cluster,
): Task[] {
  const { clusterArn } = cluster;
  if (serviceName !== undefined) {
    const service = findService(context, cluster, serviceName);
    if (!service) return fail(ServiceNotFoundException, { message: "Service not found." });
    return context.tx.by(tasks, "service", service.serviceArn);
  }
  if (startedBy !== undefined) return context.tx.by(tasks, "startedBy", `${clusterArn}/${startedBy}`);
  return context.tx.by(tasks, "clusterDesired", `${clusterArn}/${desiredStatus}`);
}
