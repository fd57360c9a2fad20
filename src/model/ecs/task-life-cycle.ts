// Who may move a task from where to where: one owner per transition. The store refuses every other writer, and the table is
// drawn for the docs. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
import type { Task, TaskStatus } from "./records.ts";

/** Rooms (and in control the controller) that write tasks. */
export type TaskOwner = "task-networking" | "agent";

export interface Transition {
  readonly from: TaskStatus;
  readonly to: TaskStatus;
  readonly owner: TaskOwner;
  readonly when: string;
}

const row = (from: TaskStatus, to: TaskStatus, owner: TaskOwner, when: string): Transition => ({
  from,
  to,
  owner,
  when,
});

export const transitions: readonly Transition[] = [
  row("PROVISIONING", "PENDING", "task-networking", "its network interface exists"),
  row("PROVISIONING", "DEPROVISIONING", "task-networking", "no interface can be made, or it is to stop"),
  row("PENDING", "RUNNING", "agent", "all containers that must be up are up"),
  row("PENDING", "STOPPING", "agent", "it is to stop, or cannot start; containers may exist"),
  row("RUNNING", "STOPPING", "agent", "it is to stop, or an essential container ended"),
  row("STOPPING", "DEPROVISIONING", "agent", "no container runs and the interface is detached"),
  row("DEPROVISIONING", "STOPPED", "task-networking", "its network interface is deleted"),
];

const owners = new Map(transitions.map(({ from, to, owner }) => [`${from}>${to}`, owner]));

/** Why `writer` may not make this change; undefined when it may. New tasks begin in PROVISIONING. */
export function refuseTransition(
  before: Task | undefined,
  after: Task | undefined,
  writer: string,
): string | undefined {
  if (!after)
    return !before || before.lastStatus === "STOPPED"
      ? undefined
      : `a task in ${before.lastStatus} cannot be forgotten`;
  if (!before)
    return after.lastStatus === "PROVISIONING" ? undefined : `a new task cannot begin in ${after.lastStatus}`;
  if (before.desiredStatus === "STOPPED" && after.desiredStatus === "RUNNING")
    return "a stopped task is never wanted again";
  if (before.lastStatus === after.lastStatus) return undefined;
  const owner = owners.get(`${before.lastStatus}>${after.lastStatus}`);
  if (!owner) return `no task goes from ${before.lastStatus} to ${after.lastStatus}`;
  return owner === writer
    ? undefined
    : `${before.lastStatus} → ${after.lastStatus} belongs to ${owner}, not to ${writer}`;
}

/** The task with desiredStatus STOPPED and the reason; the first reason given stays. */
export function requestStop(task: Task, stopCode: NonNullable<Task["stopCode"]>, reason: string, nowMs: number): Task {
  if (task.desiredStatus === "STOPPED") return task;
  return {
    ...task,
    desiredStatus: "STOPPED",
    stopCode,
    stoppedReason: reason,
    stoppingAtMs: nowMs,
    version: task.version + 1,
  };
}
