// Everything a task needs before its first process starts: roles, log streams, a sandbox with the interface attached and the
// firewall in force, and the images. Throws a TaskFailure with the reason that the task's owner reads.
import type * as ECS from "@aws-sdk/client-ecs";
import type { Engine } from "../../engine/engine.ts";
import { must } from "../../kit/assert.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import { roleTrusts } from "../../store/views/iam.ts";
import type { Machines } from "../machines.ts";
import type { Interfaces } from "../interfaces.ts";
import type { LogTarget, OpenLog } from "../ports.ts";
import { assumeFailure, mayPass, networkFailure, platformFailure, pullFailure, TaskFailure } from "../reasons.ts";
import type { Sandboxes } from "../sandboxes.ts";
import { createContainer } from "./create-container.ts";
import type { LiveTask, Sandbox } from "./live-task.ts";
import { volumeName, taskLabels } from "./container-spec.ts";

export interface Rooms {
  readonly machines: Machines;
  readonly sandboxes: Sandboxes;
  readonly interfaces: Interfaces;
  /** Open log streams by `taskArn/container`. */
  readonly openLogs: Map<string, OpenLog>;
}

export async function prepare(rooms: Rooms, task: Task, definition: TaskDefinition, live: LiveTask): Promise<void> {
  checkRoles(rooms.machines, task, definition);
  live.sandbox ??= await rooms.sandboxes.claim(task.taskArn);
  live.pullStartedAtMs ??= rooms.machines.clock.nowMs();
  const made = volumes(rooms.machines, task, definition);
  await allOf([
    checkPlatform(rooms.machines.engine, definition),
    network(rooms, task, live.sandbox),
    made,
    ...definition.spec.containerDefinitions.flatMap((container) => [
      openLog(rooms, task, definition, container),
      provide(rooms.machines, task, definition, container, live, made),
    ]),
  ]);
  live.pullStoppedAtMs ??= rooms.machines.clock.nowMs();
  live.prepared = true;
}

/** Waits for all, whatever becomes of each: nothing may go on behind the back of the next step. Then throws the gravest failure. */
export async function allOf(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  const failures = results.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []));
  if (failures.length > 0) throw failures.find((failure) => !mayPass(failure)) ?? failures[0];
}

export const executionRole = (task: Task, definition: TaskDefinition): string | undefined =>
  task.overrides.executionRoleArn ?? definition.spec.executionRoleArn;

function checkRoles({ store }: Machines, task: Task, definition: TaskDefinition): void {
  const taskRole = task.overrides.taskRoleArn ?? definition.spec.taskRoleArn;
  for (const roleArn of [executionRole(task, definition), taskRole])
    if (roleArn && !roleTrusts(store, roleArn, "ecs-tasks.amazonaws.com"))
      throw new TaskFailure(assumeFailure(roleArn));
}

/** An image of another architecture would be pulled, and run or not, as the kernel likes: the definition's word is kept. */
export async function checkPlatform(
  engine: Pick<Engine, "info">,
  { spec }: Pick<TaskDefinition, "spec">,
): Promise<void> {
  const stated = spec.runtimePlatform?.cpuArchitecture;
  if (!stated) return;
  const { architectures } = await engine.info();
  if (architectures.some((architecture) => architecture === stated)) return;
  throw new TaskFailure(platformFailure(stated, architectures));
}

export async function network(rooms: Rooms, task: Task, sandbox: Sandbox): Promise<void> {
  const interfaceId = task.attachment?.networkInterfaceId;
  if (!interfaceId) return;
  try {
    await rooms.interfaces.attach(interfaceId, sandbox.networkNamespace);
  } catch (thrown) {
    throw mayPass(thrown) ? thrown : new TaskFailure(networkFailure(thrown));
  }
}

async function volumes({ engine, instance }: Machines, task: Task, definition: TaskDefinition): Promise<void> {
  for (const volume of definition.spec.volumes ?? [])
    await engine.ensureVolume(volumeName(task, volume.name ?? ""), taskLabels(task, instance));
}

/** Pulled, and made unless it takes over another container's volumes: that one must be there first. */
async function provide(
  machines: Machines,
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  live: LiveTask,
  volumesMade: Promise<void>,
): Promise<void> {
  const name = container.name ?? "";
  if (live.containers.get(name)?.id !== undefined) return;
  if (!live.images.has(name)) await pull(machines, task, definition, container, live);
  await volumesMade;
  const pulled = live.images.has(name);
  if (pulled && !container.volumesFrom?.length) await createContainer(machines, task, definition, container, live);
}

async function pull(
  { engine, images }: Machines,
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
  live: LiveTask,
): Promise<void> {
  const name = container.name ?? "";
  const image = container.image ?? "";
  try {
    const { reference, digest, credentials } = await images.resolve(image, task, executionRole(task, definition));
    const here = digest === undefined ? undefined : await engine.image(reference);
    const pulled =
      here ?? (await engine.pull(reference, { credentials: await credentials?.(), signal: live.abort.signal }));
    live.images.set(name, reference);
    live.change(name, { imageDigest: digest ?? pulled.repoDigests[0]?.split("@")[1] });
  } catch (thrown) {
    if (live.abort.signal.aborted || (mayPass(thrown) && (await isAway(engine)))) throw thrown;
    const reason = thrown instanceof TaskFailure ? thrown.message : pullFailure(image, thrown);
    live.change(name, { state: "ended", reason });
    if (container.essential !== false) throw new TaskFailure(reason, name);
  }
}

/** A registry that does not answer fails a pull; an engine that does not answer says nothing of the image. */
async function isAway(engine: Engine): Promise<boolean> {
  try {
    await engine.info();
    return false;
  } catch (thrown) {
    return mayPass(thrown);
  }
}

async function openLog(
  { machines, openLogs }: Rooms,
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
): Promise<void> {
  const target = logTargetOf(task, definition, container);
  if (target) openLogs.set(logKey(task, container), await machines.logs.open(target));
}

export const logKey = (task: Task, container: Pick<ECS.ContainerDefinition, "name">): string =>
  `${task.taskArn}/${container.name}`;

/** `prefix/container/task-id`, as the awslogs driver names streams on Fargate. */
export function logTargetOf(
  task: Task,
  definition: TaskDefinition,
  container: ECS.ContainerDefinition,
): LogTarget | undefined {
  const options = container.logConfiguration?.options;
  if (container.logConfiguration?.logDriver !== "awslogs" || !options) return undefined;
  const prefix = options["awslogs-stream-prefix"];
  return {
    account: task.account,
    region: options["awslogs-region"] ?? task.region,
    group: must(options["awslogs-group"], "awslogs-group"),
    stream: prefix ? `${prefix}/${container.name}/${task.taskId}` : `${container.name}/${task.taskId}`,
    createGroup: options["awslogs-create-group"] === "true",
    executionRoleArn: executionRole(task, definition),
  };
}
