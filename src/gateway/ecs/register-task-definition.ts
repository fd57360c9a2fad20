// RegisterTaskDefinition: each call makes the next revision of its family; numbers are never given twice.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import { compatibilitiesOf, requiredAttributesOf } from "../../model/ecs/compatibility.ts";
import { definitionArnOf } from "../../model/ecs/names.ts";
import type { TaskDefinition, TaskDefinitionSpec } from "../../model/ecs/records.ts";
import { refuseDefinition } from "../../model/ecs/task-definition-rules.ts";
import { specOf } from "../../model/ecs/task-definition-spec.ts";
import { taskDefinitionFamilies, taskDefinitions } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { definitionNotYet } from "./not-yet.ts";
import { clientError } from "./refuse.ts";
import { renderDefinition } from "./render-task-definition.ts";
import { authoriseRoles, roleArnOf } from "./roles.ts";
import { authoriseTags, tagsIn } from "./tag-input.ts";

export const registerTaskDefinition = operation<typeof ECS, "RegisterTaskDefinition">({
  access: "Write",
  refuses: definitionNotYet,
  handle({ tags: given, ...stated }, context) {
    const spec = specOf({
      ...stated,
      taskRoleArn: roleArnOf(context, stated.taskRoleArn),
      executionRoleArn: roleArnOf(context, stated.executionRoleArn),
    });
    const refusal = refuseDefinition(spec, context.addresses.registryHost);
    if (refusal !== undefined) return clientError(refusal);
    authoriseRoles(context, spec.taskRoleArn, spec.executionRoleArn);
    const tags = tagsIn(given);
    const row = newRevision(context, spec, tags);
    authoriseTags(context, tags, "RegisterTaskDefinition", row.taskDefinitionArn);
    context.tx.put(taskDefinitions, row);
    return { taskDefinition: renderDefinition(row), ...(tags.length > 0 ? { tags } : {}) };
  },
});

function newRevision(context: Context, spec: TaskDefinitionSpec, tags: readonly ECS.Tag[]): TaskDefinition {
  const { account, region, tx, nowMs, principal, addresses } = context;
  const family = spec.family ?? "";
  const before = tx.get(taskDefinitionFamilies, `${scopeKey(context)}/${family}`);
  const revision = (before?.lastRevision ?? 0) + 1;
  tx.put(taskDefinitionFamilies, {
    account,
    region,
    family,
    lastRevision: revision,
    active: (before?.active ?? 0) + 1,
    inactive: before?.inactive ?? 0,
  });
  return {
    account,
    region,
    taskDefinitionArn: definitionArnOf(context, family, revision),
    family,
    revision,
    status: "ACTIVE",
    spec,
    compatibilities: compatibilitiesOf(spec, addresses.registryHost),
    requiresAttributes: requiredAttributesOf(spec, addresses.registryHost),
    registeredAtMs: nowMs,
    registeredBy: principal.arn,
    tags,
  };
}
