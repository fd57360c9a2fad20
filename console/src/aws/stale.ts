// Which of the things that pages have read a change notice makes out of date, and how often they are asked again.
import type { Change } from "./changes.ts";

/** Matches the changes that bear all of its names: {kind: "task", cluster: arn} is every task of the cluster. */
export type Watched = Change;

export const isWatched = (watched: readonly Watched[], change: Change): boolean =>
  watched.some((wanted) => Object.entries(wanted).every(([name, value]) => change[name] === value));

/** Asked again at most so often: a storm of changes must not become a storm of requests. */
const leastPauseMs = 200;

/** Tells which reads changes concern: at once, and then gathered for a moment. */
export class Stale {
  readonly #invalidate: (isStale: (watched: readonly Watched[]) => boolean) => void;
  readonly #pending: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(invalidate: (isStale: (watched: readonly Watched[]) => boolean) => void) {
    this.#invalidate = invalidate;
  }

  mark(changes: readonly Change[]): void {
    this.#pending.push(...changes);
    if (this.#timer === undefined) this.#tell();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const changes = this.#pending.splice(0);
    this.#timer = changes.length > 0 ? setTimeout(() => this.#tell(), leastPauseMs) : undefined;
    if (changes.length === 0) return;
    this.#invalidate((watched) => changes.some((change) => isWatched(watched, change)));
  }
}
