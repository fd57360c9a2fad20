// DeregisterTaskDefinition: the revision becomes INACTIVE; what runs of it goes on.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import { definitionReference } from "../../model/ecs/names.ts";
import { taskDefinitionFamilies, taskDefinitions } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { findDefinition } from "./definition-lookup.ts";
import { clientError } from "./refuse.ts";
import { renderDefinition } from "./render-task-definition.ts";

export const deregisterTaskDefinition = operation<typeof ECS, "DeregisterTaskDefinition">({
  access: "Write",
  handle({ taskDefinition }, context) {
    const named = definitionReference(taskDefinition, context);
    if (named && named.revision === undefined)
      return clientError("The family and revision (family:revision) or full ARN is required: a revision is missing.");
    const row = findDefinition(context.tx, context, taskDefinition);
    if (!row) return clientError("The specified task definition does not exist.");
    if (row.status !== "ACTIVE") return { taskDefinition: renderDefinition(row) };
    const inactive = { ...row, status: "INACTIVE" as const, deregisteredAtMs: context.nowMs };
    context.tx.put(taskDefinitions, inactive);
    context.tx.update(taskDefinitionFamilies, `${scopeKey(context)}/${row.family}`, (family) => ({
      ...family,
      active: family.active - 1,
      inactive: family.inactive + 1,
    }));
    return { taskDefinition: renderDefinition(inactive) };
  },
});
