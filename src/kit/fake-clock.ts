// A clock that stands still until it is told to move: for tests and the deterministic simulation.
import type { Clock, Timer } from "./clock.ts";

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly work: () => void;
}

export class FakeClock implements Clock {
  #nowMs: number;
  #order = 0;
  #due: Due[] = [];

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, work: () => void): Timer {
    const due: Due = { atMs: this.#nowMs + Math.max(delayMs, 0), order: this.#order++, work };
    const before = this.#due.findIndex((other) => other.atMs > due.atMs);
    this.#due.splice(before < 0 ? this.#due.length : before, 0, due);
    return { cancel: () => void (this.#due = this.#due.filter((other) => other !== due)) };
  }

  /** When the next timer is due, in epoch milliseconds; undefined when none is set. */
  nextDueMs(): number | undefined {
    return this.#due[0]?.atMs;
  }

  /** Moves to the next timer and fires it; false when there is none. */
  step(): boolean {
    const due = this.#due.shift();
    if (!due) return false;
    this.#nowMs = Math.max(this.#nowMs, due.atMs);
    due.work();
    return true;
  }

  /** Moves time forward and fires, in order, every timer that falls due on the way. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    while (this.#due[0] && this.#due[0].atMs <= endMs) this.step();
    this.#nowMs = endMs;
  }
}
