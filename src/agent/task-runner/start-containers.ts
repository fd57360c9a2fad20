// Starts every container that may start now, and says when to look again.
import type * as ECS from "@aws-sdk/client-ecs";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { LogShipper } from "../log-shipper.ts";
import { mayPass, startFailure } from "../reasons.ts";
import { createContainer } from "./create-container.ts";
import { readiness } from "./dependencies.ts";
import type { LiveTask } from "./live-task.ts";
import { allOf, logKey, type Rooms } from "./prepare.ts";

/** Goes on until nothing more can start at once; returns the instant at which a startTimeout ends. */
export async function startContainers(
  rooms: Rooms & { readonly shipper: LogShipper },
  task: Task,
  definition: TaskDefinition,
  live: LiveTask,
): Promise<number | undefined> {
  const definitions = definition.spec.containerDefinitions;
  for (;;) {
    const { ready, doomed, wakeAtMs } = readiness(definitions, live.containers, rooms.machines.clock.nowMs());
    for (const { name, reason } of doomed)
      live.change(name, { state: "ended", reason: `CannotStartContainerError: ${reason}` });
    shipOutput(rooms, task, live);
    if (ready.length === 0 && doomed.length === 0) return wakeAtMs;
    const starting = definitions.filter(({ name }) => ready.includes(name ?? ""));
    await allOf(starting.map((container) => startOne(rooms, task, definition, container, live)));
    if (live.abort.signal.aborted) return undefined;
  }
}

/** Started, with its output on its way; or ended with the reason why it cannot be. Throws when the engine does not answer. */
async function startOne(
  rooms: Rooms & { readonly shipper: LogShipper },
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  live: LiveTask,
): Promise<void> {
  const { machines } = rooms;
  const name = container.name ?? "";
  const id = await createContainer(machines, task, definition, container, live);
  if (id === undefined) return;
  try {
    await machines.engine.start(id);
    live.started(name, machines.clock.nowMs());
  } catch (thrown) {
    if (mayPass(thrown)) throw thrown;
    return live.change(name, { state: "ended", reason: startFailure(thrown) });
  }
  shipOutput(rooms, task, live);
}

/** Sees to it that the output of every container that has started is on its way to its stream. */
export function shipOutput(
  { shipper, openLogs }: Rooms & { readonly shipper: LogShipper },
  task: Task,
  live: LiveTask,
): void {
  for (const { name, id, state } of live.containers.values()) {
    const log = openLogs.get(logKey(task, { name }));
    if (!log || id === undefined || (state !== "running" && state !== "ended") || live.shipped.has(name)) continue;
    live.shipped.add(name);
    shipper.ship(id, log);
  }
}
