// Forgets what has ended, an hour after its end, as ECS does: stopped tasks, deleted services with their history, deleted
// clusters, and task definitions that were deleted and that nothing uses any more.
import type { Cluster, Service, Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { Change, Reader, Transaction } from "../../store/store.ts";
import { clusters, endedDeployments, serviceEvents, services, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { Controller } from "../controller.ts";

export const keptMs = 3_600_000;

export const taskCleaner: Controller = {
  name: "task-cleaner",
  allKeys: (reader) => [
    ...reader.by(tasks, "lastStatus", "STOPPED").map((task) => task.taskArn),
    ...reader.list(services).flatMap((service) => (service.status === "INACTIVE" ? service.serviceArn : [])),
    ...reader.list(clusters).flatMap((cluster) => (cluster.status === "INACTIVE" ? cluster.clusterArn : [])),
    ...reader
      .list(taskDefinitions)
      .flatMap((row) => (row.status === "DELETE_IN_PROGRESS" ? row.taskDefinitionArn : [])),
  ],
  keysOf(change) {
    return endsNow(change) ? [change.key] : letGo(change);
  },
  reconcile(arn, tx, { nowMs }) {
    const endedMs = endOf(tx, arn);
    if (endedMs === undefined) return undefined;
    if (endedMs + keptMs > nowMs) return endedMs + keptMs - nowMs;
    return forget(tx, arn);
  },
};

function endsNow({ table, after }: Change): boolean {
  if (table === tasks.name) return (after as Task | undefined)?.lastStatus === "STOPPED";
  if (table === services.name) return (after as Service | undefined)?.status === "INACTIVE";
  if (table === clusters.name) return (after as Cluster | undefined)?.status === "INACTIVE";
  return table === taskDefinitions.name && (after as TaskDefinition | undefined)?.status === "DELETE_IN_PROGRESS";
}

/** Definitions that have one user less, and may have waited for that. */
function letGo({ table, before, after }: Change): readonly string[] {
  if (table === tasks.name && !after) return [(before as Task).taskDefinitionArn];
  if (table !== services.name || !before) return [];
  const left = new Set(after && services.indexes.definition(after as Service));
  return definitionsOf(before as Service).filter((arn) => !left.has(arn));
}

const definitionsOf = (service: Service): readonly string[] => services.indexes.definition(service) as string[];

/** When what bears the ARN ended; undefined: it has not, or it is gone. */
function endOf(reader: Reader, arn: string): number | undefined {
  const definition = reader.get(taskDefinitions, arn);
  if (definition) return isUsed(reader, arn) ? undefined : definition.deleteRequestedAtMs;
  return (
    reader.get(tasks, arn)?.stoppedAtMs ??
    reader.get(services, arn)?.deletedAtMs ??
    reader.get(clusters, arn)?.deletedAtMs
  );
}

const isUsed = (reader: Reader, definitionArn: string): boolean =>
  reader.count(tasks, "definition", definitionArn) > 0 || reader.count(services, "definition", definitionArn) > 0;

function forget(tx: Transaction, arn: string): void {
  for (const event of tx.by(serviceEvents, "service", arn)) tx.delete(serviceEvents, event.id);
  for (const { serviceDeploymentArn } of tx.by(endedDeployments, "service", arn))
    tx.delete(endedDeployments, serviceDeploymentArn);
  tx.delete(tasks, arn);
  tx.delete(services, arn);
  tx.delete(clusters, arn);
  tx.delete(taskDefinitions, arn);
}
