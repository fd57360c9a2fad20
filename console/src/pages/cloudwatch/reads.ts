// What CloudWatch's pages read.
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  type LogGroup,
  type LogStream,
  paginateDescribeLogGroups,
  paginateDescribeLogStreams,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LiveRead } from "../../aws/live.tsx";

/** What is written to a group changes its size and its streams' last events, and no notice tells of that. */
const everyMs = 15_000;

export const logGroupsRead: LiveRead<LogGroup[]> = {
  key: ["log-groups"],
  on: [{ kind: "logGroup" }],
  everyMs,
  read: async (aws, signal) => {
    const groups: LogGroup[] = [];
    for await (const page of paginateDescribeLogGroups({ client: aws.of(CloudWatchLogsClient) }, {})) {
      signal.throwIfAborted();
      groups.push(...(page.logGroups ?? []));
    }
    return groups;
  },
};

/** There is none of that name: as AWS's operations on one group say it. */
class NoLogGroup extends Error {
  override readonly name = "ResourceNotFoundException";
}

export const logGroupRead = (name: string): LiveRead<LogGroup> => ({
  key: ["log-group", name],
  on: [{ kind: "logGroup", name }],
  everyMs,
  read: async (aws, signal) => {
    const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
    const { logGroups = [] } = await aws.of(CloudWatchLogsClient).send(command, { abortSignal: signal });
    const group = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (!group) throw new NoLogGroup("The specified log group does not exist.");
    return group;
  },
});

export const logStreamsRead = (group: string): LiveRead<LogStream[]> => ({
  key: ["log-streams", group],
  on: [{ kind: "logStream", logGroup: group }],
  everyMs,
  read: async (aws, signal) => {
    const streams: LogStream[] = [];
    const input = { logGroupName: group, orderBy: "LastEventTime", descending: true } as const;
    for await (const page of paginateDescribeLogStreams({ client: aws.of(CloudWatchLogsClient) }, input)) {
      signal.throwIfAborted();
      streams.push(...(page.logStreams ?? []));
    }
    return streams;
  },
});

/** `arn`: without the `:*` that descriptions add. */
export const logGroupTagsRead = (name: string, arn: string): LiveRead<Record<string, string>> => ({
  key: ["log-group-tags", arn],
  on: [{ kind: "logGroup", name }],
  read: async (aws, signal) => {
    const command = new ListTagsForResourceCommand({ resourceArn: arn });
    const { tags = {} } = await aws.of(CloudWatchLogsClient).send(command, { abortSignal: signal });
    return tags;
  },
});
