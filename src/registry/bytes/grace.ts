// Keeps garbage collection and pushes out of each other's way: whoever looks at a blob renews its grace, a blob in grace
// is not removed, and whoever looks while it is being removed waits for the end and then finds it absent.
import type { Clock } from "../../kit/clock.ts";
import type { Digest } from "../ports.ts";

export class Grace {
  readonly #clock: Clock;
  readonly #seenAtMs = new Map<Digest, number>();
  readonly #going = new Map<Digest, Promise<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Call before looking at, or storing, a blob. From the call on (not only when it resolves) the blob's grace is renewed. */
  async renew(digest: Digest): Promise<void> {
    this.#seenAtMs.set(digest, this.#clock.nowMs());
    await this.#going.get(digest);
  }

  /** Removes a blob by `remove` unless it was seen within `graceMs`; false when it stays. */
  async take(digest: Digest, graceMs: number, remove: () => Promise<void>): Promise<boolean> {
    if (this.#isSeen(digest, graceMs)) return false;
    const going = remove();
    this.#going.set(
      digest,
      going.catch(() => {}),
    );
    try {
      await going;
    } finally {
      this.#going.delete(digest);
    }
    return true;
  }

  /** Forgets looks that no longer matter. */
  forgetOlderThan(graceMs: number): void {
    for (const digest of this.#seenAtMs.keys()) if (!this.#isSeen(digest, graceMs)) this.#seenAtMs.delete(digest);
  }

  #isSeen(digest: Digest, graceMs: number): boolean {
    const seenAtMs = this.#seenAtMs.get(digest);
    return seenAtMs !== undefined && this.#clock.nowMs() - seenAtMs < graceMs;
  }
}
