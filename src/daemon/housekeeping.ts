// What is done once at the start and then every hour: what has ended its time is forgotten, and its bytes with it.
import { keepEcr } from "../gateway/ecr/housekeeping.ts";
import { asError } from "../kit/assert.ts";
import type { Timer } from "../kit/clock.ts";
import type { BlobStore, Catalogue } from "../registry/registry.ts";
import { expireLogEvents } from "../store/log-archive/expire-log-events.ts";
import type { LogArchive } from "../store/log-archive/log-archive.ts";
import type { MetricArchive } from "../store/metric-archive/metric-archive.ts";
import { forgetDeadSignIns } from "../store/console-sessions.ts";
import { forgetDeadSessions } from "../store/role-credentials.ts";
import type { Store } from "../store/store.ts";
import type { HouseFacts } from "./options.ts";

const hourMs = 3_600_000;
/** A push may take as long between a layer and the manifest that names it. */
const blobGraceMs = 24 * hourMs;

export interface Kept {
  readonly store: Store;
  readonly archive: LogArchive;
  readonly metrics: MetricArchive;
  readonly blobs: BlobStore;
  readonly catalogue: Catalogue;
}

export interface Housekeeping {
  /** No round begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export function startHousekeeping(kept: Kept, facts: HouseFacts): Housekeeping {
  const { clock, log } = facts;
  let timer: Timer;
  let stopped = false;
  const round = async () => {
    try {
      log.info("kept house", { ...(await keepHouse(kept, clock.nowMs())) });
    } catch (thrown) {
      log.error("could not keep house", { error: asError(thrown) });
    }
    if (!stopped) timer = clock.after(hourMs, () => void (running = round()));
  };
  let running = Promise.resolve();
  timer = clock.after(0, () => void (running = round()));
  return {
    async stop() {
      stopped = true;
      timer.cancel();
      await running;
    },
  };
}

/** One round. Bytes go last, when nothing in the store names them any more, durably. */
async function keepHouse({ store, archive, metrics, blobs, catalogue }: Kept, nowMs: number) {
  const logs = await expireLogEvents({ store, archive }, nowMs);
  const points = await metrics.expire(nowMs);
  const images = keepEcr(store, nowMs);
  store.transact((tx) => {
    forgetDeadSessions(tx, nowMs);
    forgetDeadSignIns(tx, nowMs);
  });
  await store.flushed();
  const bytes = await blobs.collect(catalogue.liveDigests(), blobGraceMs);
  return { logs, points, images, bytes };
}
