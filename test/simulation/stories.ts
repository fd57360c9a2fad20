// What users are told at rest: service events of every start and stop, and the output of every container, once and in order.
import type { Reader } from "../../src/store/store.ts";
import { logStreams } from "../../src/store/tables/logs.ts";
import type { World } from "./world.ts";

export function checkEvents(world: World): void {
  const { tasks, told } = world.ledger;
  for (const { taskId, serviceArn, stopCode, failureCounted, lastStatus } of tasks.values()) {
    if (!serviceArn) continue;
    if (!told.has(`started ${taskId}`)) world.problem(`no event tells that ${taskId} was started`);
    if (lastStatus !== "STOPPED" || stopCode === "UserInitiated") continue;
    if (stopCode === "ServiceSchedulerInitiated") {
      if (!told.has(`stopped ${taskId}`)) world.problem(`no event tells that ${taskId} was stopped`);
    } else if (!failureCounted) world.problem(`the failure of ${taskId} (${stopCode}) was not counted`);
  }
}

/** Containers that vanished took their output with them; that of all others is in their streams, no line missing or twice. */
export async function checkOutput(world: World, store: Reader): Promise<void> {
  for (const { id } of await world.engine.list({ "muelle.role": "container" })) await world.keepOutput(id);
  for (const { name, streamId } of store.list(logStreams)) {
    const [, container, taskId] = name.split("/");
    const printed = world.printed.get(`${taskId}/${container}`);
    // One that vanished before the store heard of it was made anew, and its output is in the stream as well.
    const isOne = world.containers.get(`${taskId}/${container}`)?.size === 1;
    if (!printed || !isOne) continue;
    const expected = printed.filter((text) => text !== "");
    const events = await world.archive.readStream(streamId, { limit: 10_000 });
    const shipped = events.map(({ message }) => message);
    if (JSON.stringify(shipped) !== JSON.stringify(expected))
      world.problem(`${name} has ${JSON.stringify(shipped)}, printed was ${JSON.stringify(expected)}`);
  }
}
