// The agent: drives this machine's containers and network towards what the store wants, and reports what it observes. After
// a restart it adopts what runs, and takes away what nobody owns.
import type { EngineEvent } from "../engine/engine.ts";
import { asError } from "../kit/assert.ts";
import { backoffMs } from "../kit/backoff.ts";
import { sleep } from "../kit/clock.ts";
import { tasks } from "../store/tables/ecs.ts";
import { Interfaces } from "./interfaces.ts";
import { LogShipper } from "./log-shipper.ts";
import { containerRole, labelNames, type Machines, sandboxRole } from "./machines.ts";
import { Sandboxes } from "./sandboxes.ts";
import { isOurs, TaskRunner } from "./task-runner/runner.ts";

const reconnect = { firstMs: 100, mostMs: 5_000 };

export class Agent {
  readonly #machines: Machines;
  readonly #sandboxes: Sandboxes;
  readonly #interfaces: Interfaces;
  readonly #shipper: LogShipper;
  readonly #runner: TaskRunner;
  readonly #stopping = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#sandboxes = new Sandboxes(machines);
    this.#interfaces = new Interfaces(machines);
    this.#shipper = new LogShipper(machines.engine, machines.log);
    this.#runner = new TaskRunner({
      machines,
      sandboxes: this.#sandboxes,
      interfaces: this.#interfaces,
      shipper: this.#shipper,
      openLogs: new Map(),
    });
  }

  /** Adopts what runs and begins to follow. The network plane must be open. */
  async start(): Promise<void> {
    const { store } = this.#machines;
    const ready = Promise.withResolvers<void>();
    this.#watching = this.#watch(ready.resolve);
    await ready.promise;
    const live = (taskArn: string) => isOurs(store.get(tasks, taskArn));
    const sandboxes = await this.#sandboxes.adopt(live);
    await this.#removeStrays(live);
    this.#interfaces.start();
    await this.#interfaces.sweep(this.#wantedInterfaces());
    await this.#runner.start(sandboxes);
  }

  get busy(): boolean {
    return this.#runner.busy;
  }

  /** Lets go; containers go on. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the control plane is going down"));
    await this.#runner.stop();
    await this.#interfaces.stop();
    await this.#shipper.stop();
    await this.#sandboxes.stop();
    await this.#watching;
  }

  /** Containers and volumes of tasks that are not live: nothing labelled is left behind. */
  async #removeStrays(live: (taskArn: string) => boolean): Promise<void> {
    const { engine, instance } = this.#machines;
    const mine = { [labelNames.instance]: instance };
    for (const { id, labels } of await engine.list({ ...mine, [labelNames.role]: containerRole }))
      if (!live(labels[labelNames.taskArn] ?? "")) await engine.remove(id);
    const liveIds = new Set(
      this.#machines.store.list(tasks).flatMap((task) => (live(task.taskArn) ? task.taskId : [])),
    );
    for (const volume of await engine.listVolumes(mine))
      if (![...liveIds].some((taskId) => volume.startsWith(`muelle-${taskId}-`))) await engine.removeVolume(volume);
  }

  #wantedInterfaces(): Set<string> {
    const live = this.#machines.store.list(tasks).filter(isOurs);
    return new Set(live.flatMap((task) => task.attachment?.networkInterfaceId ?? []));
  }

  /** Follows the engine's events for ever; after a break everything is looked at again. */
  async #watch(firstReady: () => void): Promise<void> {
    const { engine, clock, log, instance } = this.#machines;
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures++) {
      const onReady = () => {
        if (failures > 0) void this.#runner.resync().catch((error: unknown) => log.warn("resync failed", { error }));
        failures = 0;
        firstReady();
      };
      try {
        await engine.watch({ [labelNames.instance]: instance }, (event) => this.#onEvent(event), { signal, onReady });
      } catch (thrown) {
        if (signal.aborted) return;
        log.warn("the engine's events broke off", { error: asError(thrown) });
      }
      await sleep(clock, backoffMs(reconnect, failures + 1), signal).catch(() => {});
    }
  }

  #onEvent(event: EngineEvent): void {
    const { log } = this.#machines;
    const failed = (error: unknown) => log.warn("an event could not be followed", { event, error });
    if (event.labels[labelNames.role] === containerRole) this.#runner.onEvent(event).catch(failed);
    else if (event.labels[labelNames.role] === sandboxRole && event.kind === "exited")
      this.#runner.onSandboxLost(event.id);
  }
}
