// Tables of CloudWatch Logs. Events and what is counted from them (first, last, bytes) are the log archive's.
import { scopeKey } from "../../model/arn.ts";
import { groupKey, streamKey } from "../../model/logs/names.ts";
import type { LogGroup, LogStream } from "../../model/logs/records.ts";
import { defineTable } from "../table.ts";

export const logGroups = defineTable<LogGroup>()({
  name: "logs_groups",
  key: (group) => groupKey(group, group.name),
  indexes: { scope: scopeKey, id: (group) => group.groupId },
});

export const logStreams = defineTable<LogStream>()({
  name: "logs_streams",
  key: (stream) => streamKey(stream, stream.groupName, stream.name),
  indexes: { group: (stream) => stream.groupId, id: (stream) => stream.streamId },
});

export const logsTables = [logGroups, logStreams];
