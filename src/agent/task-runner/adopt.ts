// Takes over a task that an earlier process of the control plane began: the engine and the store together say how far it
// came. Nothing is started, stopped or made here; only its log streams are opened again.
import type { Container } from "../../engine/engine.ts";
import type { Task, TaskContainer, TaskDefinition } from "../../model/ecs/records.ts";
import { labelNames } from "../machines.ts";
import type { OpenLog } from "../ports.ts";
import { TaskFailure } from "../reasons.ts";
import type { LiveTask } from "./live-task.ts";
import { logKey, logTargetOf, network, type Rooms } from "./prepare.ts";

/**
 * Idempotent. Throws a TaskFailure when the task cannot go on: its network namespace is gone, and no other can take its
 * place under containers that exist. Machine errors say that it must be tried again.
 */
export async function adopt(rooms: Rooms, task: Task, definition: TaskDefinition, live: LiveTask): Promise<void> {
  const { engine, instance } = rooms.machines;
  const found = await engine.list({ [labelNames.instance]: instance, [labelNames.taskId]: task.taskId });
  for (const row of task.containers) {
    const container = found.find(({ labels }) => labels[labelNames.container] === row.name);
    remember(live, row, container);
    if (container) await reopenLog(rooms, task, definition, row.name);
  }
  const isToEnd = task.desiredStatus === "STOPPED" || task.lastStatus === "STOPPING";
  if (!isToEnd) await findNetwork(rooms, task, live, found.length > 0);
  live.inherited = false;
}

function remember(live: LiveTask, row: TaskContainer, container: Container | undefined): void {
  const { name, runtimeId: id, imageDigest, exitCode, reason, startedAtMs } = row;
  if (imageDigest !== undefined) live.change(name, { imageDigest });
  if (container) live.observe(name, container);
  else if (row.lastStatus === "STOPPED") live.change(name, { state: "ended", id, exitCode, reason, startedAtMs });
  else if (id !== undefined) live.observe(name, undefined);
}

async function findNetwork(rooms: Rooms, task: Task, live: LiveTask, hasContainers: boolean): Promise<void> {
  if (!live.sandbox && (hasContainers || task.lastStatus === "RUNNING"))
    throw new TaskFailure("ResourceInitializationError: the task's network namespace is gone");
  if (task.lastStatus !== "RUNNING" || !live.sandbox) return;
  await network(rooms, task, live.sandbox);
  live.prepared = true;
}

/** Its output will go on into its stream; a stream that can no longer be opened is said, and the container runs on. */
async function reopenLog(
  { machines, openLogs }: Rooms,
  task: Task,
  definition: TaskDefinition,
  name: string,
): Promise<void> {
  const stated = definition.spec.containerDefinitions.find((each) => each.name === name);
  const target = stated && logTargetOf(task, definition, stated);
  if (!stated || !target) return;
  const opened = await machines.logs.open(target).catch((thrown: unknown): OpenLog | undefined => {
    if (!(thrown instanceof TaskFailure)) throw thrown;
    machines.log.warn("output is no longer shipped", { taskArn: task.taskArn, name, reason: thrown.message });
    return undefined;
  });
  if (opened) openLogs.set(logKey(task, stated), opened);
}
