// DescribeTasks: up to a hundred, found by key.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
import type * as ECS from "@aws-sdk/client-ecs";
import { operation } from "../service.ts";
import { clusterCondition, existingCluster } from "./cluster-lookup.ts";
import { missing } from "./failure.ts";
import { invalid } from "./refuse.ts";
import { renderTask } from "./render-task.ts";
import { findTask, taskReference, taskResource } from "./task-lookup.ts";

const mostTasks = 100;

export const describeTasks = operation<typeof ECS, "DescribeTasks">({
  access: "Read",
  resources: ({ tasks, cluster }, scope) => tasks.map((reference) => taskResource(reference, cluster, scope)),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ tasks: references, include, ...input }, context) {
    const cluster = existingCluster(context, input.cluster);
    if (references.length === 0) return invalid("Tasks cannot be empty.");
    if (references.length > mostTasks) return invalid(`Tasks can have at most ${mostTasks} elements.`);
    const found: ECS.Task[] = [];
    const failures: ECS.Failure[] = [];
    for (const reference of new Set(references)) {
      const row = findTask(context, cluster, reference);
      if (row) found.push(renderTask(context.tx, row, include));
      else failures.push(missing(taskReference(reference, cluster.clusterArn, context) ?? reference));
    }
    return { tasks: found, failures };
  },
});
