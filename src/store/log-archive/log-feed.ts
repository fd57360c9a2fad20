// The live feed behind an archive: who listens to which group.
import type { Arrival, Subscription } from "./log-archive.ts";

export class LogFeed {
  readonly #listeners = new Map<string, Set<(arrival: Arrival) => void>>();

  subscribe(groupId: string, tell: (arrival: Arrival) => void): Subscription {
    const listener = (arrival: Arrival) => tell(arrival);
    const ofGroup = this.#listeners.get(groupId) ?? new Set();
    this.#listeners.set(groupId, ofGroup.add(listener));
    return {
      close: () => {
        ofGroup.delete(listener);
        if (ofGroup.size === 0 && this.#listeners.get(groupId) === ofGroup) this.#listeners.delete(groupId);
      },
    };
  }

  publish(arrival: Arrival): void {
    for (const listener of this.#listeners.get(arrival.groupId) ?? []) listener(arrival);
  }
}
