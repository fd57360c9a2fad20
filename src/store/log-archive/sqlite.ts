// The log archive in one SQLite file of its own. Appends of the same moment share one transaction and one flush; after
// one, the next waits until `gatherMs` have passed, so that a chatty task cannot keep the disk busy.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { asError, assert } from "../../kit/assert.ts";
import { type Clock, systemClock } from "../../kit/clock.ts";
import { deferred, type Deferred } from "../../kit/deferred.ts";
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
import { EventReader } from "./sqlite-reader.ts";
import { onFile } from "../sqlite-failure.ts";
import { openArchive } from "./sqlite-schema.ts";

interface StreamRow extends StreamRef, StreamStatistics {
  /** Its key in the file. */
  readonly id: number;
}

interface Pending extends Arrival {
  readonly done: Deferred<void>;
}

/** Up to so many streams of a group are read by themselves. */
const fewStreams = 20;
/** Rows that one transaction removes, so that the house is not held up by a large group's end. */
const deletionChunk = 2_000;

export interface SqliteLogArchiveOptions {
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Least time between two flushes, in milliseconds; default 25. */
  readonly gatherMs?: number;
}

export class SqliteLogArchive implements LogArchive {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #gatherMs: number;
  readonly #feed = new LogFeed();
  readonly #streams = new Map<string, StreamRow>();
  readonly #streamIds = new Map<number, string>();
  readonly #streamsOfGroup = new Map<string, Map<string, StreamRow>>();
  readonly #groups = new Map<string, number>();
  readonly #insert: StatementSync;
  readonly #putStream: StatementSync;
  readonly #events: EventReader;
  #pending: Pending[] = [];
  #scheduled = false;
  #lastFlushMs = -Infinity;
  #nextStream = 1;
  #purging: Promise<void> = Promise.resolve();

  constructor(file: string, { clock = systemClock, gatherMs = 25 }: SqliteLogArchiveOptions = {}) {
    this.#clock = clock;
    this.#gatherMs = gatherMs;
    this.#db = onFile(file, () => openArchive(file));
    this.#events = new EventReader(this.#db, this.#streamIds);
    this.#insert = this.#db.prepare(
      "INSERT INTO events (grp, stream, ts, ingested_ms, message) VALUES (?, ?, ?, ?, ?)",
    );
    this.#putStream = this.#db.prepare(
      `INSERT INTO streams (id, stream_id, group_id, first_ms, last_ms, ingested_ms, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET first_ms = excluded.first_ms, last_ms = excluded.last_ms,
         ingested_ms = excluded.ingested_ms, bytes = excluded.bytes`,
    );
    onFile(file, () => this.#load());
    this.#purgeBehind();
  }

  append(stream: StreamRef, events: readonly NewLogEvent[], ingestedAtMs: number): Promise<void> {
    assert(this.#db.isOpen, "the log archive is closed");
    if (events.length === 0) return Promise.resolve();
    const done = deferred();
    this.#pending.push({ groupId: stream.groupId, streamId: stream.streamId, events, ingestedAtMs, done });
    this.#schedule();
    return done.promise;
  }

  readStream(streamId: string, window: Window): Promise<ArchivedEvent[]> {
    const row = this.#streams.get(streamId);
    return Promise.resolve(row ? this.#events.read("stream", row.id, window) : []);
  }

  readGroup(groupId: string, window: Window & { readonly streamIds?: ReadonlySet<string> }): Promise<ArchivedEvent[]> {
    const { streamIds } = window;
    const id = this.#groups.get(groupId);
    if (id === undefined) return Promise.resolve([]);
    const few = streamIds && streamIds.size <= fewStreams;
    return Promise.resolve(
      few ? this.#merge(groupId, window, streamIds) : this.#events.read("grp", id, window, streamIds),
    );
  }

  statistics(streamId: string): StreamStatistics | undefined {
    return this.#streams.get(streamId);
  }

  groupBytes(groupId: string): number {
    return this.#ofGroup(groupId).reduce((sum, row) => sum + row.storedBytes, 0);
  }

  streams(): readonly StreamRef[] {
    return [...this.#streams.values()].map(({ groupId, streamId }) => ({ groupId, streamId }));
  }

  deleteStream(streamId: string): Promise<void> {
    return this.#doom(() => {
      const row = this.#streams.get(streamId);
      return row ? [row] : [];
    });
  }

  deleteGroup(groupId: string): Promise<void> {
    return this.#doom(() => this.#ofGroup(groupId));
  }

  async expire(groupId: string, beforeMs: number): Promise<number> {
    this.#flush();
    const id = this.#groups.get(groupId);
    if (id === undefined) return 0;
    // Only these can have lost an event, so only these are counted anew.
    const old = this.#ofGroup(groupId).filter((row) => row.firstEventMs < beforeMs);
    const gone = await this.#deleteChunks(
      "DELETE FROM events WHERE seq IN (SELECT seq FROM events WHERE grp = ? AND ts < ? LIMIT ?)",
      [id, beforeMs],
    );
    for (const { streamId } of old) this.#recount(streamId);
    if (this.#db.isOpen) this.#db.exec("PRAGMA incremental_vacuum");
    return gone;
  }

  subscribe(groupId: string, listener: (arrival: Arrival) => void): Subscription {
    return this.#feed.subscribe(groupId, listener);
  }

  close(): Promise<void> {
    if (this.#db.isOpen) {
      this.#flush();
      this.#db.close();
    }
    return Promise.resolve();
  }

  #load(): void {
    for (const { id, group_id } of this.#db.prepare("SELECT id, group_id FROM groups").iterate())
      this.#groups.set(String(group_id), Number(id));
    for (const row of this.#db.prepare("SELECT * FROM streams WHERE doomed = 0").iterate())
      this.#keep({
        id: Number(row["id"]),
        streamId: String(row["stream_id"]),
        groupId: String(row["group_id"]),
        firstEventMs: Number(row["first_ms"]),
        lastEventMs: Number(row["last_ms"]),
        lastIngestionMs: Number(row["ingested_ms"]),
        storedBytes: Number(row["bytes"]),
      });
    this.#nextStream = Number(this.#db.prepare("SELECT max(id) AS id FROM streams").get()?.["id"] ?? 0) + 1;
  }

  #keep(row: StreamRow): void {
    this.#streams.set(row.streamId, row);
    this.#streamIds.set(row.id, row.streamId);
    const ofGroup = this.#streamsOfGroup.get(row.groupId) ?? new Map<string, StreamRow>();
    this.#streamsOfGroup.set(row.groupId, ofGroup.set(row.streamId, row));
  }

  #forget(row: StreamRow): void {
    this.#streams.delete(row.streamId);
    this.#streamIds.delete(row.id);
    const ofGroup = this.#streamsOfGroup.get(row.groupId);
    ofGroup?.delete(row.streamId);
    if (ofGroup?.size === 0) this.#streamsOfGroup.delete(row.groupId);
  }

  #ofGroup(groupId: string): StreamRow[] {
    return [...(this.#streamsOfGroup.get(groupId)?.values() ?? [])];
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const waitMs = this.#lastFlushMs + this.#gatherMs - this.#clock.nowMs();
    if (waitMs > 0) this.#clock.after(waitMs, () => this.#flush());
    else setImmediate(() => this.#flush());
  }

  /** Writes all that waits, in one transaction: all of it is kept, or none. */
  #flush(): void {
    this.#scheduled = false;
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    this.#lastFlushMs = this.#clock.nowMs();
    const rows = new Map<string, StreamRow>();
    try {
      for (const { groupId } of batch) this.#groupId(groupId);
      this.#transact(() => {
        for (const arrival of batch) rows.set(arrival.streamId, this.#write(arrival, rows.get(arrival.streamId)));
        for (const row of rows.values()) this.#writeStream(row);
      });
    } catch (thrown) {
      for (const { done } of batch) done.reject(asError(thrown));
      return;
    }
    for (const row of rows.values()) this.#keep(row);
    for (const { done, ...arrival } of batch) {
      this.#feed.publish(arrival);
      done.resolve();
    }
  }

  #write({ groupId, streamId, events, ingestedAtMs }: Arrival, pending: StreamRow | undefined): StreamRow {
    const group = this.#groupId(groupId);
    const known = pending ?? this.#streams.get(streamId);
    const id = known?.id ?? this.#nextStream++;
    let { firstEventMs, lastEventMs, storedBytes } = known ?? {
      firstEventMs: Number.MAX_SAFE_INTEGER,
      lastEventMs: 0,
      storedBytes: 0,
    };
    for (const { timestampMs, message } of events) {
      this.#insert.run(group, id, timestampMs, ingestedAtMs, message);
      firstEventMs = Math.min(firstEventMs, timestampMs);
      lastEventMs = Math.max(lastEventMs, timestampMs);
      storedBytes += eventBytes(message);
    }
    const lastIngestionMs = Math.max(known?.lastIngestionMs ?? 0, ingestedAtMs);
    return { id, groupId, streamId, firstEventMs, lastEventMs, lastIngestionMs, storedBytes };
  }

  #writeStream({ id, streamId, groupId, firstEventMs, lastEventMs, lastIngestionMs, storedBytes }: StreamRow): void {
    this.#putStream.run(id, streamId, groupId, firstEventMs, lastEventMs, lastIngestionMs, storedBytes);
  }

  /** Outside of the batch's transaction: a group without events does no harm, one that only the memory knows would. */
  #groupId(groupId: string): number {
    const known = this.#groups.get(groupId);
    if (known !== undefined) return known;
    const id = Number(this.#db.prepare("INSERT INTO groups (group_id) VALUES (?)").run(groupId).lastInsertRowid);
    this.#groups.set(groupId, id);
    return id;
  }

  #transact(work: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (thrown) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      throw thrown;
    }
  }

  /** A few streams are read one by one: between their events, a busy group may have very many of others. */
  #merge(groupId: string, window: Window, streamIds: ReadonlySet<string>): ArchivedEvent[] {
    const rows = [...streamIds].flatMap((streamId) => this.#streamsOfGroup.get(groupId)?.get(streamId) ?? []);
    const { maxBytes: _, ...unlimited } = window;
    const events = rows.flatMap((row) => this.#events.read("stream", row.id, unlimited));
    return takeWindow(events.sort(inOrder), { limit: window.limit, newest: window.newest, maxBytes: window.maxBytes });
  }

  /** Marks streams as gone, durably and at once for readers; their events are removed behind. */
  async #doom(which: () => readonly StreamRow[]): Promise<void> {
    this.#flush();
    const rows = which();
    if (rows.length === 0) return;
    const mark = this.#db.prepare("UPDATE streams SET doomed = 1 WHERE id = ?");
    this.#transact(() => {
      for (const { id } of rows) mark.run(id);
    });
    for (const row of rows) this.#forget(row);
    this.#purgeBehind();
  }

  /** What fails here, or is cut off by the end of the process, is done at the next start: the marks stay. */
  #purgeBehind(): void {
    this.#purging = this.#purging.then(() => this.#purge()).catch(() => {});
  }

  async #purge(): Promise<void> {
    if (!this.#db.isOpen) return;
    for (const { id } of this.#db.prepare("SELECT id FROM streams WHERE doomed = 1").all()) {
      await this.#deleteChunks("DELETE FROM events WHERE seq IN (SELECT seq FROM events WHERE stream = ? LIMIT ?)", [
        Number(id),
      ]);
      if (!this.#db.isOpen) return;
      this.#db.prepare("DELETE FROM streams WHERE id = ?").run(Number(id));
    }
    const empty = [...this.#groups].filter(([groupId]) => !this.#streamsOfGroup.has(groupId));
    for (const [groupId, id] of empty) {
      this.#db.prepare("DELETE FROM groups WHERE id = ?").run(id);
      this.#groups.delete(groupId);
    }
  }

  /** Runs `sql` (its last parameter is how many) until nothing more goes; other work gets its turn in between. */
  async #deleteChunks(sql: string, parameters: readonly number[]): Promise<number> {
    const statement = this.#db.prepare(sql);
    let gone = 0;
    while (this.#db.isOpen) {
      const changes = Number(statement.run(...parameters, deletionChunk).changes);
      gone += changes;
      if (changes < deletionChunk) break;
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return gone;
  }

  #recount(streamId: string): void {
    this.#flush();
    const row = this.#streams.get(streamId);
    if (!row || !this.#db.isOpen) return;
    const count = this.#db
      .prepare(
        "SELECT min(ts) AS first, max(ts) AS last, total(length(CAST(message AS BLOB)) + 26) AS bytes FROM events WHERE stream = ?",
      )
      .get(row.id);
    if (count?.["first"] == null) {
      this.#db.prepare("DELETE FROM streams WHERE id = ?").run(row.id);
      return this.#forget(row);
    }
    const next: StreamRow = {
      ...row,
      firstEventMs: Number(count["first"]),
      lastEventMs: Number(count["last"]),
      storedBytes: Number(count["bytes"]),
    };
    this.#writeStream(next);
    this.#keep(next);
  }
}
