// What becomes of each call from the control plane to the machine and the disk: how long it takes, whether it fails, and
// whether it took effect all the same. Rolled from the seed; nothing of it once the world is calm.
import { type Dice, below } from "../../src/kit/ids.ts";
import { MachineError } from "../../src/kit/machine-error.ts";

export interface Fate {
  /** Before the machine hears of the call, and between the effect and the answer. */
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly error?: MachineError;
  /** The call did its work, and only the answer was lost. */
  readonly tookEffect: boolean;
}

/** How the machine of this seed is: most are quick and good, some are slow, some are bad. */
export interface Temper {
  readonly mostDelayMs: number;
  readonly mostFlushMs: number;
  /** Of a thousand calls. */
  readonly failures: number;
  /** Of a thousand events. */
  readonly lostEvents: number;
}

export const none: Fate = { beforeMs: 0, afterMs: 0, tookEffect: false };

export const choose = <T>(dice: Dice, among: readonly T[]): T => among[below(dice, among.length)] as T;

export class Fates {
  readonly temper: Temper;
  readonly #dice: Dice;
  #calm = false;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.temper = {
      mostDelayMs: choose(dice, [0, 20, 300, 3_000]),
      mostFlushMs: choose(dice, [0, 5, 40]),
      failures: choose(dice, [0, 0, 5, 30]),
      lostEvents: choose(dice, [0, 0, 20, 200]),
    };
  }

  /** From now on everything is quick and works. */
  calm(): void {
    this.#calm = true;
  }

  ofCall(operation: string): Fate {
    if (this.#calm) return none;
    const { mostDelayMs, failures } = this.temper;
    const delay = () => (mostDelayMs === 0 ? 0 : below(this.#dice, mostDelayMs + 1));
    const fails = below(this.#dice, 1000) < failures;
    const fate = { beforeMs: delay(), afterMs: delay(), tookEffect: below(this.#dice, 2) === 0 };
    if (!fails) return fate;
    const kind = choose(this.#dice, ["unavailable", "time-out"] as const);
    return { ...fate, error: new MachineError(kind, `simulated: ${operation} ${kind}`) };
  }

  flushMs(): number {
    return this.#calm || this.temper.mostFlushMs === 0 ? 0 : below(this.#dice, this.temper.mostFlushMs + 1);
  }

  losesEvent(): boolean {
    return !this.#calm && below(this.#dice, 1000) < this.temper.lostEvents;
  }

  /** A coin: whether what was under way when the process died reached the disk. */
  reachedDisk(): boolean {
    return below(this.#dice, 2) === 0;
  }
}
