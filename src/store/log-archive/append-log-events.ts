// How the house writes logs: the agent for containers, the gateway for PutLogEvents. Names are the store's, events the
// archive's; what is counted from events costs no commit of the store.
import type { Dice } from "../../kit/ids.ts";
import { hex } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { Scope } from "../../model/arn.ts";
import { type NewLogEvent, type Rejections, sortOut } from "../../model/logs/limits.ts";
import { groupKey, isGroupName, isStreamName, streamKey } from "../../model/logs/names.ts";
import type { LogGroup, LogStream } from "../../model/logs/records.ts";
import type { Reader, Store, Transaction } from "../store.ts";
import { logGroups, logStreams } from "../tables/logs.ts";
import type { LogArchive } from "./log-archive.ts";

/** AWS's words. */
export const groupMissing = "The specified log group does not exist.";
export const streamMissing = "The specified log stream does not exist.";

export interface Logs {
  readonly store: Store;
  readonly archive: LogArchive;
  readonly dice: Dice;
}

export interface StreamRequest extends Scope {
  readonly groupName: string;
  readonly streamName: string;
  /** Makes the group when it is missing (awslogs-create-group); otherwise that is an error. */
  readonly createGroup?: boolean;
}

/**
 * The stream, made when it is missing; durable when it resolves. Idempotent. Throws MachineError `not-found` when there is
 * no such group, `invalid` for a name that AWS would refuse.
 */
export async function openLogStream(
  { store, dice }: Pick<Logs, "store" | "dice">,
  request: StreamRequest,
  nowMs: number,
): Promise<LogStream> {
  if (!isGroupName(request.groupName))
    throw new MachineError("invalid", `Invalid log group name: ${request.groupName}`);
  if (!isStreamName(request.streamName))
    throw new MachineError("invalid", `Invalid log stream name: ${request.streamName}`);
  const stream = store.transact((tx) => {
    const known = tx.get(logStreams, streamKey(request, request.groupName, request.streamName));
    if (known) return known;
    const group =
      tx.get(logGroups, groupKey(request, request.groupName)) ??
      (request.createGroup ? putLogGroup(tx, dice, request, { name: request.groupName, nowMs }) : undefined);
    if (!group) throw new MachineError("not-found", groupMissing);
    return putLogStream(tx, dice, group, request.streamName, nowMs);
  });
  await store.flushed();
  return stream;
}

/**
 * Appends events in chronological order; durable and on its way to tails when it resolves. Empty messages are left out, as
 * are events that are too old, expired or too far in the future: those are answered by index. Throws MachineError
 * `not-found` when the stream was deleted meanwhile. Cheap: calls of the same moment share one flush.
 */
export async function appendLogEvents(
  { store, archive }: Pick<Logs, "store" | "archive">,
  stream: LogStream,
  events: readonly NewLogEvent[],
  nowMs: number,
): Promise<Rejections | undefined> {
  if (!isCurrent(store, stream)) throw new MachineError("not-found", streamMissing);
  const retentionDays = store.get(logGroups, groupKey(stream, stream.groupName))?.retentionDays;
  const { accepted, rejections } = sortOut(events, nowMs, retentionDays);
  await archive.append(
    stream,
    accepted.filter(({ message }) => message !== ""),
    nowMs,
  );
  // Deleted while the events were on their way: the deletion did not see them.
  if (!isCurrent(store, stream)) await archive.deleteStream(stream.streamId);
  return rejections;
}

const isCurrent = (store: Reader, stream: LogStream): boolean =>
  store.get(logStreams, streamKey(stream, stream.groupName, stream.name))?.streamId === stream.streamId;

export interface NewGroup {
  readonly name: string;
  readonly nowMs: number;
  readonly logGroupClass?: LogGroup["logGroupClass"];
  readonly deletionProtection?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Puts a new group. The caller has checked that the name is good and free. */
export function putLogGroup(tx: Transaction, dice: Dice, { account, region }: Scope, group: NewGroup): LogGroup {
  return tx.put(logGroups, {
    account,
    region,
    groupId: hex(dice, 32),
    name: group.name,
    logGroupClass: group.logGroupClass ?? "STANDARD",
    createdAtMs: group.nowMs,
    deletionProtection: group.deletionProtection ?? false,
    tags: { ...group.tags },
  });
}

/** Puts a new stream. The caller has checked that the name is good and free. */
export function putLogStream(tx: Transaction, dice: Dice, group: LogGroup, name: string, nowMs: number): LogStream {
  const { account, region, groupId } = group;
  const streamId = hex(dice, 32);
  return tx.put(logStreams, { account, region, groupId, groupName: group.name, streamId, name, createdAtMs: nowMs });
}
