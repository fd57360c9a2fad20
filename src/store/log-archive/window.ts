// Order and windows of events in memory.
import { eventBytes } from "../../model/logs/limits.ts";
import type { ArchivedEvent, Position, Window } from "./log-archive.ts";

/** By time, then by arrival. */
export const inOrder = (a: Position, b: Position): number => a.timestampMs - b.timestampMs || a.sequence - b.sequence;

/** The events of a window; `events` are in order. */
export function takeWindow(events: readonly ArchivedEvent[], window: Window): ArchivedEvent[] {
  const { startMs, endMs, after, before, newest, limit, maxBytes = Infinity } = window;
  const inside = events.filter(
    (event) =>
      (startMs === undefined || event.timestampMs >= startMs) &&
      (endMs === undefined || event.timestampMs < endMs) &&
      (!after || inOrder(event, after) > 0) &&
      (!before || inOrder(event, before) < 0),
  );
  if (newest) inside.reverse();
  const taken: ArchivedEvent[] = [];
  let bytes = 0;
  for (const event of inside) {
    bytes += eventBytes(event.message);
    if (taken.length === limit || (taken.length > 0 && bytes > maxBytes)) break;
    taken.push(event);
  }
  return newest ? taken.reverse() : taken;
}
