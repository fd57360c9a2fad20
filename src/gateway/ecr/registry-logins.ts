// Docker clients that logged in to the registry, as they do: the store has no row for it, and the console wants to show it.
import type { Clock } from "../../kit/clock.ts";
import type { RegistryToken } from "../../model/ecr/records.ts";
import type { Principal } from "../../model/iam/principal.ts";

/** One push authenticates dozens of requests. */
const quietMs = 1000;

export class RegistryLogins {
  readonly #clock: Pick<Clock, "nowMs">;
  readonly #hearers = new Set<(principal: Principal) => void>();
  readonly #lastMs = new WeakMap<RegistryToken, number>();

  constructor(clock: Pick<Clock, "nowMs">) {
    this.#clock = clock;
  }

  /** Calls `hear` with whoever authenticates, at most once a second for one token. Returns what ends it. */
  watch(hear: (principal: Principal) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  /** A client authenticated with the token. Those that only pull from one repository are the agent's: no login. */
  tell(token: RegistryToken): void {
    const nowMs = this.#clock.nowMs();
    if (token.pullsOnly || nowMs - (this.#lastMs.get(token) ?? -Infinity) < quietMs) return;
    this.#lastMs.set(token, nowMs);
    for (const hear of this.#hearers) hear(token.principal);
  }
}
