// What a tail holds between its updates: events as they arrive, handed out in batches, at once when there are any and
// every `intervalMs` when there are none.
import type { Clock, Timer } from "../../kit/clock.ts";
import { deferred } from "../../kit/deferred.ts";

export interface TailBatch<T> {
  readonly items: readonly T[];
  /** Items were lost since the last batch, because they came faster than they were taken. */
  readonly isSampled: boolean;
}

export interface TailOptions {
  readonly clock: Clock;
  /** A batch, perhaps an empty one, at least this often. */
  readonly intervalMs: number;
  readonly mostItems: number;
  /** Items kept for a slow reader; more are lost, and said to be. */
  readonly mostWaiting: number;
  readonly signal: AbortSignal;
}

export class Tail<T> {
  readonly #options: TailOptions;
  #waiting: T[] = [];
  #lost = false;
  #wake: () => void = () => {};

  constructor(options: TailOptions) {
    this.#options = options;
  }

  push(items: readonly T[]): void {
    const room = Math.max(0, this.#options.mostWaiting - this.#waiting.length);
    this.#waiting.push(...items.slice(0, room));
    this.#lost ||= items.length > room;
    if (items.length > 0) this.#wake();
  }

  /** Ends when the signal is aborted. */
  async *batches(): AsyncGenerator<TailBatch<T>> {
    const { signal, mostItems } = this.#options;
    while (!signal.aborted) {
      if (this.#waiting.length === 0) await this.#somethingOrInterval();
      if (signal.aborted) return;
      const items = this.#waiting.slice(0, mostItems);
      this.#waiting = this.#waiting.slice(mostItems);
      const isSampled = this.#lost;
      this.#lost = false;
      yield { items, isSampled };
    }
  }

  async #somethingOrInterval(): Promise<void> {
    const { clock, intervalMs, signal } = this.#options;
    const something = deferred();
    const wake = () => something.resolve();
    this.#wake = wake;
    signal.addEventListener("abort", wake, { once: true });
    const timer: Timer = clock.after(intervalMs, wake);
    await something.promise;
    timer.cancel();
    signal.removeEventListener("abort", wake);
    this.#wake = () => {};
  }
}
