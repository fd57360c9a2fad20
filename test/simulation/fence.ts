// Between one life of the control plane and the world. While the life lasts, its calls meet their fates here; once it was
// killed nothing of it acts any more: calls never arrive, answers never come, timers never fire. That is kill -9.
import type { Clock, Timer } from "../../src/kit/clock.ts";
import { sleep } from "../../src/kit/clock.ts";
import type { World } from "./world.ts";

const never = new Promise<never>(() => {});

export class Fence {
  readonly clock: Clock;
  readonly #world: World;
  readonly #death = new AbortController();
  readonly #timers = new Set<Timer>();
  readonly #underWay: string[] = [];

  constructor(world: World) {
    this.#world = world;
    this.clock = { nowMs: () => world.clock.nowMs(), after: (delayMs, work) => this.#after(delayMs, work) };
  }

  get isDead(): boolean {
    return this.#death.signal.aborted;
  }

  kill(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#death.abort();
  }

  /** Names of the calls that have not been answered, for whoever wonders why nothing happens. */
  get underWay(): string {
    return this.#underWay.join(" ");
  }

  /** A call to a machine, with its fate. */
  async call<T>(operation: string, work: () => Promise<T>): Promise<T> {
    this.#underWay.push(operation);
    try {
      return await this.#call(operation, work);
    } finally {
      this.#underWay.splice(this.#underWay.indexOf(operation), 1);
    }
  }

  async #call<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const fate = this.#world.fates.ofCall(operation);
    if (fate.beforeMs > 0) await sleep(this.clock, fate.beforeMs);
    if (this.isDead) return never;
    if (fate.error && !fate.tookEffect) throw fate.error;
    const result = await this.#alive(work());
    if (fate.afterMs > 0) await this.#alive(sleep(this.clock, fate.afterMs));
    if (fate.error) throw fate.error;
    return result;
  }

  /** A stream that ends with the life, whatever its own signal says. */
  async stream(
    operation: string,
    signal: AbortSignal | undefined,
    open: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const end = new AbortController();
    const stop = () => end.abort();
    if (signal?.aborted) return;
    signal?.addEventListener("abort", stop, { once: true });
    this.#death.signal.addEventListener("abort", stop, { once: true });
    try {
      await this.call(operation, () => open(end.signal));
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#death.signal.removeEventListener("abort", stop);
    }
  }

  /** `tell`, which the dead do not hear. */
  heard<T extends unknown[]>(tell: (...told: T) => void): (...told: T) => void {
    return (...told) => {
      if (!this.isDead) tell(...told);
    };
  }

  async #alive<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      return this.isDead ? never : result;
    } catch (thrown) {
      if (this.isDead) return never;
      throw thrown;
    }
  }

  #after(delayMs: number, work: () => void): Timer {
    if (this.isDead) return { cancel: () => {} };
    const timer = this.#world.clock.after(delayMs, () => {
      this.#timers.delete(timer);
      work();
    });
    this.#timers.add(timer);
    return {
      cancel: () => {
        this.#timers.delete(timer);
        timer.cancel();
      },
    };
  }
}
