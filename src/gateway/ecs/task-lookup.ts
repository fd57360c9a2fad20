// The task that a request means: its id, or its ARN.
import type { Scope } from "../../model/arn.ts";
import { clusterReference, memberReference } from "../../model/ecs/names.ts";
import type { Cluster, Task } from "../../model/ecs/records.ts";
import { tasks } from "../../store/tables/ecs.ts";
import type { Context } from "../service.ts";
import { invalid } from "./refuse.ts";

export const taskReference = (reference: string, clusterArn: string, scope: Scope): string | undefined =>
  memberReference(reference, "task", clusterArn, scope);

/** Throws InvalidParameterException for what cannot be a task's id. */
export function findTask(context: Context, { clusterArn }: Cluster, reference: string): Task | undefined {
  const byArn = context.tx.get(tasks, reference); // the usual way, and a hundred times in a request
  if (byArn?.clusterArn === clusterArn) return byArn;
  if (!reference.includes(":") && reference.length !== 32 && reference.length !== 36)
    return invalid("taskId length should be one of [32,36]");
  const arn = taskReference(reference, clusterArn, context);
  return arn === undefined ? undefined : context.tx.get(tasks, arn);
}

/** For permissions: the ARN, whether the task exists or not. */
export function taskResource(reference: string, cluster: string | undefined, scope: Scope): string {
  if (reference.startsWith("arn:")) return reference;
  const clusterArn = clusterReference(cluster, scope);
  return (clusterArn && taskReference(reference, clusterArn, scope)) ?? reference;
}
