// The agent: drives this machine's containers and network towards what the store wants, and reports what it observes. After
// a restart it adopts what runs, and takes away what nobody owns. Once a minute, and after every break in the engine's
// events, it compares all it knows with all there is: a lost event makes it slower, and nothing else.
import type { Container, EngineEvent } from "../engine/engine.ts";
import { asError } from "../kit/assert.ts";
import { backoffMs } from "../kit/backoff.ts";
import { sleep } from "../kit/clock.ts";
import { WorkQueue } from "../kit/work-queue.ts";
import { tasks } from "../store/tables/ecs.ts";
import { Interfaces } from "./interfaces.ts";
import { LogShipper } from "./log-shipper.ts";
import { containerRole, labelNames, type Machines, sandboxRole } from "./machines.ts";
import { MetricRecorder } from "./metrics/recorder.ts";
import { mayPass } from "./reasons.ts";
import { Sandboxes } from "./sandboxes.ts";
import { isOurs, TaskRunner } from "./task-runner/runner.ts";

const again = { firstMs: 100, mostMs: 5_000 };
const patrolMs = 60_000;

export class Agent {
  readonly #machines: Machines;
  readonly #sandboxes: Sandboxes;
  readonly #interfaces: Interfaces;
  readonly #shipper: LogShipper;
  readonly #runner: TaskRunner;
  readonly #recorder: MetricRecorder;
  readonly #patrols: WorkQueue;
  readonly #stopping = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#sandboxes = new Sandboxes(machines);
    this.#interfaces = new Interfaces(machines);
    this.#shipper = new LogShipper(machines);
    this.#runner = new TaskRunner({
      machines,
      sandboxes: this.#sandboxes,
      interfaces: this.#interfaces,
      shipper: this.#shipper,
      openLogs: new Map(),
    });
    this.#recorder = new MetricRecorder(machines);
    this.#patrols = new WorkQueue({
      clock: machines.clock,
      work: () => this.#patrol(),
      onError: (_key, error, retryInMs) => machines.log.warn("patrol failed", { error, retryInMs }),
    });
  }

  /** Begins to follow, adopts what runs and removes what nobody owns. Waits for an engine that is away. The network plane must be open. */
  async start(): Promise<void> {
    const ready = Promise.withResolvers<void>();
    this.#watching = this.#watch(ready.resolve);
    await ready.promise;
    const sandboxes = await this.#insist("adopt sandboxes", () => this.#sandboxes.adopt(this.#isLive));
    await this.#insist("remove strays", async () => this.#removeStrays(await this.#list()));
    this.#interfaces.start();
    await this.#insist("sweep interfaces", () => this.#interfaces.sweep(this.#wantedInterfaces()));
    this.#runner.start(sandboxes);
    this.#recorder.start();
    this.#patrols.addAfter("patrol", patrolMs);
  }

  get busy(): boolean {
    return this.#runner.busy;
  }

  /** Lets go; containers go on. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the control plane is going down"));
    await this.#patrols.stop();
    await this.#recorder.stop();
    await this.#runner.stop();
    await this.#interfaces.stop();
    await this.#shipper.stop();
    await this.#sandboxes.stop();
    await this.#watching;
  }

  readonly #isLive = (taskArn: string): boolean => isOurs(this.#machines.store.get(tasks, taskArn));

  #list(): Promise<readonly Container[]> {
    return this.#machines.engine.list({ [labelNames.instance]: this.#machines.instance });
  }

  async #patrol(): Promise<number> {
    const found = await this.#list();
    this.#runner.compare(new Map(found.map((container) => [container.id, container])));
    await this.#sandboxes.sweep(found.filter(isSandbox), this.#isLive);
    await this.#removeStrays(found);
    return patrolMs;
  }

  /** Containers and volumes of tasks that are not live: nothing labelled is left behind. */
  async #removeStrays(found: readonly Container[]): Promise<void> {
    const { engine, instance, store } = this.#machines;
    for (const { id, labels } of found)
      if (labels[labelNames.role] === containerRole && !this.#isLive(labels[labelNames.taskArn] ?? ""))
        await engine.remove(id);
    const volumes = await engine.listVolumes({ [labelNames.instance]: instance });
    const liveIds = store.list(tasks).flatMap((task) => (isOurs(task) ? task.taskId : []));
    for (const volume of volumes)
      if (!liveIds.some((taskId) => volume.startsWith(`muelle-${taskId}-`))) await engine.removeVolume(volume);
  }

  #wantedInterfaces(): Set<string> {
    const live = this.#machines.store.list(tasks).filter(isOurs);
    return new Set(live.flatMap((task) => task.attachment?.networkInterfaceId ?? []));
  }

  /** Does `work`, again and again while a machine does not answer. */
  async #insist<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { clock, log } = this.#machines;
    for (let failures = 1; ; failures++) {
      try {
        return await work();
      } catch (thrown) {
        if (!mayPass(thrown)) throw thrown;
        log.warn(`could not ${what} yet`, { error: asError(thrown) });
        await sleep(clock, backoffMs(again, failures), this.#stopping.signal);
      }
    }
  }

  /** Follows the engine's events for ever; after a break everything is compared. */
  async #watch(firstReady: () => void): Promise<void> {
    const { engine, clock, log, instance } = this.#machines;
    const { signal } = this.#stopping;
    let failures = 0;
    let wasReady = false;
    while (!signal.aborted) {
      const onReady = () => {
        failures = 0;
        if (wasReady) this.#patrols.add("patrol");
        wasReady = true;
        firstReady();
      };
      try {
        await engine.watch({ [labelNames.instance]: instance }, (event) => this.#onEvent(event), { signal, onReady });
      } catch (thrown) {
        if (!signal.aborted) log.warn("the engine's events broke off", { error: asError(thrown) });
      }
      await sleep(clock, backoffMs(again, ++failures), signal).catch(() => {});
    }
  }

  #onEvent(event: EngineEvent): void {
    const { log } = this.#machines;
    if (event.labels[labelNames.role] === containerRole) return this.#runner.onEvent(event);
    if (event.labels[labelNames.role] !== sandboxRole || (event.kind !== "exited" && event.kind !== "removed")) return;
    this.#runner.onSandboxEnded(event.id);
    this.#sandboxes.onEnded(event.id).catch((error: unknown) => log.warn("a dead sandbox stays", { error }));
  }
}

const isSandbox = ({ labels }: Container): boolean => labels[labelNames.role] === sandboxRole;
