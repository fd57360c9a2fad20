// The shelf of CloudWatch Logs.
import * as module from "@aws-sdk/client-cloudwatch-logs";
import { type Clock, systemClock } from "../../kit/clock.ts";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { createLogGroup } from "./create-log-group.ts";
import { createLogStream } from "./create-log-stream.ts";
import { deleteLogGroup } from "./delete-log-group.ts";
import { deleteLogStream } from "./delete-log-stream.ts";
import { describeLogGroups, listLogGroups } from "./describe-log-groups.ts";
import { describeLogStreams } from "./describe-log-streams.ts";
import { filterLogEvents } from "./filter-log-events.ts";
import { getLogEvents } from "./get-log-events.ts";
import { testMetricFilter } from "./patterns.ts";
import { putLogEvents } from "./put-log-events.ts";
import { putLogGroupDeletionProtection } from "./put-log-group-deletion-protection.ts";
import { deleteRetentionPolicy, putRetentionPolicy } from "./retention.ts";
import { startLiveTail } from "./start-live-tail.ts";
import {
  listTagsForResource,
  listTagsLogGroup,
  tagLogGroup,
  tagResource,
  untagLogGroup,
  untagResource,
} from "./tags.ts";

export interface LogsOptions {
  readonly archive: LogArchive;
  /** For live tails, which go on after their request. Default: the system's. */
  readonly clock?: Clock;
}

/** The service over an archive. Expiry is the daemon's to call: store/log-archive/expire-log-events.ts. */
export function createLogs({ archive, clock = systemClock }: LogsOptions): Service {
  const operations: Operations<typeof module> = {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DeleteLogGroup: deleteLogGroup(archive),
    DeleteLogStream: deleteLogStream(archive),
    DeleteRetentionPolicy: deleteRetentionPolicy,
    DescribeLogGroups: describeLogGroups(archive),
    DescribeLogStreams: describeLogStreams(archive),
    FilterLogEvents: filterLogEvents(archive),
    GetLogEvents: getLogEvents(archive),
    ListLogGroups: listLogGroups,
    ListTagsForResource: listTagsForResource,
    ListTagsLogGroup: listTagsLogGroup,
    PutLogEvents: putLogEvents(archive),
    PutLogGroupDeletionProtection: putLogGroupDeletionProtection,
    PutRetentionPolicy: putRetentionPolicy,
    StartLiveTail: startLiveTail(archive, clock),
    TagLogGroup: tagLogGroup,
    TagResource: tagResource,
    TestMetricFilter: testMetricFilter,
    UntagLogGroup: untagLogGroup,
    UntagResource: untagResource,
  };
  return { spec: specs.logs, module, operations };
}
