// The text of a run: every commit, request and fault with its time. Two runs of one seed must give the same text, which is
// compared by its hash; the last lines are kept for whoever reads a failure.
import { createHash } from "node:crypto";
import type { Clock } from "../../src/kit/clock.ts";

const keptLines = 60;

export class Trace {
  readonly #clock: Clock;
  readonly #keepAll: boolean;
  readonly #hash = createHash("sha256");
  #lines: string[] = [];
  #count = 0;

  constructor(clock: Clock, keepAll: boolean) {
    this.#clock = clock;
    this.#keepAll = keepAll;
  }

  write(text: string): void {
    const line = `${new Date(this.#clock.nowMs()).toISOString().slice(11)} ${text}`;
    this.#hash.update(line).update("\n");
    this.#count += 1;
    this.#lines.push(line);
    if (!this.#keepAll && this.#lines.length > 2 * keptLines) this.#lines = this.#lines.slice(-keptLines);
  }

  get count(): number {
    return this.#count;
  }

  /** The whole text when all is kept, otherwise its end. */
  get lines(): readonly string[] {
    return this.#keepAll ? this.#lines : this.#lines.slice(-keptLines);
  }

  digest(): string {
    return this.#hash.copy().digest("hex");
  }
}
