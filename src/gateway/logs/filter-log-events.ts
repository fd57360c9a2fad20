// FilterLogEvents: a group's events in order of time, those that a pattern picks. `aws logs tail --follow` lives on it.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import type { FilterPattern } from "../../model/logs/filter-pattern/parse.ts";
import type { LogGroup } from "../../model/logs/records.ts";
import type { ArchivedEvent, LogArchive, Position } from "../../store/log-archive/log-archive.ts";
import type { Reader } from "../../store/store.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { slowOperation } from "../service.ts";
import { decodeKey, encodeKey } from "../sorted-pages.ts";
import { check, invalid, wrongToken } from "./constraints.ts";
import { eventId } from "./event-positions.ts";
import { largestPageBytes, largestPageEvents } from "./get-log-events.ts";
import { patternOf } from "./patterns.ts";
import { groupResources, requireGroupOf, requireStream } from "./resources.ts";

/** Events that one call looks at, at most, so that a pattern which picks nothing does not hold up the house. */
const mostScannedEvents = 50_000;
const chunkEvents = 5_000;
const chunkBytes = 4 * largestPageBytes;

export const filterLogEvents = (archive: LogArchive) =>
  slowOperation<typeof Logs, "FilterLogEvents">({
    access: "Read",
    resources: groupResources,
    async perform(input, { store, account, region }) {
      check(input, { limit: { min: 1, max: largestPageEvents }, logStreamNames: { min: 1, max: 100 } });
      const pattern = patternOf(input.filterPattern);
      const group = requireGroupOf(store, { account, region }, input);
      const scan: Scan = {
        archive,
        group,
        pattern,
        streamIds: chosenStreams(store, group, input),
        startMs: input.startTime,
        // Unlike GetLogEvents', this end is inclusive.
        endMs: input.endTime === undefined ? undefined : input.endTime + 1,
        limit: input.limit ?? largestPageEvents,
      };
      const { events, next } = await pick(scan, input.nextToken === undefined ? undefined : position(input.nextToken));
      return {
        events: events.map((event) => rendered(event, store)),
        searchedLogStreams: [],
        nextToken: next && encodeKey([next.timestampMs, next.sequence]),
      };
    },
  });

interface Scan {
  readonly archive: LogArchive;
  readonly group: LogGroup;
  readonly pattern: FilterPattern;
  readonly streamIds: ReadonlySet<string> | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly limit: number;
}

/** Events from behind `after` on; `next` is where to go on, undefined at the end. */
async function pick(scan: Scan, after: Position | undefined): Promise<{ events: ArchivedEvent[]; next?: Position }> {
  const events: ArchivedEvent[] = [];
  let bytes = 0;
  let next = after;
  for (let scanned = 0; scanned < mostScannedEvents; ) {
    const chunk = await scan.archive.readGroup(scan.group.groupId, {
      ...scan,
      after: next,
      limit: chunkEvents,
      maxBytes: chunkBytes,
    });
    if (chunk.length === 0) return { events };
    // Others get their turn between chunks.
    if (scanned > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    scanned += chunk.length;
    for (const event of chunk) {
      if (scan.pattern.matches(event.message)) {
        bytes += Buffer.byteLength(event.message);
        if (events.length > 0 && bytes > largestPageBytes) return { events, next };
        events.push(event);
      }
      next = event;
      if (events.length === scan.limit) return { events, next };
    }
  }
  return { events, next };
}

function chosenStreams(
  store: Reader,
  group: LogGroup,
  { logStreamNames: names, logStreamNamePrefix: prefix }: { logStreamNames?: string[]; logStreamNamePrefix?: string },
): ReadonlySet<string> | undefined {
  if (names && prefix !== undefined)
    invalid("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
  if (names) return new Set(names.map((name) => requireStream(store, group, name).streamId));
  if (prefix === undefined) return undefined;
  const streams = store.by(logStreams, "group", group.groupId);
  return new Set(streams.filter(({ name }) => name.startsWith(prefix)).map(({ streamId }) => streamId));
}

function position(text: string): Position {
  const [timestampMs, sequence] = decodeKey(text, wrongToken);
  if (typeof timestampMs !== "number" || typeof sequence !== "number") return wrongToken();
  return { timestampMs, sequence };
}

const rendered = (event: ArchivedEvent, store: Reader): Logs.FilteredLogEvent => ({
  logStreamName: store.by(logStreams, "id", event.streamId)[0]?.name,
  timestamp: event.timestampMs,
  message: event.message,
  ingestionTime: event.ingestedAtMs,
  eventId: eventId(event),
});
