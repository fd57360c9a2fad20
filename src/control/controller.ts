// What a controller is, and the loop that runs them: an event only says "look at this key". Level-triggered: losing every
// event only makes the house slower, because each start looks at every key.
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import { WorkQueue } from "../kit/work-queue.ts";
import type { Change, Reader, Store, Transaction } from "../store/store.ts";

export interface Facts {
  readonly nowMs: number;
  readonly dice: Dice;
}

export interface Controller {
  /** Also the writer's name that the store's guards see. */
  readonly name: string;
  /** Every key there is: looked at when the loop starts. */
  allKeys(reader: Reader): Iterable<string>;
  /** The keys that a change concerns. */
  keysOf(change: Change): Iterable<string>;
  /** Re-reads, plans and applies, all in `tx`. A returned number asks to look again after so many milliseconds. */
  reconcile(key: string, tx: Transaction, facts: Facts): number | void;
}

export interface ControlOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
}

export interface Control {
  /** Resolves when no key waits; timers may still be set. */
  idle(): Promise<void>;
  readonly busy: boolean;
  stop(): Promise<void>;
}

/** Starts the controllers on everything that is there, and on every change from now on. */
export function startControllers(controllers: readonly Controller[], options: ControlOptions): Control {
  const loops = controllers.map((controller) => startLoop(controller, options));
  return {
    idle: async () => void (await Promise.all(loops.map((loop) => loop.idle()))),
    get busy() {
      return loops.some((loop) => loop.busy);
    },
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
  };
}

function startLoop(controller: Controller, { store, clock, dice, log }: ControlOptions): Control {
  const queue = new WorkQueue({
    clock,
    work: (key) =>
      store.transact((tx) => controller.reconcile(key, tx, { nowMs: clock.nowMs(), dice }), controller.name),
    onError: (key, error, retryInMs) => log.error(`${controller.name} failed`, { key, error, retryInMs }),
  });
  const watch = store.watch(({ changes }) => {
    for (const change of changes) for (const key of controller.keysOf(change)) queue.add(key);
  });
  for (const key of controller.allKeys(store)) queue.add(key);
  return {
    idle: () => queue.idle(),
    get busy() {
      return queue.busy;
    },
    stop() {
      watch.close();
      return queue.stop();
    },
  };
}
