// Asks again for what has become out of date.
import type { Query, QueryClient } from "@tanstack/react-query";
import type { Watched } from "./stale.ts";

/**
 * Reads again every query whose watched things `isStale` names. One that is being read for the first time is not broken off (the
 * page waits for it) and may have been answered before the change: it is read once more when it is there.
 */
export function refresh(queries: QueryClient, isStale: (watched: readonly Watched[]) => boolean): void {
  const predicate = ({ meta }: Pick<Query, "meta">) => meta?.on !== undefined && isStale(meta.on);
  const firstReads = queries
    .getQueryCache()
    .findAll({ predicate, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  void queries.invalidateQueries({ predicate }, { cancelRefetch: true });
  for (const { promise, queryKey } of firstReads) {
    const again = () => queries.invalidateQueries({ queryKey, exact: true });
    void promise?.then(again, again);
  }
}
