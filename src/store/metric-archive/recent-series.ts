// Which series of the file were written lately, so that a point of what runs costs no search for its series, and series that
// ended cost no memory: a task's end with it, and tasks come and go.

/** In each of the two halves: ten thousand tasks have some forty thousand series. */
const mostInHalf = 60_000;

/** The ids of series by key, of one that was asked for again later than of one that was not. */
export class RecentSeries {
  #young = new Map<string, number>();
  #old = new Map<string, number>();

  get(key: string): number | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, id: number): void {
    if (this.#young.size >= mostInHalf) [this.#old, this.#young] = [this.#young, new Map()];
    this.#young.set(key, id);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
