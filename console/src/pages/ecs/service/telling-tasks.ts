// Which of a service's tasks its page speaks of: those that run and are to go on running, and the one that failed last.
import type { Service } from "@aws-sdk/client-ecs";
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

/** The failure that a service's page begins with: of the deployment under way, or of any while tasks are missing. */
export function tellingFailure(service: Service, rows: readonly TaskRow[]): TaskRow | undefined {
  const { runningCount = 0, desiredCount = 0, deployments = [] } = service;
  const newest = deployments.find(({ status }) => status === "PRIMARY");
  const own = rows.filter(({ task }) => newest !== undefined && task.startedBy === newest.id);
  const isOpen = newest !== undefined && newest.rolloutState !== "COMPLETED";
  return (isOpen ? newestFailure(own) : undefined) ?? (runningCount < desiredCount ? newestFailure(rows) : undefined);
}
