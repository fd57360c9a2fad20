// Retention: what the daemon calls every hour, and once at the start.
import { dayMs } from "../../model/logs/limits.ts";
import type { Store } from "../store.ts";
import { logGroups, logStreams } from "../tables/logs.ts";
import type { LogArchive } from "./log-archive.ts";

export interface Expired {
  /** Events that were older than their group's retention. */
  readonly events: number;
  /** Streams that the store no longer knows: a crash came between a deletion's commit and its archive. */
  readonly orphans: number;
}

/** Deletes events past their group's retention, and what deleted groups and streams left behind. Idempotent. */
export async function expireLogEvents(
  { store, archive }: { readonly store: Store; readonly archive: LogArchive },
  nowMs: number,
): Promise<Expired> {
  let orphans = 0;
  for (const { streamId } of archive.streams()) {
    if (store.count(logStreams, "id", streamId) > 0) continue;
    await archive.deleteStream(streamId);
    orphans += 1;
  }
  let events = 0;
  for (const { groupId, retentionDays } of store.list(logGroups))
    if (retentionDays !== undefined) events += await archive.expire(groupId, nowMs - retentionDays * dayMs);
  return { events, orphans };
}
