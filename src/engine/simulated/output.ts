// The output of simulated containers: kept lines, and those who follow them.
import type { Clock } from "../../kit/clock.ts";
import { deferred } from "../../kit/deferred.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { LogLine, LogOptions } from "../engine.ts";
import type { Journal } from "./journal.ts";

interface Follower {
  readonly onLine: (line: LogLine) => void;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
}

/** Lines of one millisecond are told apart by a fraction, as a real engine's nanoseconds do; exact in a double. */
const tickMs = 2 ** -10;

export class Output {
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #followers = new Map<string, Set<Follower>>();

  constructor(clock: Clock, journal: Journal) {
    this.#clock = clock;
    this.#journal = journal;
  }

  print(id: string, stream: LogLine["stream"], text: string): void {
    const last = this.#journal.memory.lines.get(id)?.at(-1);
    const timeMs = Math.max(this.#clock.nowMs(), (last?.timeMs ?? 0) + tickMs);
    const line: LogLine = { stream, timeMs, text };
    this.#journal.write({ line, of: id });
    for (const { onLine } of this.#followers.get(id) ?? []) onLine(line);
  }

  /** See Engine.logs; `live` says whether more may come. */
  async read(id: string, live: boolean, options: LogOptions, onLine: (line: LogLine) => void): Promise<void> {
    const { sinceMs = 0, follow, signal } = options;
    for (const line of this.#journal.memory.lines.get(id)?.slice() ?? []) {
      if (signal?.aborted) return;
      if (line.timeMs > sinceMs) onLine(line);
    }
    if (follow && live && !signal?.aborted) await this.#follow(id, onLine, signal);
  }

  /** The container has ended or is gone: so is its output. */
  end(id: string): void {
    for (const { end } of this.#followers.get(id) ?? []) end();
    this.#followers.delete(id);
  }

  /** Every stream breaks. */
  breakAll(message: string): void {
    for (const followers of this.#followers.values())
      for (const { fail } of followers) fail(new MachineError("unavailable", message));
    this.#followers.clear();
  }

  async #follow(id: string, onLine: (line: LogLine) => void, signal: AbortSignal | undefined): Promise<void> {
    const done = deferred();
    const follower: Follower = { onLine, end: () => done.resolve(), fail: (error) => done.reject(error) };
    const followers = this.#followers.get(id) ?? new Set();
    this.#followers.set(id, followers.add(follower));
    // Dropped within the abort itself: nothing may be told afterwards.
    const stop = () => {
      followers.delete(follower);
      done.resolve();
    };
    signal?.addEventListener("abort", stop, { once: true });
    await done.promise.finally(() => {
      followers.delete(follower);
      signal?.removeEventListener("abort", stop);
    });
  }
}
