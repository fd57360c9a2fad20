// Sandboxes: containers that do nothing but hold a network namespace open, one per task. A few are kept warm, because joining
// an existing namespace starts a container several times sooner than making one.
import type { Container } from "../engine/engine.ts";
import { must } from "../kit/assert.ts";
import { hex } from "../kit/ids.ts";
import { WorkQueue } from "../kit/work-queue.ts";
import { claimedSandboxes } from "../store/tables/agent.ts";
import { labelNames, type Machines, sandboxRole } from "./machines.ts";
import type { Sandbox } from "./task-runner/live-task.ts";

export class Sandboxes {
  readonly #machines: Machines;
  readonly #warm: Sandbox[] = [];
  readonly #filling: WorkQueue;

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#filling = new WorkQueue({
      clock: machines.clock,
      work: () => this.#fill(),
      onError: (_key, error, retryInMs) => machines.log.warn("no warm sandbox", { error, retryInMs }),
    });
  }

  /** Takes back what an earlier process left: warm ones, and those of tasks; removes the rest. Returns who has which. */
  async adopt(isLive: (taskArn: string) => boolean): Promise<Map<string, Sandbox>> {
    const { store, engine, instance } = this.#machines;
    const found = await engine.list({ [labelNames.instance]: instance, [labelNames.role]: sandboxRole });
    const claimed = new Map<string, Sandbox>();
    for (const container of found) {
      const claim = store.get(claimedSandboxes, container.id);
      const sandbox = asSandbox(container);
      if (sandbox && !claim) this.#warm.push(sandbox);
      else if (sandbox && claim && isLive(claim.taskArn)) claimed.set(claim.taskArn, sandbox);
      else await this.#discard(container.id);
    }
    const known = new Set(found.map(({ id }) => id));
    const gone = store.list(claimedSandboxes).filter(({ containerId }) => !known.has(containerId));
    if (gone.length > 0)
      store.transact((tx) => gone.forEach((row) => tx.delete(claimedSandboxes, row.containerId)), "agent");
    this.refill();
    return claimed;
  }

  /** A sandbox for the task: warm if there is one. The claim is durable when this resolves. */
  async claim(taskArn: string): Promise<Sandbox> {
    const { store } = this.#machines;
    const sandbox = this.#warm.shift() ?? (await this.#make());
    store.transact((tx) => tx.put(claimedSandboxes, { containerId: sandbox.containerId, taskArn }), "agent");
    await store.flushed();
    return sandbox;
  }

  /** Removes a task's sandbox. A used one is never used again. */
  release(sandbox: Sandbox): Promise<void> {
    return this.#discard(sandbox.containerId);
  }

  /** Asks for the pool to be filled up, in the background. */
  refill(): void {
    this.#filling.add("pool");
  }

  /** Takes the pool away: warm sandboxes serve nobody while no control plane runs. */
  async stop(): Promise<void> {
    await this.#filling.stop();
    await Promise.all(this.#warm.splice(0).map(({ containerId }) => this.#machines.engine.remove(containerId)));
  }

  async #fill(): Promise<void> {
    while (this.#warm.length < this.#machines.warmSandboxes) this.#warm.push(await this.#make());
  }

  async #make(): Promise<Sandbox> {
    const { engine, dice, instance, sandboxImage } = this.#machines;
    const id = await engine.create({
      name: `muelle-sandbox-${instance}-${hex(dice, 12)}`,
      image: sandboxImage,
      labels: { [labelNames.instance]: instance, [labelNames.role]: sandboxRole },
      network: { kind: "none" },
      keepLogs: false,
      limits: { memoryBytes: 32 * 1024 * 1024, pids: 16 },
    });
    await engine.start(id);
    return must(asSandbox(must(await engine.inspect(id), `sandbox ${id}`)), `namespace of sandbox ${id}`);
  }

  async #discard(containerId: string): Promise<void> {
    const { store, engine } = this.#machines;
    await engine.remove(containerId);
    store.transact((tx) => tx.delete(claimedSandboxes, containerId), "agent");
  }
}

export const asSandbox = (container: Container): Sandbox | undefined =>
  container.state === "running"
    ? { containerId: container.id, networkNamespace: container.networkNamespace ?? `simulated:${container.id}` }
    : undefined;
