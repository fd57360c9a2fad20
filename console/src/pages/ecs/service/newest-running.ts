// Which of a service's tasks run and are to go on running, and which one failed last.
import { blockState } from "../parts/block-state.ts";
import type { TaskRow } from "../parts/task-collection.ts";

const startedMs = ({ task }: TaskRow): number => task.startedAt?.getTime() ?? 0;

/** The newest first; equal ones in the order of their ids, so that the answer is stable. */
export const newestRunning = (rows: readonly TaskRow[]): TaskRow[] =>
  rows
    .filter(({ task }) => task.lastStatus === "RUNNING" && task.desiredStatus === "RUNNING")
    .toSorted((a, b) => startedMs(b) - startedMs(a) || a.arn.localeCompare(b.arn));

/** The task that ended by itself, or never began, and did so last. */
export const newestFailure = (rows: readonly TaskRow[]): TaskRow | undefined =>
  rows
    .filter(({ task }) => blockState(task) === "failed")
    .toSorted((a, b) => createdMs(b) - createdMs(a) || a.arn.localeCompare(b.arn))[0];

const createdMs = ({ task }: TaskRow): number => task.createdAt?.getTime() ?? 0;
