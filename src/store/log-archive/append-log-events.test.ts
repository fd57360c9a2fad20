import assert from "node:assert/strict";
import { test } from "node:test";
import { seededDice } from "../../kit/ids.ts";
import { MachineError } from "../../kit/machine-error.ts";
import { dayMs } from "../../model/logs/limits.ts";
import { groupKey } from "../../model/logs/names.ts";
import { MemoryJournal } from "../journal/memory.ts";
import { Store } from "../store.ts";
import { logGroups, logStreams, logsTables } from "../tables/logs.ts";
import { appendLogEvents, openLogStream, putLogGroup } from "./append-log-events.ts";
import { expireLogEvents } from "./expire-log-events.ts";
import { MemoryLogArchive } from "./memory.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const nowMs = Date.UTC(2026, 0, 31);
const request = { ...scope, groupName: "/ecs/web", streamName: "ecs/web/1" };
const setUp = () => ({
  store: new Store(new MemoryJournal(), logsTables),
  archive: new MemoryLogArchive(),
  dice: seededDice(1),
});
const refused = (kind: string, message: string) => (thrown: unknown) =>
  thrown instanceof MachineError && thrown.kind === kind && thrown.message === message;
const messages = async (archive: MemoryLogArchive, streamId: string) =>
  (await archive.readStream(streamId, { limit: 99 })).map(({ message }) => message);

test("a stream needs its group, unless the group may be made", async () => {
  const logs = setUp();
  await assert.rejects(
    openLogStream(logs, request, nowMs),
    refused("not-found", "The specified log group does not exist."),
  );
  const stream = await openLogStream(logs, { ...request, createGroup: true }, nowMs);
  assert.equal(stream.groupName, "/ecs/web");
  assert.deepEqual(await openLogStream(logs, request, nowMs + 1), stream);
  await assert.rejects(openLogStream(logs, { ...request, groupName: "no spaces" }, nowMs), MachineError);
  await assert.rejects(openLogStream(logs, { ...request, streamName: "no:colons" }, nowMs), MachineError);
});

test("events are kept without a commit of the store; empty, old and future ones are left out", async () => {
  const logs = setUp();
  const stream = await openLogStream(logs, { ...request, createGroup: true }, nowMs);
  const { revision } = logs.store;
  const ages = [15 * dayMs, 1000, 500, 0, -3 * 3_600_000];
  const events = ages.map((age, index) => ({ timestampMs: nowMs - age, message: index === 2 ? "" : `line ${index}` }));
  assert.deepEqual(await appendLogEvents(logs, stream, events, nowMs), { tooOldEndIndex: 1, tooNewStartIndex: 4 });
  assert.deepEqual(await messages(logs.archive, stream.streamId), ["line 1", "line 3"]);
  assert.equal(logs.store.revision, revision);
});

test("nothing is appended to a stream that was deleted and made again", async () => {
  const logs = setUp();
  const old = await openLogStream(logs, { ...request, createGroup: true }, nowMs);
  logs.store.transact((tx) => tx.delete(logStreams, logStreams.key(old)));
  const again = await openLogStream(logs, request, nowMs);
  assert.notEqual(again.streamId, old.streamId);
  await assert.rejects(
    appendLogEvents(logs, old, [{ timestampMs: nowMs, message: "late" }], nowMs),
    refused("not-found", "The specified log stream does not exist."),
  );
  assert.deepEqual(await messages(logs.archive, again.streamId), []);
});

test("events of a stream that is deleted while they are on their way leave nothing behind", async () => {
  const logs = setUp();
  const stream = await openLogStream(logs, { ...request, createGroup: true }, nowMs);
  const appended = appendLogEvents(logs, stream, [{ timestampMs: nowMs, message: "late" }], nowMs);
  logs.store.transact((tx) => tx.delete(logStreams, logStreams.key(stream)));
  await appended;
  assert.deepEqual(logs.archive.streams(), []);
});

test("retention deletes old events of its group only, and what no stream owns", async () => {
  const logs = setUp();
  const stream = await openLogStream(logs, { ...request, createGroup: true }, nowMs);
  const kept = logs.store.transact((tx) => putLogGroup(tx, logs.dice, scope, { name: "kept", nowMs }));
  const other = await openLogStream(logs, { ...request, groupName: kept.name }, nowMs);
  const events = [2 * dayMs, 0].map((age) => ({ timestampMs: nowMs - age, message: `${age / dayMs} days` }));
  await appendLogEvents(logs, stream, events, nowMs);
  await appendLogEvents(logs, other, events, nowMs);
  await logs.archive.append({ groupId: "gone", streamId: "orphan" }, events, nowMs);
  logs.store.transact((tx) =>
    tx.update(logGroups, groupKey(scope, "/ecs/web"), (group) => ({ ...group, retentionDays: 1 })),
  );
  assert.deepEqual(await expireLogEvents(logs, nowMs), { events: 1, orphans: 1 });
  assert.deepEqual(await messages(logs.archive, stream.streamId), ["0 days"]);
  assert.deepEqual(await messages(logs.archive, other.streamId), ["2 days", "0 days"]);
  assert.deepEqual(await appendLogEvents(logs, stream, events, nowMs), { expiredEndIndex: 1 });
});
