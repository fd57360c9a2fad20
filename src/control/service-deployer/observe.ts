// What the plan looks at: the service and its tasks, read from the store.
import type { Service, Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { Reader } from "../../store/store.ts";
import { taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import { failedHealthChecks, type Observed, type ObservedTask } from "./plan.ts";

export function observe(reader: Reader, service: Service): Observed {
  const checked = new Map<string, boolean>();
  const hasCheck = (arn: string) => {
    const known = checked.get(arn) ?? hasHealthCheck(reader.get(taskDefinitions, arn));
    checked.set(arn, known);
    return known;
  };
  const all = reader.by(tasks, "service", service.serviceArn);
  return { service, tasks: all.map((task) => observeTask(task, hasCheck(task.taskDefinitionArn))) };
}

const hasHealthCheck = (definition: TaskDefinition | undefined): boolean =>
  definition?.spec.containerDefinitions.some((container) => container.essential !== false && container.healthCheck) ??
  false;

function observeTask(task: Task, mustBeHealthy: boolean): ObservedTask {
  const running = task.lastStatus === "RUNNING" && task.desiredStatus === "RUNNING";
  const failure = failureOf(task);
  return {
    taskArn: task.taskArn,
    deploymentId: task.deploymentId ?? "",
    state: task.lastStatus === "STOPPED" ? "ended" : task.desiredStatus === "STOPPED" ? "ending" : "wanted",
    running,
    healthy: running && (!mustBeHealthy || task.healthStatus === "HEALTHY"),
    unhealthy: running && mustBeHealthy && task.healthStatus === "UNHEALTHY",
    createdAtMs: task.createdAtMs,
    ...(failure && { failure }),
  };
}

/** A task that ended by itself is a failure of its deployment, counted once. */
function failureOf(task: Task): ObservedTask["failure"] {
  if (task.desiredStatus !== "STOPPED" || task.failureCounted) return undefined;
  const isSick = task.stopCode === "ServiceSchedulerInitiated" && task.stoppedReason === failedHealthChecks;
  const byItself = task.stopCode === "TaskFailedToStart" || task.stopCode === "EssentialContainerExited";
  if (!isSick && !byItself) return undefined;
  const details = task.containers.flatMap((container) => {
    const exit = container.exitCode === undefined ? [] : [`exit code ${container.exitCode}`];
    const why = container.reason && container.reason !== task.stoppedReason ? [container.reason] : [];
    const words = [...exit, ...why];
    return words.length > 0 && container.exitCode !== 0 ? `${container.name}: ${words.join(", ")}` : [];
  });
  const reason = [task.stoppedReason ?? "stopped", ...(details.length > 0 ? [`(${details.join("; ")})`] : [])].join(
    " ",
  );
  return { reason, neverRan: task.startedAtMs === undefined };
}
