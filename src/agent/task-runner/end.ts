// The end of a task: its containers stop, those that others depend on last; their exits are reported; then everything that
// was made for the task is taken away, and its interface with it.
import type { Container } from "../../engine/engine.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { labelNames } from "../machines.ts";
import { taskLabels } from "./container-spec.ts";
import { stopOrder } from "./dependencies.ts";
import type { LiveTask } from "./live-task.ts";
import { allOf, type Rooms } from "./prepare.ts";
import { report } from "./report.ts";
import { shipOutput } from "./start-containers.ts";
import type { LogShipper } from "../log-shipper.ts";

/** AWS's default of stopTimeout. */
const defaultStopSeconds = 30;
/** Longer than the shipper's own attempts to write to a stream. */
const mostDrainMs = 90_000;

export async function end(
  rooms: Rooms & { readonly shipper: LogShipper },
  taskArn: string,
  definition: TaskDefinition,
  live: LiveTask,
): Promise<void> {
  const { store, clock } = rooms.machines;
  store.transact(
    (tx) =>
      tx.update(
        tasks,
        taskArn,
        (task): Task =>
          task.lastStatus === "STOPPING" ? task : { ...task, lastStatus: "STOPPING", version: task.version + 1 },
      ),
    "agent",
  );
  const containers = await stopAll(rooms, taskArn, definition, live);
  const stopping = store.get(tasks, taskArn);
  if (stopping) shipOutput(rooms, stopping, live);
  const reported = store.transact(
    (tx) =>
      tx.update(tasks, taskArn, (task) => report(task, definition.spec.containerDefinitions, live, clock.nowMs())),
    "agent",
  );
  await store.flushed();
  await cleanUp(rooms, reported, live, containers);
  store.transact(
    (tx) =>
      tx.update(
        tasks,
        taskArn,
        (task): Task => ({
          ...task,
          lastStatus: "DEPROVISIONING",
          executionStoppedAtMs: clock.nowMs(),
          attachment: task.attachment && { ...task.attachment, status: "DETACHED" },
          version: task.version + 1,
        }),
      ),
    "agent",
  );
}

/** Stops what runs until nothing does: a start that an earlier process asked for may be carried out late. Returns what is left. */
async function stopAll(
  rooms: Rooms,
  taskArn: string,
  definition: TaskDefinition,
  live: LiveTask,
): Promise<readonly Container[]> {
  const { engine, instance } = rooms.machines;
  for (;;) {
    await stopContainers(rooms, definition, live);
    const found = await engine.list({ [labelNames.instance]: instance, [labelNames.taskArn]: taskArn });
    for (const container of found) live.observe(container.labels[labelNames.container] ?? "", container);
    const running = found.filter(({ state }) => state === "running");
    if (running.length === 0) return found;
    // What is believed to have ended, and runs, is not stopped by name.
    for (const { id } of running) await engine.stop(id, { timeoutMs: defaultStopSeconds * 1000 });
  }
}

async function stopContainers({ machines }: Rooms, definition: TaskDefinition, live: LiveTask): Promise<void> {
  const { engine } = machines;
  const stop = async (name: string) => {
    const container = live.containers.get(name);
    if (!container?.id || container.state === "ended" || container.state === "absent") return;
    const stated = definition.spec.containerDefinitions.find((each) => each.name === name)?.stopTimeout;
    await engine.stop(container.id, { timeoutMs: (stated ?? defaultStopSeconds) * 1000 });
    live.observe(name, await engine.inspect(container.id));
  };
  for (const wave of stopOrder(definition.spec.containerDefinitions)) await allOf(wave.map(stop));
}

/**
 * Until all output of the container is in its stream. One that runs after all (a start that an earlier process asked for
 * was carried out late) is stopped: else its output would never end.
 */
async function drain({ machines, shipper }: Rooms & { readonly shipper: LogShipper }, id: string): Promise<void> {
  while (!(await shipper.drained(id, mostDrainMs))) {
    if ((await machines.engine.inspect(id))?.state !== "running") return;
    await machines.engine.stop(id, { timeoutMs: 0 });
  }
}

async function cleanUp(
  rooms: Rooms & { readonly shipper: LogShipper },
  task: Task,
  live: LiveTask,
  containers: readonly Container[],
): Promise<void> {
  const { engine, instance } = rooms.machines;
  await allOf(
    containers.map(async ({ id }) => {
      await drain(rooms, id);
      await engine.remove(id);
    }),
  );
  for (const volume of await engine.listVolumes(taskLabels(task, instance))) await engine.removeVolume(volume);
  const interfaceId = task.attachment?.networkInterfaceId;
  if (interfaceId) await rooms.interfaces.detach(interfaceId);
  if (live.sandbox) await rooms.sandboxes.release(live.sandbox);
  for (const { name } of task.containers) rooms.openLogs.delete(`${task.taskArn}/${name}`);
}
