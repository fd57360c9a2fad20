// A task and its definition for this room's tests, made as RunTask makes them. For tests only.
import type * as ECS from "@aws-sdk/client-ecs";
import { seededDice } from "../../kit/ids.ts";
import { newTask } from "../../model/ecs/new-task.ts";
import type { Cluster, Task, TaskDefinition } from "../../model/ecs/records.ts";
import { specOf } from "../../model/ecs/task-definition-spec.ts";

export const scope = { account: "000000000000", region: "us-east-1" };

export const cluster: Cluster = {
  ...scope,
  clusterArn: "arn:aws:ecs:us-east-1:000000000000:cluster/web",
  clusterName: "web",
  status: "ACTIVE",
  settings: [],
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
  tags: [{ key: "owner", value: "us" }],
  createdAtMs: 0,
};

export function definitionOf(
  containerDefinitions: ECS.ContainerDefinition[],
  more: Partial<ECS.RegisterTaskDefinitionRequest> = {},
): TaskDefinition {
  const stated = { family: "hola", networkMode: "awsvpc" as const, cpu: "256", memory: "512", ...more };
  return {
    ...scope,
    taskDefinitionArn: "arn:aws:ecs:us-east-1:000000000000:task-definition/hola:3",
    family: "hola",
    revision: 3,
    status: "ACTIVE",
    spec: specOf({ ...stated, containerDefinitions }),
    compatibilities: [],
    requiresAttributes: [],
    registeredAtMs: 0,
    registeredBy: "root",
    tags: [],
  };
}

export function taskOf(definition: TaskDefinition, change: Partial<Task> = {}): Task {
  const wanted = { cluster, definition, group: "family:hola", defaultGroupIds: [] };
  return { ...newTask(wanted, { nowMs: 0, dice: seededDice("task") }), lastStatus: "PENDING", ...change };
}
