// GetLogEvents: one stream, page by page in both directions. A token names a place between events, so at the end the same
// token comes back, and goes on when more arrives.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import type { ArchivedEvent, LogArchive, Position } from "../../store/log-archive/log-archive.ts";
import { slowOperation } from "../service.ts";
import { check } from "./constraints.ts";
import { parseToken, type Token, token } from "./event-positions.ts";
import { requireGroupOf, requireStream, streamResources } from "./resources.ts";

export const largestPageEvents = 10_000;
export const largestPageBytes = 1_048_576;

export const getLogEvents = (archive: LogArchive) =>
  slowOperation<typeof Logs, "GetLogEvents">({
    access: "Read",
    resources: streamResources,
    async perform(input, { store, account, region }) {
      check(input, { limit: { min: 1, max: largestPageEvents } });
      const from = input.nextToken === undefined ? undefined : parseToken(input.nextToken);
      const group = requireGroupOf(store, { account, region }, input);
      const { streamId } = requireStream(store, group, input.logStreamName);
      const events = await archive.readStream(streamId, {
        startMs: input.startTime,
        endMs: input.endTime,
        ...(from && { [from.direction === "f" ? "after" : "before"]: from.position }),
        newest: from ? from.direction === "b" : !input.startFromHead,
        limit: input.limit ?? largestPageEvents,
        maxBytes: largestPageBytes,
      });
      const { first, last } = ends(events, from ?? start(input.startTime));
      return {
        events: events.map(rendered),
        nextForwardToken: token("f", last),
        nextBackwardToken: token("b", first),
      };
    },
  });

const start = (startTime = 0): Token => ({ direction: "f", position: { timestampMs: startTime, sequence: 0 } });

/** Of an empty page both tokens name the place where it was read, so that turning round misses nothing. */
function ends(events: readonly ArchivedEvent[], { direction, position }: Token): Record<"first" | "last", Position> {
  const [first, last] = [events[0], events.at(-1)];
  if (first && last) return { first, last };
  const step = (by: number) => ({ ...position, sequence: Math.max(0, position.sequence + by) });
  return direction === "f" ? { first: step(1), last: position } : { first: position, last: step(-1) };
}

const rendered = ({ timestampMs, message, ingestedAtMs }: ArchivedEvent): Logs.OutputLogEvent => ({
  timestamp: timestampMs,
  message,
  ingestionTime: ingestedAtMs,
});
