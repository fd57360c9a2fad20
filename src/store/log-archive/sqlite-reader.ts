// Windows of events in the archive's file, by group or by stream, along an index.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { eventBytes } from "../../model/logs/limits.ts";
import type { ArchivedEvent, Window } from "./log-archive.ts";

const latest = Number.MAX_SAFE_INTEGER;

export class EventReader {
  readonly #db: DatabaseSync;
  readonly #streamIds: ReadonlyMap<number, string>;
  readonly #statements = new Map<string, StatementSync>();

  /** `streamIds`: the streams that are there, by their key in the file. */
  constructor(db: DatabaseSync, streamIds: ReadonlyMap<number, string>) {
    this.#db = db;
    this.#streamIds = streamIds;
  }

  /** Events in order; `only`: of these streams. */
  read(column: "grp" | "stream", id: number, window: Window, only?: ReadonlySet<string>): ArchivedEvent[] {
    const { startMs = 0, endMs = latest, after, before, newest = false, limit, maxBytes = Infinity } = window;
    const from = after && after.timestampMs >= startMs ? [after.timestampMs, after.sequence] : [startMs, 0];
    const to = before && before.timestampMs < endMs ? [before.timestampMs, before.sequence] : [endMs, 0];
    const taken: ArchivedEvent[] = [];
    let bytes = 0;
    if (limit <= 0) return taken;
    for (const row of this.#reading(column, newest).iterate(id, ...from, ...to)) {
      const event = this.#event(row);
      if (!event || (only && !only.has(event.streamId))) continue;
      bytes += eventBytes(event.message);
      if (taken.length > 0 && bytes > maxBytes) break;
      if (taken.push(event) >= limit) break;
    }
    return newest ? taken.reverse() : taken;
  }

  #reading(column: "grp" | "stream", newest: boolean): StatementSync {
    const order = newest ? "DESC" : "ASC";
    const known = this.#statements.get(column + order);
    if (known) return known;
    const statement = this.#db.prepare(
      `SELECT seq, stream, ts, ingested_ms, message FROM events
       WHERE ${column} = ? AND (ts, seq) > (?, ?) AND (ts, seq) < (?, ?) ORDER BY ts ${order}, seq ${order}`,
    );
    this.#statements.set(column + order, statement);
    return statement;
  }

  /** Undefined for an event whose stream was deleted and that waits for its removal. */
  #event(row: Record<string, unknown>): ArchivedEvent | undefined {
    const streamId = this.#streamIds.get(Number(row["stream"]));
    if (streamId === undefined) return undefined;
    return {
      streamId,
      timestampMs: Number(row["ts"]),
      sequence: Number(row["seq"]),
      ingestedAtMs: Number(row["ingested_ms"]),
      message: String(row["message"]),
    };
  }
}
