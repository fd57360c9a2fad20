// The nouns of CloudWatch Logs as the house remembers them. Events themselves are bulk and live in the log archive
// (src/store/log-archive), under the ids that these rows carry: a name that is used again never shows old events.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Types.html
import type { LogGroupClass } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "../arn.ts";

export interface LogGroup extends Scope {
  /** Ours, unique for ever: the archive's key. */
  readonly groupId: string;
  readonly name: string;
  readonly logGroupClass: LogGroupClass;
  readonly createdAtMs: number;
  /** Undefined: events never expire. */
  readonly retentionDays?: number;
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStream extends Scope {
  /** Ours, unique for ever: the archive's key. */
  readonly streamId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly name: string;
  readonly createdAtMs: number;
}
