// Who listens to a simulated engine's events. Events arrive in a later turn than the change, as from a real engine.
import { deferred } from "../../kit/deferred.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { EngineEvent, Labels, WatchOptions } from "../engine.ts";

interface Watcher {
  readonly labels: Labels;
  readonly onEvent: (event: EngineEvent) => void;
  readonly fail: (error: Error) => void;
}

export class Watchers {
  readonly #watchers = new Set<Watcher>();
  #toLose = 0;

  /** See Engine.watch. */
  async add(labels: Labels, onEvent: (event: EngineEvent) => void, { signal, onReady }: WatchOptions): Promise<void> {
    if (signal.aborted) return;
    const end = deferred();
    const watcher: Watcher = { labels, onEvent, fail: (error) => end.reject(error) };
    const stop = () => end.resolve();
    signal.addEventListener("abort", stop, { once: true });
    this.#watchers.add(watcher);
    try {
      onReady();
      await end.promise;
    } finally {
      this.#watchers.delete(watcher);
      signal.removeEventListener("abort", stop);
    }
  }

  tell(event: EngineEvent): void {
    if (this.#toLose > 0) {
      this.#toLose--;
      return;
    }
    for (const watcher of this.#watchers) {
      if (!bearsAll(event.labels, watcher.labels)) continue;
      queueMicrotask(() => {
        if (this.#watchers.has(watcher)) watcher.onEvent(event);
      });
    }
  }

  /** The next `count` events reach nobody. */
  lose(count: number): void {
    this.#toLose += count;
  }

  /** Every stream breaks. */
  breakAll(message: string): void {
    for (const watcher of this.#watchers) watcher.fail(new MachineError("unavailable", message));
    this.#watchers.clear();
  }
}

/** An empty value asks for any value. */
export function bearsAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => (value === "" ? name in labels : labels[name] === value));
}
