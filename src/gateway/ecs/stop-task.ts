// StopTask: says that the task is to stop; the agent stops it. Stopping a stopped task changes nothing.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
import type * as ECS from "@aws-sdk/client-ecs";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { invalid } from "./refuse.ts";
import { renderTask } from "./render-task.ts";
import { findTask, taskResource } from "./task-lookup.ts";

export const stopTask = operation<typeof ECS, "StopTask">({
  access: "Write",
  resources: ({ task, cluster }, scope) => taskResource(task, cluster, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ cluster, task: reference, reason }, context) {
    const row = findTask(context, activeCluster(context, cluster), reference);
    if (!row) return invalid("The referenced task was not found.");
    const stopping = requestStop(row, "UserInitiated", reason || "Task stopped by user", context.nowMs);
    if (stopping !== row) context.tx.put(tasks, stopping);
    return { task: renderTask(context.tx, stopping, ["TAGS"]) };
  },
});
