// DescribeLogStreams: by name, or by the time of the last event.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { streamArn } from "../../model/logs/names.ts";
import type { LogStream } from "../../model/logs/records.ts";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import { logStreams } from "../../store/tables/logs.ts";
import { operation } from "../service.ts";
import { sortedPage } from "../sorted-pages.ts";
import { check, invalid, wrongToken } from "./constraints.ts";
import { groupResources, requireGroupOf } from "./resources.ts";
import { sequenceToken } from "./put-log-events.ts";

export const describeLogStreams = (archive: LogArchive) =>
  operation<typeof Logs, "DescribeLogStreams">({
    access: "List",
    resources: groupResources,
    handle(input, context) {
      check(input, { limit: { min: 1, max: 50 } });
      const { logStreamNamePrefix: prefix, orderBy, descending, nextToken, limit = 50 } = input;
      const isByTime = orderBy === "LastEventTime";
      if (isByTime && prefix !== undefined) invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
      const group = requireGroupOf(context.tx, context, input);
      const streams = context.tx
        .by(logStreams, "group", group.groupId)
        .filter(({ name }) => !prefix || name.startsWith(prefix));
      const keyOf = ({ name, streamId }: LogStream) =>
        isByTime ? [archive.statistics(streamId)?.lastEventMs ?? 0, name] : [name];
      const found = sortedPage({ items: streams, keyOf, limit, nextToken, descending, onWrongToken: wrongToken });
      return { logStreams: found.items.map((stream) => description(stream, archive)), nextToken: found.nextToken };
    },
  });

function description(stream: LogStream, archive: LogArchive): Logs.LogStream {
  const statistics = archive.statistics(stream.streamId);
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAtMs,
    firstEventTimestamp: statistics?.firstEventMs,
    lastEventTimestamp: statistics?.lastEventMs,
    lastIngestionTime: statistics?.lastIngestionMs,
    uploadSequenceToken: sequenceToken(stream),
    arn: streamArn(stream, stream.groupName, stream.name),
    // Since 2019 AWS counts groups only.
    storedBytes: 0,
  };
}
