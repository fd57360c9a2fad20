// The task definition that a request means: a family (its latest ACTIVE revision), family:revision, or an ARN.
import { type Scope, scopeKey } from "../../model/arn.ts";
import { definitionArnOf, definitionReference } from "../../model/ecs/names.ts";
import type { TaskDefinition } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { taskDefinitionFamilies, taskDefinitions } from "../../store/tables/ecs.ts";
import type { Context } from "../service.ts";
import { clientError } from "./refuse.ts";

/** Whatever its status, when a revision was named. */
export function findDefinition(reader: Reader, scope: Scope, reference: string): TaskDefinition | undefined {
  const named = definitionReference(reference, scope);
  if (!named) return undefined;
  return named.revision === undefined
    ? latestActive(reader, scope, named.family)
    : reader.get(taskDefinitions, definitionArnOf(scope, named.family, named.revision));
}

function latestActive(reader: Reader, scope: Scope, family: string): TaskDefinition | undefined {
  const row = reader.get(taskDefinitionFamilies, `${scopeKey(scope)}/${family}`);
  if (!row || row.active === 0) return undefined;
  for (let revision = row.lastRevision; revision > 0; revision--) {
    const definition = reader.get(taskDefinitions, definitionArnOf(scope, family, revision));
    if (definition?.status === "ACTIVE") return definition;
  }
  return undefined;
}

/** One that new tasks may run. Throws ClientException. */
export function runnableDefinition(context: Context, reference: string): TaskDefinition {
  const definition = findDefinition(context.tx, context, reference);
  if (!definition) return clientError("TaskDefinition not found.");
  return definition.status === "ACTIVE" ? definition : clientError("TaskDefinition is inactive");
}

/** For permissions: the ARN that the input names; a family alone stands for all of its revisions. */
export function definitionResource(reference: string | undefined, scope: Scope): string {
  const named = reference === undefined ? undefined : definitionReference(reference, scope);
  if (!named) return "*";
  const arn = definitionArnOf(scope, named.family, named.revision ?? 0);
  return named.revision === undefined ? arn.replace(/:0$/, ":*") : arn;
}
