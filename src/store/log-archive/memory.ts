// An archive that lives as long as its object: for tests and the simulation.
import { assert } from "../../kit/assert.ts";
import { eventBytes, type NewLogEvent } from "../../model/logs/limits.ts";
import type {
  ArchivedEvent,
  Arrival,
  LogArchive,
  StreamRef,
  StreamStatistics,
  Subscription,
  Window,
} from "./log-archive.ts";
import { LogFeed } from "./log-feed.ts";
import { inOrder, takeWindow } from "./window.ts";

interface StreamRow extends StreamRef {
  events: ArchivedEvent[];
  storedBytes: number;
  lastIngestionMs: number;
  isSorted: boolean;
}

const emptyRow = (ref: StreamRef): StreamRow => ({
  ...ref,
  events: [],
  storedBytes: 0,
  lastIngestionMs: 0,
  isSorted: true,
});

export class MemoryLogArchive implements LogArchive {
  readonly #streams = new Map<string, StreamRow>();
  readonly #feed = new LogFeed();
  #sequence = 0;
  #closed = false;

  append({ groupId, streamId }: StreamRef, events: readonly NewLogEvent[], ingestedAtMs: number): Promise<void> {
    assert(!this.#closed, "the log archive is closed");
    if (events.length === 0) return Promise.resolve();
    const row = this.#streams.get(streamId) ?? emptyRow({ groupId, streamId });
    this.#streams.set(streamId, row);
    for (const { timestampMs, message } of events) {
      row.isSorted &&= timestampMs >= (row.events.at(-1)?.timestampMs ?? 0);
      row.events.push({ streamId, timestampMs, message, ingestedAtMs, sequence: ++this.#sequence });
      row.storedBytes += eventBytes(message);
    }
    row.lastIngestionMs = Math.max(row.lastIngestionMs, ingestedAtMs);
    if (!row.isSorted) row.events.sort(inOrder);
    row.isSorted = true;
    this.#feed.publish({ groupId, streamId, ingestedAtMs, events });
    return Promise.resolve();
  }

  readStream(streamId: string, window: Window): Promise<ArchivedEvent[]> {
    return Promise.resolve(takeWindow(this.#streams.get(streamId)?.events ?? [], window));
  }

  readGroup(groupId: string, window: Window & { readonly streamIds?: ReadonlySet<string> }): Promise<ArchivedEvent[]> {
    const rows = this.#ofGroup(groupId).filter(({ streamId }) => window.streamIds?.has(streamId) ?? true);
    return Promise.resolve(takeWindow(rows.flatMap(({ events }) => events).sort(inOrder), window));
  }

  statistics(streamId: string): StreamStatistics | undefined {
    const row = this.#streams.get(streamId);
    const [first, last] = [row?.events[0], row?.events.at(-1)];
    if (!row || !first || !last) return undefined;
    const { storedBytes, lastIngestionMs } = row;
    return { firstEventMs: first.timestampMs, lastEventMs: last.timestampMs, lastIngestionMs, storedBytes };
  }

  groupBytes(groupId: string): number {
    return this.#ofGroup(groupId).reduce((sum, row) => sum + row.storedBytes, 0);
  }

  streams(): readonly StreamRef[] {
    return [...this.#streams.values()].map(({ groupId, streamId }) => ({ groupId, streamId }));
  }

  deleteStream(streamId: string): Promise<void> {
    this.#streams.delete(streamId);
    return Promise.resolve();
  }

  deleteGroup(groupId: string): Promise<void> {
    for (const { streamId } of this.#ofGroup(groupId)) this.#streams.delete(streamId);
    return Promise.resolve();
  }

  expire(groupId: string, beforeMs: number): Promise<number> {
    let gone = 0;
    for (const row of this.#ofGroup(groupId)) {
      const kept = row.events.filter(({ timestampMs }) => timestampMs >= beforeMs);
      gone += row.events.length - kept.length;
      row.events = kept;
      row.storedBytes = kept.reduce((sum, { message }) => sum + eventBytes(message), 0);
      if (kept.length === 0) this.#streams.delete(row.streamId);
    }
    return Promise.resolve(gone);
  }

  subscribe(groupId: string, listener: (arrival: Arrival) => void): Subscription {
    return this.#feed.subscribe(groupId, listener);
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  #ofGroup(groupId: string): StreamRow[] {
    return [...this.#streams.values()].filter((row) => row.groupId === groupId);
  }
}
