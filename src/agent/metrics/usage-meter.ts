// What containers use, from two looks at the engine's counters. What was not measured is undefined, never zero.
import type { ContainerStats, Engine } from "../../engine/engine.ts";
import type { Usage } from "../../model/ecs-metrics/task-usage.ts";

export interface Metered {
  /** The engine's id. */
  readonly id: string;
  /** Since when it has been counting from nothing. */
  readonly startedAtMs: number | undefined;
}

/** Calls to the engine at the same time: it has other work, too. */
const atOnce = 16;
/** In a shorter span one burst would look like a load. */
const leastSpanMs = 1_000;
const nanosPerMs = 1e6;
const unitsPerCpu = 1024;
const mebibyte = 1024 * 1024;

export class UsageMeter {
  readonly #engine: Engine;
  readonly #onFailure: (error: unknown) => void;
  #before = new Map<string, ContainerStats>();

  constructor(engine: Engine, onFailure: (error: unknown) => void) {
    this.#engine = engine;
    this.#onFailure = onFailure;
  }

  /**
   * Usage by container id since the last call. Containers that do not run are left out. One that the engine did not answer
   * for has a usage of undefined, and begins anew: nothing is spread over the time in which nobody looked. Does not throw.
   */
  async measure(containers: readonly Metered[], mostSpanMs: number): Promise<ReadonlyMap<string, Usage>> {
    const before = this.#before;
    const now = new Map<string, ContainerStats>();
    const usages = new Map<string, Usage>();
    const left = containers.values();
    const work = async () => {
      for (const container of left) {
        const stats = await this.#stats(container.id);
        if (stats === "unknown") usages.set(container.id, { cpuUnits: undefined, memoryMib: undefined });
        if (stats === "unknown" || stats === undefined) continue;
        now.set(container.id, stats);
        const start = before.get(container.id) ?? { timeMs: container.startedAtMs ?? -Infinity, cpuNanos: 0 };
        usages.set(container.id, usage(start, stats, mostSpanMs));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    this.#before = now;
    return usages;
  }

  async #stats(id: string): Promise<ContainerStats | undefined | "unknown"> {
    try {
      return await this.#engine.stats(id);
    } catch (thrown) {
      this.#onFailure(thrown);
      return "unknown";
    }
  }
}

function usage(start: Pick<ContainerStats, "timeMs" | "cpuNanos">, end: ContainerStats, mostSpanMs: number): Usage {
  const spanMs = end.timeMs - start.timeMs;
  const cpuMs = (end.cpuNanos - start.cpuNanos) / nanosPerMs;
  const isWhole = spanMs >= leastSpanMs && spanMs <= mostSpanMs && cpuMs >= 0;
  return {
    cpuUnits: isWhole ? (cpuMs / spanMs) * unitsPerCpu : undefined,
    memoryMib: end.memoryBytes / mebibyte,
  };
}
