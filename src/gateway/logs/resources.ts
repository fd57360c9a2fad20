// Looking up groups and streams, and their ARNs for permissions.
import { ResourceNotFoundException } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "../../model/arn.ts";
import { fail } from "../../model/errors.ts";
import { groupKey, groupResource, parseGroupArn, streamArn, streamKey } from "../../model/logs/names.ts";
import type { LogGroup, LogStream } from "../../model/logs/records.ts";
import { groupMissing, streamMissing } from "../../store/log-archive/append-log-events.ts";
import type { Reader } from "../../store/store.ts";
import { logGroups, logStreams } from "../../store/tables/logs.ts";
import { invalid } from "./constraints.ts";

export interface GroupInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

export const missingGroup = (): never => fail(ResourceNotFoundException, { message: groupMissing });
export const missingStream = (): never => fail(ResourceNotFoundException, { message: streamMissing });

export function requireGroup(reader: Reader, scope: Scope, name: string): LogGroup {
  return reader.get(logGroups, groupKey(scope, name)) ?? missingGroup();
}

export function requireStream(reader: Reader, group: LogGroup, name: string): LogStream {
  return reader.get(logStreams, streamKey(group, group.name, name)) ?? missingStream();
}

/** A name, or an ARN with or without `:*`; undefined for an ARN of something or somebody else. */
export function nameOfIdentifier(scope: Scope, identifier: string): string | undefined {
  if (!identifier.startsWith("arn:")) return identifier;
  const arn = parseGroupArn(identifier);
  return arn?.account === scope.account && arn.region === scope.region ? arn.name : undefined;
}

/** The group of an operation that takes a name or an identifier, one of them. */
export function requireGroupOf(reader: Reader, scope: Scope, input: GroupInput): LogGroup {
  const { logGroupName, logGroupIdentifier } = input;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined))
    return invalid("Exactly one of logGroupName and logGroupIdentifier must be specified.");
  const name = logGroupName ?? nameOfIdentifier(scope, logGroupIdentifier ?? "");
  return name === undefined ? missingGroup() : requireGroup(reader, scope, name);
}

/** For `resources`: the group's streams in general. */
export const groupResources = (input: GroupInput, scope: Scope): string =>
  groupResource(scope, input.logGroupName ?? nameOfIdentifier(scope, input.logGroupIdentifier ?? "") ?? "");

/** For `resources`: one stream. */
export const streamResources = (input: GroupInput & { readonly logStreamName: string }, scope: Scope): string =>
  streamArn(
    scope,
    input.logGroupName ?? nameOfIdentifier(scope, input.logGroupIdentifier ?? "") ?? "",
    input.logStreamName,
  );
