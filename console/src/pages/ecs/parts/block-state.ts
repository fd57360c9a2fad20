// Which tasks a deployment's blocks show, and as what.
import type { Task } from "@aws-sdk/client-ecs";

export type BlockState = "running" | "pending" | "stopped" | "failed";

/** Ended by itself, or never began. */
const failures = new Set<string>(["TaskFailedToStart", "EssentialContainerExited"]);

export function blockState({ lastStatus = "", desiredStatus, stopCode }: Task): BlockState {
  if (stopCode !== undefined && failures.has(stopCode)) return "failed";
  if (desiredStatus === "STOPPED" || lastStatus === "STOPPED") return "stopped";
  return lastStatus === "RUNNING" ? "running" : "pending";
}

/** So many blocks are drawn, and of stopped tasks only the last few. */
const mostBlocks = 60;
const mostStopped = 6;

/** The deployment's tasks: those that are wanted first, the newest first. */
export function tasksOfDeployment(
  tasks: readonly Task[],
  deploymentId: string,
): { readonly shown: readonly Task[]; readonly hidden: number } {
  const own = tasks
    .filter(({ startedBy }) => startedBy === deploymentId)
    .toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
  const wanted = own.filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const stopped = own.filter(({ lastStatus }) => lastStatus === "STOPPED").slice(0, mostStopped);
  const shown = [...wanted.slice(0, mostBlocks), ...stopped];
  return { shown, hidden: own.length - shown.length };
}
