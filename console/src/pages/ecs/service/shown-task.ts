// The tasks of a service that its page speaks of: those that run, and the definition that the newest of them has.
import type { Service, TaskDefinition } from "@aws-sdk/client-ecs";
import { useLive } from "../../../aws/live.tsx";
import { definitionRead } from "../definition-reads.ts";
import type { TaskRow } from "../parts/task-collection.ts";
import { newestRunning } from "./telling-tasks.ts";

export interface ShownTask {
  /** Running tasks of the definition below, the newest first. */
  readonly running: readonly TaskRow[];
  /** Of the newest running task, else the service's; undefined: not read yet. */
  readonly definition: TaskDefinition | undefined;
}

export function useShownTask(service: Service, rows: readonly TaskRow[]): ShownTask {
  const all = newestRunning(rows);
  const arn = all[0]?.task.taskDefinitionArn ?? service.taskDefinition ?? "";
  const { data: definition } = useLive(definitionRead(arn));
  return { running: all.filter(({ task }) => task.taskDefinitionArn === arn), definition };
}
