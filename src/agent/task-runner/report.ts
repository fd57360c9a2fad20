// What the agent tells the store of a task: pure, from the row and what is known of its containers to the new row.
import type * as ECS from "@aws-sdk/client-ecs";
import type { HealthStatus, Task, TaskContainer } from "../../model/ecs/records.ts";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import type { LiveContainer, LiveTask } from "./live-task.ts";

/** The task with its containers as they are now, RUNNING once all are up, and wanted STOPPED once an essential one ended. */
export function report(
  task: Task,
  definitions: readonly ECS.ContainerDefinition[],
  live: LiveTask,
  nowMs: number,
): Task {
  const containers = task.containers.map((row) => containerRow(row, live.containers.get(row.name)));
  const attached = live.sandbox !== undefined && live.prepared;
  const started = [...live.containers.values()].every(({ state }) => state === "running" || state === "ended");
  const running = task.lastStatus === "PENDING" && live.prepared && started;
  const next: Task = {
    ...task,
    containers,
    healthStatus: taskHealth(definitions, live),
    pullStartedAtMs: task.pullStartedAtMs ?? live.pullStartedAtMs,
    pullStoppedAtMs: task.pullStoppedAtMs ?? live.pullStoppedAtMs,
    connectivityAtMs: task.connectivityAtMs ?? (attached ? nowMs : undefined),
    attachment: task.attachment && attached ? { ...task.attachment, status: "ATTACHED" } : task.attachment,
    ...(running && { lastStatus: "RUNNING", startedAtMs: nowMs }),
  };
  const ended = firstEssentialEnd(definitions, live);
  const wanted = ended ? requestStop(next, ...stopFor(ended), nowMs) : next;
  return same(task, wanted) ? task : { ...wanted, version: task.version + 1 };
}

function containerRow(row: TaskContainer, live: LiveContainer | undefined): TaskContainer {
  if (!live) return row;
  return {
    ...row,
    runtimeId: live.id ?? row.runtimeId,
    imageDigest: live.imageDigest ?? row.imageDigest,
    lastStatus: live.state === "ended" ? "STOPPED" : live.state === "running" ? "RUNNING" : "PENDING",
    exitCode: live.exitCode ?? row.exitCode,
    reason: live.reason ?? row.reason,
    healthStatus: health(live),
    startedAtMs: live.startedAtMs ?? row.startedAtMs,
    finishedAtMs: live.finishedAtMs ?? row.finishedAtMs,
  };
}

const health = ({ health: seen }: LiveContainer): HealthStatus =>
  seen === "healthy" ? "HEALTHY" : seen === "unhealthy" ? "UNHEALTHY" : "UNKNOWN";

/** Only essential containers with a check count: UNHEALTHY if any is, HEALTHY if all are. */
function taskHealth(definitions: readonly ECS.ContainerDefinition[], live: LiveTask): HealthStatus {
  const states = definitions
    .filter(({ essential, healthCheck }) => essential !== false && healthCheck)
    .map(({ name }) => live.containers.get(name ?? "")?.health ?? "none");
  if (states.includes("unhealthy")) return "UNHEALTHY";
  return states.length > 0 && states.every((state) => state === "healthy") ? "HEALTHY" : "UNKNOWN";
}

function firstEssentialEnd(definitions: readonly ECS.ContainerDefinition[], live: LiveTask): LiveContainer | undefined {
  return definitions
    .filter(({ essential }) => essential !== false)
    .map(({ name }) => live.containers.get(name ?? ""))
    .find((container) => container?.state === "ended");
}

/** One that never ran failed to start; one that ran has exited. */
function stopFor({ startedAtMs, exitCode, reason }: LiveContainer): [ECS.TaskStopCode, string] {
  if (startedAtMs === undefined && exitCode === undefined)
    return ["TaskFailedToStart", reason ?? "Task failed to start"];
  if (reason?.startsWith("CannotStartContainerError")) return ["TaskFailedToStart", reason];
  return ["EssentialContainerExited", "Essential container in task exited"];
}

const same = (a: Task, b: Task): boolean => JSON.stringify(a) === JSON.stringify(b);
