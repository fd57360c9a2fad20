// Sandboxes: containers that do nothing but hold a network namespace open, one per task. A few are kept warm, because joining
// an existing namespace starts a container several times sooner than making one.
import type { Container } from "../engine/engine.ts";
import { hex } from "../kit/ids.ts";
import { MachineError } from "../kit/machine-error.ts";
import { WorkQueue } from "../kit/work-queue.ts";
import { claimedSandboxes } from "../store/tables/agent.ts";
import { labelNames, type Machines, sandboxRole } from "./machines.ts";
import type { Sandbox } from "./task-runner/live-task.ts";

export class Sandboxes {
  readonly #machines: Machines;
  #warm: Sandbox[] = [];
  /** Names of those that are being made, and belong to nobody yet. */
  readonly #making = new Set<string>();
  readonly #filling: WorkQueue;

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#filling = new WorkQueue({
      clock: machines.clock,
      work: () => this.#fill(),
      onError: (_key, error, retryInMs) => machines.log.warn("no warm sandbox", { error, retryInMs }),
    });
  }

  /** Takes back what an earlier process left: warm ones, and those of tasks; removes the rest. Returns who has which. Idempotent. */
  async adopt(isLive: (taskArn: string) => boolean): Promise<Map<string, Sandbox>> {
    const { store, warmSandboxes } = this.#machines;
    const found = await this.#list();
    const running = found.flatMap((container) => asSandbox(container) ?? []);
    this.#warm = running.filter(({ containerId }) => !store.get(claimedSandboxes, containerId)).slice(0, warmSandboxes);
    // A dead one serves its task no more: the task ends, or has not begun and gets another.
    const runs = new Set(running.map(({ containerId }) => containerId));
    const dead = store.list(claimedSandboxes).filter(({ containerId }) => !runs.has(containerId));
    for (const { containerId } of dead) await this.#discard(containerId);
    await this.sweep(await this.#list(), isLive);
    const claims = running.flatMap((sandbox) => {
      const taskArn = store.get(claimedSandboxes, sandbox.containerId)?.taskArn;
      return taskArn === undefined ? [] : [[taskArn, sandbox] as const];
    });
    this.refill();
    return new Map(claims);
  }

  /**
   * Removes those of `found` (sandboxes, as the engine lists them) that serve nobody: of tasks that do not live, dead before
   * they were used, or made by a call whose answer was lost.
   */
  async sweep(found: readonly Container[], isLive: (taskArn: string) => boolean): Promise<void> {
    const { store } = this.#machines;
    for (const container of found) {
      const { id, name, state } = container;
      const claim = store.get(claimedSandboxes, id);
      const isWarm = this.#warm.some(({ containerId }) => containerId === id);
      if (isWarm && state !== "running") await this.onEnded(id);
      else if (claim ? !isLive(claim.taskArn) : !isWarm && !this.#making.has(name)) await this.#discard(id);
    }
    const known = new Set(found.map(({ id }) => id));
    const gone = store
      .list(claimedSandboxes)
      .filter(({ containerId, taskArn }) => !known.has(containerId) && !isLive(taskArn));
    if (gone.length > 0)
      store.transact((tx) => gone.forEach((row) => tx.delete(claimedSandboxes, row.containerId)), "agent");
    const missing = this.#warm.filter(({ containerId }) => !known.has(containerId));
    for (const { containerId } of missing)
      if (!(await this.#machines.engine.inspect(containerId))) await this.onEnded(containerId);
  }

  /** A sandbox for the task: warm if there is one. The claim is durable when this resolves. */
  async claim(taskArn: string): Promise<Sandbox> {
    const { store } = this.#machines;
    const keep = ({ containerId }: Sandbox) =>
      store.transact((tx) => tx.put(claimedSandboxes, { containerId, taskArn }), "agent");
    const warm = this.#warm.shift();
    if (warm) keep(warm);
    const sandbox = warm ?? (await this.#make(keep));
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

  /** A sandbox ended or went: if it was warm, another takes its place. */
  async onEnded(containerId: string): Promise<void> {
    const left = this.#warm.filter((sandbox) => sandbox.containerId !== containerId);
    if (left.length === this.#warm.length) return;
    this.#warm = left;
    this.refill();
    await this.#machines.engine.remove(containerId);
  }

  /** Takes the pool away: warm sandboxes serve nobody while no control plane runs. The next start removes what is left. */
  async stop(): Promise<void> {
    await this.#filling.stop();
    await Promise.allSettled(this.#warm.splice(0).map(({ containerId }) => this.#machines.engine.remove(containerId)));
  }

  #list(): Promise<readonly Container[]> {
    const { engine, instance } = this.#machines;
    return engine.list({ [labelNames.instance]: instance, [labelNames.role]: sandboxRole });
  }

  async #fill(): Promise<void> {
    while (this.#warm.length < this.#machines.warmSandboxes) await this.#make((sandbox) => this.#warm.push(sandbox));
  }

  /** Hands the new sandbox to `keep` in the same moment in which it stops to be in the making. */
  async #make(keep: (sandbox: Sandbox) => void): Promise<Sandbox> {
    const { engine, dice, instance, sandboxImage } = this.#machines;
    const name = `muelle-sandbox-${instance}-${hex(dice, 12)}`;
    this.#making.add(name);
    try {
      const id = await engine.create({
        name,
        image: sandboxImage,
        labels: { [labelNames.instance]: instance, [labelNames.role]: sandboxRole },
        network: { kind: "none" },
        keepLogs: false,
        limits: { memoryBytes: 32 * 1024 * 1024, pids: 16 },
      });
      await engine.start(id);
      const seen = await engine.inspect(id);
      const sandbox = seen && asSandbox(seen);
      if (!sandbox) throw new MachineError("unavailable", `the sandbox ${name} ended as soon as it had started`);
      keep(sandbox);
      return sandbox;
    } finally {
      this.#making.delete(name);
    }
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
