// Makes one container of a task, not started: it may be made while the network is still being attached.
import type * as ECS from "@aws-sdk/client-ecs";
import { must } from "../../kit/assert.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import type { Machines } from "../machines.ts";
import { createFailure, mayPass } from "../reasons.ts";
import { containerSpec } from "./container-spec.ts";
import type { LiveTask } from "./live-task.ts";

/** Its id; undefined when it ended with the reason why it cannot be made. Idempotent. Throws when the engine does not answer. */
export async function createContainer(
  { engine, instance, endpointInTasks }: Machines,
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  live: LiveTask,
): Promise<string | undefined> {
  const name = container.name ?? "";
  const known = live.containers.get(name)?.id;
  if (known !== undefined) return known;
  const sandbox = must(live.sandbox, `sandbox of ${task.taskArn}`);
  try {
    const image = must(live.images.get(name), `image of ${name}`);
    const facts = { instance, image, sandboxId: sandbox.containerId, endpointInTasks };
    const id = await engine.create(containerSpec(task, definition, container, facts));
    live.change(name, { id, state: "created" });
    return id;
  } catch (thrown) {
    if (mayPass(thrown)) throw thrown;
    live.change(name, { state: "ended", reason: createFailure(thrown) });
    return undefined;
  }
}
