// Drives every task that is the agent's (PENDING to STOPPING), one step at a time: looks, does, reports. Events of the engine
// and of the store only say which task to look at; a step that a machine did not answer is tried again.
import type { Container, EngineEvent } from "../../engine/engine.ts";
import { asError } from "../../kit/assert.ts";
import { WorkQueue } from "../../kit/work-queue.ts";
import type { Task, TaskDefinition } from "../../model/ecs/records.ts";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import type { Change, Watch } from "../../store/store.ts";
import { taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { LogShipper } from "../log-shipper.ts";
import { labelNames } from "../machines.ts";
import { mayPass, TaskFailure } from "../reasons.ts";
import { adopt } from "./adopt.ts";
import { end } from "./end.ts";
import { LiveTask, type Sandbox } from "./live-task.ts";
import { prepare, type Rooms } from "./prepare.ts";
import { report } from "./report.ts";
import { startContainers } from "./start-containers.ts";

const ours: readonly Task["lastStatus"][] = ["PENDING", "RUNNING", "STOPPING"];
const atOnce = 64;
/** With the queue's back-off this is about a minute; after it a task that is not up fails with what the machine said last. */
const mostFailures = 11;

export const isOurs = (task: Task | undefined): task is Task => task !== undefined && ours.includes(task.lastStatus);

export type RunnerRooms = Rooms & { readonly shipper: LogShipper };

export class TaskRunner {
  readonly #rooms: RunnerRooms;
  readonly #live = new Map<string, LiveTask>();
  readonly #queue: WorkQueue;
  #watch: Watch | undefined;
  #isStopped = false;

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

  /** Follows the store, and takes over the tasks that an earlier process ran, each in its first step. */
  start(sandboxes: ReadonlyMap<string, Sandbox>): void {
    const { store } = this.#rooms.machines;
    this.#watch = store.watch(({ changes }) => changes.forEach((change) => this.#look(change)));
    for (const task of ours.flatMap((status) => store.by(tasks, "lastStatus", status))) {
      const live = this.#newLive(task);
      live.inherited = true;
      live.sandbox = sandboxes.get(task.taskArn);
      this.#queue.add(task.taskArn);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#watch?.close();
    for (const live of this.#live.values()) live.abort.abort(goingDown());
    await this.#queue.stop();
  }

  get busy(): boolean {
    return this.#queue.busy;
  }

  /** Compares what is known with a list of all that the engine has, as after a break in its events. */
  compare(found: ReadonlyMap<string, Container>): void {
    for (const live of this.#live.values()) {
      for (const { name, id, state, health } of live.containers.values()) {
        if (id === undefined || state === "ended") continue;
        const seen = found.get(id);
        if (seen?.state !== state || seen.health !== health) live.suspects.add(name);
      }
      if (live.sandbox && found.get(live.sandbox.containerId)?.state !== "running") live.suspectsSandbox = true;
      if (live.suspects.size > 0 || live.suspectsSandbox) this.#queue.add(live.taskArn);
    }
  }

  /** Something happened to a container of ours. */
  onEvent({ labels, kind, health, timeMs }: EngineEvent): void {
    const live = this.#live.get(labels[labelNames.taskArn] ?? "");
    const name = labels[labelNames.container];
    if (!live || name === undefined) return;
    if (kind === "health" && health) live.change(name, { health });
    else if (kind === "started") live.started(name, timeMs);
    else live.suspects.add(name);
    this.#queue.add(live.taskArn);
  }

  /** A sandbox ended: perhaps that of a task. */
  onSandboxEnded(containerId: string): void {
    for (const live of this.#live.values()) {
      if (live.sandbox?.containerId !== containerId) continue;
      live.suspectsSandbox = true;
      this.#queue.add(live.taskArn);
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

  #newLive(task: Task): LiveTask {
    const live = new LiveTask(
      task.taskArn,
      task.containers.map(({ name }) => name),
    );
    if (this.#isStopped) live.abort.abort(goingDown());
    this.#live.set(task.taskArn, live);
    return live;
  }

  async #drive(taskArn: string): Promise<number | undefined> {
    const { store } = this.#rooms.machines;
    const task = store.get(tasks, taskArn);
    if (!isOurs(task)) return void this.#live.delete(taskArn);
    // What was read is durable before anything is done about it.
    await store.flushed();
    const definition = store.get(taskDefinitions, task.taskDefinitionArn);
    if (!definition) throw new Error(`no definition ${task.taskDefinitionArn}`);
    const live = this.#live.get(taskArn) ?? this.#newLive(task);
    try {
      return await this.#step(task, definition, live);
    } catch (thrown) {
      if (isEnding(task)) throw thrown;
      // It is to stop, and is looked at again; or the agent itself lets go.
      if (live.abort.signal.aborted) return undefined;
      live.failures += 1;
      if (mayPass(thrown) && (task.lastStatus === "RUNNING" || live.failures < mostFailures)) throw thrown;
      this.#report(taskArn, definition, live);
      this.#requestStop(taskArn, asError(thrown));
      return undefined;
    }
  }

  async #step(task: Task, definition: TaskDefinition, live: LiveTask): Promise<number | undefined> {
    if (live.inherited) await adopt(this.#rooms, task, definition, live);
    await this.#inspectSuspects(live);
    if (isEnding(task)) {
      await end(this.#rooms, task.taskArn, definition, live);
      return void this.#live.delete(task.taskArn);
    }
    if (live.suspectsSandbox) await this.#inspectSandbox(live);
    if (!live.prepared) await prepare(this.#rooms, task, definition, live);
    const wakeAtMs = await startContainers(this.#rooms, task, definition, live);
    live.failures = 0;
    this.#report(task.taskArn, definition, live);
    this.#rooms.sandboxes.refill();
    return wakeAtMs === undefined ? undefined : Math.max(0, wakeAtMs - this.#rooms.machines.clock.nowMs());
  }

  async #inspectSuspects(live: LiveTask): Promise<void> {
    for (const name of live.suspects) {
      const id = live.containers.get(name)?.id;
      live.suspects.delete(name);
      if (id === undefined) continue;
      try {
        live.observe(name, await this.#rooms.machines.engine.inspect(id));
      } catch (thrown) {
        live.suspects.add(name);
        throw thrown;
      }
    }
  }

  /** Throws a TaskFailure when the task's network namespace is no more. */
  async #inspectSandbox(live: LiveTask): Promise<void> {
    const { sandbox } = live;
    live.suspectsSandbox = false;
    try {
      if (!sandbox || (await this.#rooms.machines.engine.inspect(sandbox.containerId))?.state === "running") return;
    } catch (thrown) {
      live.suspectsSandbox = true;
      throw thrown;
    }
    throw new TaskFailure("ResourceInitializationError: the task's network namespace was removed from outside");
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

const goingDown = (): Error => new Error("the control plane is going down");

const isEnding = ({ desiredStatus, lastStatus }: Task): boolean =>
  desiredStatus === "STOPPED" || lastStatus === "STOPPING";
