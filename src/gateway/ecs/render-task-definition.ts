// A task definition as AWS answers it: what was stated with its defaults, and what was computed from it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinition } from "../../model/ecs/records.ts";
import { dateOf } from "./render-date.ts";

export function renderDefinition(row: TaskDefinition): ECS.TaskDefinition {
  const { containerDefinitions, volumes = [], placementConstraints = [], requiresCompatibilities, ...spec } = row.spec;
  return {
    taskDefinitionArn: row.taskDefinitionArn,
    revision: row.revision,
    status: row.status,
    ...spec,
    containerDefinitions: [...containerDefinitions],
    volumes: [...volumes],
    placementConstraints: [...placementConstraints],
    ...(requiresCompatibilities ? { requiresCompatibilities: [...requiresCompatibilities] } : {}),
    compatibilities: [...row.compatibilities],
    requiresAttributes: [...row.requiresAttributes],
    registeredAt: new Date(row.registeredAtMs),
    registeredBy: row.registeredBy,
    ...dateOf("deregisteredAt", row.deregisteredAtMs),
    ...dateOf("deleteRequestedAt", row.deleteRequestedAtMs),
  };
}
