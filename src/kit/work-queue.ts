// A keyed work queue: a key is worked on by one worker at a time, additions while it waits collapse into one, an addition
// while it runs makes it run once more, and a failure tries again with back-off. The heart of every controller.
import { asError } from "./assert.ts";
import { type Backoff, backoffMs } from "./backoff.ts";
import type { Clock, Timer } from "./clock.ts";

export interface WorkQueueOptions {
  readonly clock: Clock;
  /** Works on one key. A returned number asks to be called again after so many milliseconds. */
  readonly work: (key: string) => Promise<number | void> | number | void;
  readonly onError: (key: string, error: Error, retryInMs: number) => void;
  /** Keys worked on at the same time; default 1. */
  readonly concurrency?: number;
  readonly backoff?: Backoff;
}

export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();
  readonly #timers = new Map<string, Timer>();
  readonly #failures = new Map<string, number>();
  #idle: (() => void)[] = [];
  #stopped = false;
  #scheduled = false;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /** Asks for `key` to be looked at. Cheap, and safe to call too often. */
  add(key: string): void {
    if (this.#stopped) return;
    if (this.#running.has(key)) this.#again.add(key);
    else this.#waiting.add(key);
    this.#schedule();
  }

  /** Asks for `key` to be looked at in `delayMs`; an earlier wake-up that was asked for before is replaced. */
  addAfter(key: string, delayMs: number): void {
    if (this.#stopped) return;
    this.#timers.get(key)?.cancel();
    const timer = this.#options.clock.after(delayMs, () => {
      if (this.#timers.get(key) === timer) this.#timers.delete(key);
      this.add(key);
    });
    this.#timers.set(key, timer);
  }

  /** Resolves when nothing waits and nothing runs (timers may still be set). */
  idle(): Promise<void> {
    if (this.#waiting.size === 0 && this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  get busy(): boolean {
    return this.#waiting.size > 0 || this.#running.size > 0;
  }

  /** No new work begins; resolves when the running work has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    this.#again.clear();
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
    await this.idle();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#fill();
    });
  }

  #fill(): void {
    for (const key of this.#waiting) {
      if (this.#running.size >= (this.#options.concurrency ?? 1)) break;
      this.#waiting.delete(key);
      this.#running.add(key);
      void this.#run(key);
    }
    if (this.#waiting.size === 0 && this.#running.size === 0) {
      const idle = this.#idle;
      this.#idle = [];
      for (const resolve of idle) resolve();
    }
  }

  async #run(key: string): Promise<void> {
    try {
      const againInMs = await this.#options.work(key);
      this.#failures.delete(key);
      if (againInMs !== undefined) this.addAfter(key, againInMs);
    } catch (thrown) {
      const failures = (this.#failures.get(key) ?? 0) + 1;
      this.#failures.set(key, failures);
      const retryInMs = backoffMs(this.#options.backoff ?? { firstMs: 50, mostMs: 30_000 }, failures);
      this.#options.onError(key, asError(thrown), retryInMs);
      this.addAfter(key, retryInMs);
    }
    this.#running.delete(key);
    if (this.#again.delete(key) && !this.#stopped) this.#waiting.add(key);
    this.#schedule();
  }
}
