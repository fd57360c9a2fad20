// DeleteTaskDefinitions: INACTIVE revisions become DELETE_IN_PROGRESS; tasks and services that use one go on.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import { definitionReference } from "../../model/ecs/names.ts";
import type { TaskDefinition } from "../../model/ecs/records.ts";
import { taskDefinitionFamilies, taskDefinitions } from "../../store/tables/ecs.ts";
import { type Context, operation } from "../service.ts";
import { definitionResource, findDefinition } from "./definition-lookup.ts";
import { clientError, invalid } from "./refuse.ts";
import { renderDefinition } from "./render-task-definition.ts";

const mostDeleted = 10;

export const deleteTaskDefinitions = operation<typeof ECS, "DeleteTaskDefinitions">({
  access: "Write",
  resources: ({ taskDefinitions: references }, scope) =>
    references.map((reference) => definitionResource(reference, scope)),
  handle({ taskDefinitions: references }, context) {
    if (references.length === 0) return invalid("Task definition list cannot be empty.");
    if (references.length > mostDeleted)
      return invalid(`Task definition list can have at most ${mostDeleted} elements.`);
    const deleted: ECS.TaskDefinition[] = [];
    const failures: ECS.Failure[] = [];
    for (const reference of new Set(references)) {
      const row = named(context, reference);
      if (typeof row === "string") failures.push({ arn: reference, reason: row });
      else deleted.push(renderDefinition(remove(context, row)));
    }
    return { taskDefinitions: deleted, failures };
  },
});

/** The row, or why it cannot be deleted. */
function named(context: Context, reference: string): TaskDefinition | string {
  if (definitionReference(reference, context)?.revision === undefined)
    return clientError(`The family and revision (family:revision) or full ARN is required, not '${reference}'.`);
  const row = findDefinition(context.tx, context, reference);
  if (!row)
    return "The specified task definition does not exist. Specify a valid account, family, revision and try again.";
  return row.status === "ACTIVE"
    ? "The specified task definition is still in ACTIVE status. Please deregister the target and try again."
    : row;
}

/** The row stays: tasks and services may still need it, and the family never gives its number again. */
function remove({ tx, nowMs, ...scope }: Context, row: TaskDefinition): TaskDefinition {
  if (row.status === "DELETE_IN_PROGRESS") return row;
  const going = { ...row, status: "DELETE_IN_PROGRESS" as const, deleteRequestedAtMs: nowMs };
  tx.put(taskDefinitions, going);
  tx.update(taskDefinitionFamilies, `${scopeKey(scope)}/${row.family}`, (family) => ({
    ...family,
    inactive: family.inactive - 1,
  }));
  return going;
}
