// Which of a service's tasks run and are to go on running.
import type { TaskRow } from "../parts/task-collection.ts";

const startedMs = ({ task }: TaskRow): number => task.startedAt?.getTime() ?? 0;

/** The newest first; equal ones in the order of their ids, so that the answer is stable. */
export const newestRunning = (rows: readonly TaskRow[]): TaskRow[] =>
  rows
    .filter(({ task }) => task.lastStatus === "RUNNING" && task.desiredStatus === "RUNNING")
    .toSorted((a, b) => startedMs(b) - startedMs(a) || a.arn.localeCompare(b.arn));
