// Drives every task that is the agent's (PENDING to STOPPING), one step at a time: looks, does, reports. Events of the engine
// and of the store only say which task to look at.
import type { EngineEvent } from "../../engine/engine.ts";
import { asError } from "../../kit/assert.ts";
import { WorkQueue } from "../../kit/work-queue.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import type { Change, Watch } from "../../store/store.ts";
import { taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { LogShipper } from "../log-shipper.ts";
import { labelNames } from "../machines.ts";
import { TaskFailure } from "../reasons.ts";
import { end } from "./end.ts";
import { LiveTask, type Sandbox } from "./live-task.ts";
import { logKey, logTargetOf, prepare, type Rooms } from "./prepare.ts";
import { report } from "./report.ts";
import { startContainers } from "./start-containers.ts";

const ours: readonly Task["lastStatus"][] = ["PENDING", "RUNNING", "STOPPING"];
const atOnce = 64;

export const isOurs = (task: Task | undefined): task is Task => task !== undefined && ours.includes(task.lastStatus);

export type RunnerRooms = Rooms & { readonly shipper: LogShipper };

export class TaskRunner {
  readonly #rooms: RunnerRooms;
  readonly #live = new Map<string, LiveTask>();
  readonly #queue: WorkQueue;
  #watch: Watch | undefined;

  constructor(rooms: RunnerRooms) {
    this.#rooms = rooms;
    const { clock, log } = rooms.machines;
    this.#queue = new WorkQueue({
      clock,
      concurrency: atOnce,
      work: (taskArn) => this.#drive(taskArn),
      onError: (taskArn, error, retryInMs) => log.warn("task step failed", { taskArn, error, retryInMs }),
    });
  }

  /** Takes over the tasks that an earlier process ran, then follows the store. */
  async start(sandboxes: ReadonlyMap<string, Sandbox>): Promise<void> {
    const { store } = this.#rooms.machines;
    this.#watch = store.watch(({ changes }) => changes.forEach((change) => this.#look(change)));
    const mine = ours.flatMap((status) => store.by(tasks, "lastStatus", status));
    for (const task of mine) await this.#adopt(task, sandboxes.get(task.taskArn));
    for (const { taskArn } of mine) this.#queue.add(taskArn);
  }

  async stop(): Promise<void> {
    this.#watch?.close();
    for (const live of this.#live.values()) live.abort.abort(new Error("the control plane is going down"));
    await this.#queue.stop();
  }

  get busy(): boolean {
    return this.#queue.busy;
  }

  /** Looks at every live task again, as after a break in the engine's events. */
  async resync(): Promise<void> {
    for (const live of this.#live.values()) {
      for (const { name, id } of live.containers.values()) if (id) await this.#inspect(live, name, id);
      this.#queue.add(live.taskArn);
    }
  }

  /** Something happened to a container of ours. */
  async onEvent({ labels, id, kind, health, timeMs }: EngineEvent): Promise<void> {
    const live = this.#live.get(labels[labelNames.taskArn] ?? "");
    const name = labels[labelNames.container];
    if (!live || name === undefined) return;
    if (kind === "health" && health) live.change(name, { health });
    else if (kind === "started") live.started(name, timeMs);
    else await this.#inspect(live, name, id);
    this.#queue.add(live.taskArn);
  }

  /** The sandbox of a task died under it. */
  onSandboxLost(containerId: string): void {
    for (const live of this.#live.values()) {
      if (live.sandbox?.containerId !== containerId) continue;
      this.#requestStop(
        live.taskArn,
        new TaskFailure("ResourceInitializationError: the task's network namespace was removed from outside"),
      );
    }
  }

  #look({ table, key, after }: Change): void {
    if (table !== tasks.name) return;
    const task = after as Task | undefined;
    if (isOurs(task)) {
      if (task.desiredStatus === "STOPPED") this.#live.get(key)?.abort.abort(new Error("the task is to stop"));
      this.#queue.add(key);
    }
  }

  async #adopt(task: Task, sandbox: Sandbox | undefined): Promise<void> {
    const { engine, instance, logs } = this.#rooms.machines;
    const live = this.#newLive(task);
    live.sandbox = sandbox;
    const found = await engine.list({ [labelNames.instance]: instance, [labelNames.taskId]: task.taskId });
    for (const row of task.containers) {
      const container = found.find(({ labels }) => labels[labelNames.container] === row.name);
      if (container) live.observe(row.name, container);
      else if (row.lastStatus === "STOPPED")
        live.change(row.name, {
          state: "ended",
          id: row.runtimeId,
          exitCode: row.exitCode,
          reason: row.reason,
          startedAtMs: row.startedAtMs,
        });
      else if (row.runtimeId) live.observe(row.name, undefined);
      const stream = container && (await this.#reopenLog(task, row.name, logs));
      if (stream) this.#rooms.shipper.ship(container.id, stream);
    }
    const interfaceId = task.attachment?.networkInterfaceId;
    if (sandbox && interfaceId) await this.#rooms.interfaces.attach(interfaceId, sandbox.networkNamespace);
    live.prepared = task.lastStatus === "RUNNING" && sandbox !== undefined;
    if (task.lastStatus === "RUNNING" && !sandbox)
      this.#requestStop(
        task.taskArn,
        new TaskFailure("ResourceInitializationError: the task's network namespace is gone"),
      );
  }

  async #reopenLog(task: Task, name: string, logs: Rooms["machines"]["logs"]) {
    const definition = this.#rooms.machines.store.get(taskDefinitions, task.taskDefinitionArn);
    const container = definition?.spec.containerDefinitions.find((each) => each.name === name);
    const target = definition && container && logTargetOf(task, definition, container);
    if (!target) return undefined;
    const opened = await logs.open(target);
    this.#rooms.openLogs.set(logKey(task, container), opened);
    return opened;
  }

  #newLive(task: Task): LiveTask {
    const live = new LiveTask(
      task.taskArn,
      task.containers.map(({ name }) => name),
    );
    this.#live.set(task.taskArn, live);
    return live;
  }

  async #inspect(live: LiveTask, name: string, id: string): Promise<void> {
    live.observe(name, await this.#rooms.machines.engine.inspect(id));
  }

  async #drive(taskArn: string): Promise<number | undefined> {
    const { store, clock } = this.#rooms.machines;
    const task = store.get(tasks, taskArn);
    if (!isOurs(task)) return void this.#live.delete(taskArn);
    const definition = store.get(taskDefinitions, task.taskDefinitionArn);
    if (!definition) throw new Error(`no definition ${task.taskDefinitionArn}`);
    const live = this.#live.get(taskArn) ?? this.#newLive(task);
    if (task.desiredStatus === "STOPPED" || task.lastStatus === "STOPPING") {
      await end(this.#rooms, taskArn, definition, live);
      this.#live.delete(taskArn);
      return undefined;
    }
    try {
      if (!live.prepared) await prepare(this.#rooms, task, definition, live);
      const wakeAtMs = await startContainers(this.#rooms, task, definition, live);
      this.#report(taskArn, definition, live);
      this.#rooms.sandboxes.refill();
      return wakeAtMs === undefined ? undefined : Math.max(0, wakeAtMs - clock.nowMs());
    } catch (thrown) {
      if (live.abort.signal.aborted) return undefined;
      this.#report(taskArn, definition, live);
      this.#requestStop(taskArn, asError(thrown));
      return undefined;
    }
  }

  #report(taskArn: string, definition: TaskDefinition, live: LiveTask): void {
    const { store, clock } = this.#rooms.machines;
    const { containerDefinitions } = definition.spec;
    store.transact(
      (tx) => tx.update(tasks, taskArn, (row) => report(row, containerDefinitions, live, clock.nowMs())),
      "agent",
    );
  }

  #requestStop(taskArn: string, error: Error): void {
    const { store, clock, log } = this.#rooms.machines;
    if (!(error instanceof TaskFailure)) log.error("a task could not be prepared", { taskArn, error });
    const reason = error instanceof TaskFailure ? error.message : `ResourceInitializationError: ${error.message}`;
    store.transact(
      (tx) =>
        tx.update(tasks, taskArn, (row) =>
          requestStop(
            row,
            row.startedAtMs === undefined ? "TaskFailedToStart" : "EssentialContainerExited",
            reason,
            clock.nowMs(),
          ),
        ),
      "agent",
    );
  }
}
