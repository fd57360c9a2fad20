// What a simulated machine is told to do wrong, and how slowly: delays drawn from a seed, failures before or after the
// effect. The same seed and the same calls give the same run.
import type { Clock } from "../../kit/clock.ts";
import { sleep } from "../../kit/clock.ts";
import { below, type Dice } from "../../kit/ids.ts";

export type Operation =
  | "open"
  | "ensureVpc"
  | "vpcs"
  | "removeVpc"
  | "attach"
  | "detach"
  | "setFirewalls"
  | "list"
  | "removeAll";

/** Uniformly between the two, in milliseconds, both included. */
export interface Delay {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** `before`: as if the call never arrived. `after`: it took effect and its answer was lost (what a time-out may hide). */
export type FailureMoment = "before" | "after";

interface Failure {
  readonly error: Error;
  readonly moment: FailureMoment;
}

export class Script {
  readonly #clock: Clock;
  readonly #dice: Dice;
  readonly #delays = new Map<Operation, Delay>();
  readonly #failures = new Map<Operation, Failure[]>();

  constructor(clock: Clock, dice: Dice) {
    this.#clock = clock;
    this.#dice = dice;
  }

  /** Every call of `operation` takes so long from now on. */
  delay(operation: Operation, delay: Delay): void {
    this.#delays.set(operation, delay);
  }

  /** The next `times` calls of `operation` fail. */
  failNext(operation: Operation, error: Error, times = 1, moment: FailureMoment = "before"): void {
    const planned = this.#failures.get(operation) ?? [];
    planned.push(...Array.from({ length: times }, () => ({ error, moment })));
    this.#failures.set(operation, planned);
  }

  /** Runs `effect` as the script has it. The effect itself is one moment: nobody sees half of it. */
  async play<T>(operation: Operation, effect: () => T): Promise<T> {
    const failure = this.#failures.get(operation)?.shift();
    const delay = this.#delays.get(operation);
    if (delay) await sleep(this.#clock, delay.leastMs + below(this.#dice, delay.mostMs - delay.leastMs + 1));
    if (failure?.moment === "before") throw failure.error;
    const result = effect();
    if (failure) throw failure.error;
    return result;
  }
}
