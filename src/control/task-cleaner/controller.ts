// Forgets stopped tasks, and services that were deleted, an hour after their end, as ECS does.
import type { Service, Task } from "../../model/ecs/records.ts";
import { serviceEvents, services, tasks } from "../../store/tables/ecs.ts";
import type { Controller } from "../controller.ts";

export const keptMs = 3_600_000;

export const taskCleaner: Controller = {
  name: "task-cleaner",
  allKeys: (reader) => [
    ...reader.by(tasks, "lastStatus", "STOPPED").map((task) => task.taskArn),
    ...reader.list(services).flatMap((service) => (service.status === "INACTIVE" ? service.serviceArn : [])),
  ],
  keysOf({ table, key, after }) {
    if (table === tasks.name && (after as Task | undefined)?.lastStatus === "STOPPED") return [key];
    if (table === services.name && (after as Service | undefined)?.status === "INACTIVE") return [key];
    return [];
  },
  reconcile(arn, tx, { nowMs }) {
    const task = tx.get(tasks, arn);
    const service = tx.get(services, arn);
    const endedMs = task?.stoppedAtMs ?? service?.deletedAtMs;
    if (endedMs === undefined) return undefined;
    if (endedMs + keptMs > nowMs) return endedMs + keptMs - nowMs;
    if (task) tx.delete(tasks, arn);
    for (const event of service ? tx.by(serviceEvents, "service", arn) : []) tx.delete(serviceEvents, event.id);
    if (service?.status === "INACTIVE") tx.delete(services, arn);
    return undefined;
  },
};
