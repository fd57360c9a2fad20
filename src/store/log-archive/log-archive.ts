// The archive of log events: bulk that is not rows of the store. Groups and streams are known here by their ids only; an
// archive has no names, no rights and no retention rules. Every implementation passes conformance.ts.
import type { NewLogEvent } from "../../model/logs/limits.ts";

export interface StreamRef {
  readonly groupId: string;
  readonly streamId: string;
}

/** Where an event stands: events are in order of time, then of arrival. */
export interface Position {
  readonly timestampMs: number;
  /** Of arrival, 1, 2, 3 … over the whole archive. */
  readonly sequence: number;
}

export interface ArchivedEvent extends Position {
  readonly streamId: string;
  readonly message: string;
  readonly ingestedAtMs: number;
}

/** Which events to read. Answers are always oldest first; `newest` says from which end `limit` counts. */
export interface Window {
  /** Inclusive. */
  readonly startMs?: number;
  /** Exclusive. */
  readonly endMs?: number;
  /** Only events behind this position. */
  readonly after?: Position;
  /** Only events ahead of this position. */
  readonly before?: Position;
  /** True: the last `limit` events of the window; else the first. */
  readonly newest?: boolean;
  readonly limit: number;
  /** Messages of more bytes than this in all are left for another read; one event at least is read. Default: no limit. */
  readonly maxBytes?: number;
}

export interface StreamStatistics {
  readonly firstEventMs: number;
  readonly lastEventMs: number;
  readonly lastIngestionMs: number;
  /** Messages in UTF-8 and AWS's 26 bytes per event. */
  readonly storedBytes: number;
}

/** What one append brought; told when it is durable. */
export interface Arrival extends StreamRef {
  readonly ingestedAtMs: number;
  readonly events: readonly NewLogEvent[];
}

export interface Subscription {
  /** Nothing is told any more. Idempotent. */
  close(): void;
}

export interface LogArchive {
  /** Durable, and told to subscribers, when it resolves. Events need not be in order. Appends of the same time share one flush. */
  append(stream: StreamRef, events: readonly NewLogEvent[], ingestedAtMs: number): Promise<void>;
  /** Events of one stream. An unknown stream has none. */
  readStream(streamId: string, window: Window): Promise<ArchivedEvent[]>;
  /** Events of a group's streams, or of those named, interleaved in order. */
  readGroup(groupId: string, window: Window & { readonly streamIds?: ReadonlySet<string> }): Promise<ArchivedEvent[]>;
  /** Cheap, from memory; undefined while a stream has no events. */
  statistics(streamId: string): StreamStatistics | undefined;
  /** Sum of the streams' storedBytes. */
  groupBytes(groupId: string): number;
  /** Every stream that has events. */
  streams(): readonly StreamRef[];
  /** Absent: nothing. */
  deleteStream(streamId: string): Promise<void>;
  deleteGroup(groupId: string): Promise<void>;
  /** Removes a group's events from before `beforeMs`; returns how many. */
  expire(groupId: string, beforeMs: number): Promise<number>;
  /** Tells every later append to the group, once durable, in order. `listener` must not throw. */
  subscribe(groupId: string, listener: (arrival: Arrival) => void): Subscription;
  /** Flushes. Later appends are an error. */
  close(): Promise<void>;
}
