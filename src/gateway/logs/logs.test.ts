import assert from "node:assert/strict";
import { test } from "node:test";
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { dayMs } from "../../model/logs/limits.ts";
import { expireLogEvents } from "../../store/log-archive/expire-log-events.ts";
import { MemoryLogArchive } from "../../store/log-archive/memory.ts";
import { CallError, type Harness, harness } from "../harness.ts";
import { createLogs } from "./index.ts";
import { FakeClock } from "../../kit/fake-clock.ts";

interface House extends Harness {
  readonly archive: MemoryLogArchive;
  readonly logs: (operation: string, input?: object) => ReturnType<Harness["call"]>;
  readonly put: (stream: string, ...lines: readonly (readonly [ageMs: number, message: string])[]) => Promise<object>;
}

/** A house with the group "web" and its streams "a" and "b". */
async function house(): Promise<House> {
  const archive = new MemoryLogArchive();
  const h = await harness({ services: [createLogs({ archive, clock: new FakeClock() })] });
  const logs: House["logs"] = (operation, input) => h.call("logs", operation, input);
  await logs("CreateLogGroup", { logGroupName: "web" });
  for (const logStreamName of ["a", "b"]) await logs("CreateLogStream", { logGroupName: "web", logStreamName });
  const put: House["put"] = (logStreamName, ...lines) => {
    const logEvents = lines.map(([ageMs, message]) => ({ timestamp: h.clock.nowMs() - ageMs, message }));
    return logs("PutLogEvents", { logGroupName: "web", logStreamName, logEvents });
  };
  return { ...h, archive, logs, put };
}

const refuses = (call: Promise<unknown>, code: string, message: string | RegExp) =>
  assert.rejects(call, (thrown: unknown) => {
    assert.ok(thrown instanceof CallError, String(thrown));
    assert.equal(thrown.code, code);
    if (typeof message === "string") assert.equal(thrown.message, message);
    else assert.match(thrown.message, message);
    assert.equal(thrown.status, 400);
    return true;
  });
const messages = (answer: { events: { message: string }[] }) => answer.events.map(({ message }) => message);

test("groups: made once, described with ARNs, deleted with all that they hold", async () => {
  const { logs, put, archive } = await house();
  await put("a", [0, "hello"]);
  await refuses(
    logs("CreateLogGroup", { logGroupName: "web" }),
    "ResourceAlreadyExistsException",
    "The specified log group already exists",
  );
  await logs("CreateLogGroup", { logGroupName: "/ecs/other", logGroupClass: "INFREQUENT_ACCESS", tags: { a: "b" } });
  const { logGroups } = await logs("DescribeLogGroups", { logGroupNamePrefix: "we" });
  assert.deepEqual(logGroups, [
    {
      logGroupName: "web",
      creationTime: Date.UTC(2026, 0, 1),
      retentionInDays: undefined,
      metricFilterCount: 0,
      arn: "arn:aws:logs:us-east-1:000000000000:log-group:web:*",
      logGroupArn: "arn:aws:logs:us-east-1:000000000000:log-group:web",
      storedBytes: 31,
      logGroupClass: "STANDARD",
      deletionProtectionEnabled: false,
    },
  ]);
  await logs("DeleteLogGroup", { logGroupName: "web" });
  assert.deepEqual(archive.streams(), []);
  await refuses(
    logs("DeleteLogGroup", { logGroupName: "web" }),
    "ResourceNotFoundException",
    "The specified log group does not exist.",
  );
  await logs("CreateLogGroup", { logGroupName: "web" });
  assert.deepEqual((await logs("DescribeLogStreams", { logGroupName: "web" })).logStreams, []);
});

test("groups: pages, patterns, names and classes", async () => {
  const { logs } = await house();
  for (const name of ["c", "b", "a"]) await logs("CreateLogGroup", { logGroupName: `x/${name}` });
  const names = (answer: { logGroups: { logGroupName: string }[] }) => answer.logGroups.map((g) => g.logGroupName);
  const first = await logs("DescribeLogGroups", { limit: 2 });
  assert.deepEqual(names(first), ["web", "x/a"]);
  assert.deepEqual(names(await logs("DescribeLogGroups", { nextToken: first.nextToken })), ["x/b", "x/c"]);
  assert.equal((await logs("DescribeLogGroups", { limit: 4 })).nextToken, undefined);
  assert.deepEqual(names(await logs("DescribeLogGroups", { logGroupNamePattern: "/b" })), ["x/b"]);
  const logGroupIdentifiers = ["x/a", "arn:aws:logs:us-east-1:000000000000:log-group:web:*"];
  assert.deepEqual(names(await logs("DescribeLogGroups", { logGroupIdentifiers })), ["web", "x/a"]);
  assert.deepEqual(names(await logs("ListLogGroups", { logGroupNamePattern: "^web|x/b" })), ["web", "x/b"]);
  assert.deepEqual(names(await logs("ListLogGroups", { logGroupClass: "DELIVERY" })), []);
  await refuses(logs("DescribeLogGroups", { nextToken: "?" }), "InvalidParameterException", /nextToken is invalid/);
  await refuses(
    logs("DescribeLogGroups", { logGroupNamePrefix: "a", logGroupNamePattern: "a" }),
    "InvalidParameterException",
    /mutually exclusive/,
  );
});

test("names and ranges are refused in AWS's words", async () => {
  const { logs } = await house();
  await refuses(
    logs("CreateLogGroup", { logGroupName: "no spaces" }),
    "InvalidParameterException",
    "1 validation error detected: Value 'no spaces' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
  );
  await refuses(
    logs("CreateLogStream", { logGroupName: "", logStreamName: "a:b" }),
    "InvalidParameterException",
    /^2 validation errors detected: Value '' at 'logGroupName' .* length greater than or equal to 1; Value 'a:b' at/,
  );
  await refuses(logs("DescribeLogGroups", { limit: 51 }), "InvalidParameterException", /less than or equal to 50/);
  await refuses(
    logs("GetLogEvents", { logGroupName: "web", logStreamName: "a", limit: 0 }),
    "InvalidParameterException",
    /greater than or equal to 1/,
  );
  await refuses(logs("CreateLogGroup", { logGroupName: "k", kmsKeyId: "x" }), "NotImplemented", /kmsKeyId/);
});

test("deletion protection holds until it is taken away", async () => {
  const { logs } = await house();
  const protect = (deletionProtectionEnabled: boolean) =>
    logs("PutLogGroupDeletionProtection", { logGroupIdentifier: "web", deletionProtectionEnabled });
  await protect(true);
  await refuses(logs("DeleteLogGroup", { logGroupName: "web" }), "ValidationException", /deletion protection/);
  await protect(false);
  await logs("DeleteLogGroup", { logGroupName: "web" });
});

test("streams: made once, in order of name or last event, deleted with their events", async () => {
  const { logs, put, archive } = await house();
  await refuses(
    logs("CreateLogStream", { logGroupName: "web", logStreamName: "a" }),
    "ResourceAlreadyExistsException",
    "The specified log stream already exists",
  );
  await put("b", [5, "older"], [1, "newer"]);
  await put("a", [3, "x"]);
  const names = async (input: object) =>
    (await logs("DescribeLogStreams", { logGroupName: "web", ...input })).logStreams.map(
      (stream: Logs.LogStream) => stream.logStreamName,
    );
  assert.deepEqual(await names({}), ["a", "b"]);
  assert.deepEqual(await names({ descending: true }), ["b", "a"]);
  assert.deepEqual(await names({ orderBy: "LastEventTime", descending: true }), ["b", "a"]);
  assert.deepEqual(await names({ orderBy: "LastEventTime" }), ["a", "b"]);
  const { nextToken } = await logs("DescribeLogStreams", { logGroupName: "web", orderBy: "LastEventTime", limit: 1 });
  assert.deepEqual(await names({ orderBy: "LastEventTime", nextToken }), ["b"]);
  const nowMs = Date.UTC(2026, 0, 1);
  const { logStreams } = await logs("DescribeLogStreams", { logGroupName: "web", logStreamNamePrefix: "b" });
  const { uploadSequenceToken, ...stream } = logStreams[0];
  assert.match(uploadSequenceToken, /^\d{56}$/);
  assert.deepEqual(stream, {
    logStreamName: "b",
    creationTime: nowMs,
    firstEventTimestamp: nowMs - 5,
    lastEventTimestamp: nowMs - 1,
    lastIngestionTime: nowMs,
    arn: "arn:aws:logs:us-east-1:000000000000:log-group:web:log-stream:b",
    storedBytes: 0,
  });
  await refuses(
    logs("DescribeLogStreams", { logGroupName: "web", orderBy: "LastEventTime", logStreamNamePrefix: "a" }),
    "InvalidParameterException",
    "Cannot order by LastEventTime with a logStreamNamePrefix.",
  );
  await logs("DeleteLogStream", { logGroupName: "web", logStreamName: "b" });
  assert.equal(archive.streams().length, 1);
  await refuses(
    logs("DeleteLogStream", { logGroupName: "web", logStreamName: "b" }),
    "ResourceNotFoundException",
    "The specified log stream does not exist.",
  );
});

test("PutLogEvents: what is refused whole, and what is left out", async () => {
  const { logs, put, clock } = await house();
  const invalid = (message: string | RegExp, ...lines: Parameters<House["put"]>[1][]) =>
    refuses(put("a", ...lines), "InvalidParameterException", message);
  await invalid("Log events in a single PutLogEvents request must be in chronological order.", [1, "a"], [2, "b"]);
  await invalid(
    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
    [dayMs + 1, "a"],
    [0, "b"],
  );
  await invalid("Log event too large: 1048577 bytes exceeds limit of 1048576", [0, "x".repeat(1_048_576 - 25)]);
  await invalid(
    /^Upload too large: \d+ bytes exceeds limit of 1048576$/,
    [0, "x".repeat(600_000)],
    [0, "y".repeat(600_000)],
  );
  await invalid(/logEvents.1.member.message/, [0, ""]);
  await refuses(
    logs("PutLogEvents", { logGroupName: "web", logStreamName: "a", logEvents: [] }),
    "InvalidParameterException",
    "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  await refuses(
    logs("PutLogEvents", { logGroupName: "web", logStreamName: "no", logEvents: [{ timestamp: 1, message: "a" }] }),
    "ResourceNotFoundException",
    "The specified log stream does not exist.",
  );
  await refuses(
    logs("PutLogEvents", { logGroupName: "no", logStreamName: "a", logEvents: [{ timestamp: 1, message: "a" }] }),
    "ResourceNotFoundException",
    "The specified log group does not exist.",
  );
  const old = await put("a", [15 * dayMs, "old"], [14 * dayMs, "kept"]);
  assert.deepEqual((old as Logs.PutLogEventsResponse).rejectedLogEventsInfo?.tooOldLogEventEndIndex, 1);
  const young = await put("a", [0, "now"], [-3 * 3_600_000, "future"]);
  assert.deepEqual((young as Logs.PutLogEventsResponse).rejectedLogEventsInfo?.tooNewLogEventStartIndex, 1);
  const fine = await put("a", [0, "fine"]);
  assert.equal((fine as Logs.PutLogEventsResponse).rejectedLogEventsInfo, undefined);
  const answer = await logs("GetLogEvents", { logGroupName: "web", logStreamName: "a", startFromHead: true });
  assert.deepEqual(messages(answer), ["kept", "now", "fine"]);
  assert.equal(answer.events[1].ingestionTime, clock.nowMs());
});

test("GetLogEvents: pages in both directions; the end answers the same token and goes on later", async () => {
  const { logs, put } = await house();
  await put("a", ...[5, 4, 3, 2, 1].map((age) => [age, `line ${age}`] as const));
  const get = (input: object) => logs("GetLogEvents", { logGroupName: "web", logStreamName: "a", ...input });
  const first = await get({ startFromHead: true, limit: 2 });
  assert.deepEqual(messages(first), ["line 5", "line 4"]);
  const second = await get({ nextToken: first.nextForwardToken, limit: 2 });
  assert.deepEqual(messages(second), ["line 3", "line 2"]);
  const last = await get({ nextToken: second.nextForwardToken });
  assert.deepEqual(messages(last), ["line 1"]);
  const end = await get({ nextToken: last.nextForwardToken });
  assert.deepEqual(messages(end), []);
  assert.equal(end.nextForwardToken, last.nextForwardToken);
  await put("a", [0, "line 0"]);
  assert.deepEqual(messages(await get({ nextToken: end.nextForwardToken })), ["line 0"]);
  const tail = await get({ limit: 2 });
  assert.deepEqual(messages(tail), ["line 1", "line 0"]);
  const earlier = await get({ nextToken: tail.nextBackwardToken, limit: 3 });
  assert.deepEqual(messages(earlier), ["line 4", "line 3", "line 2"]);
  const begin = await get({ nextToken: earlier.nextBackwardToken });
  assert.deepEqual(messages(begin), ["line 5"]);
  const before = await get({ nextToken: begin.nextBackwardToken });
  assert.deepEqual(messages(before), []);
  assert.equal(before.nextBackwardToken, begin.nextBackwardToken);
  assert.deepEqual(messages(await get({ nextToken: before.nextForwardToken, limit: 1 })), ["line 5"]);
  const nowMs = Date.UTC(2026, 0, 1);
  assert.deepEqual(messages(await get({ startTime: nowMs - 3, endTime: nowMs - 1 })), ["line 3", "line 2"]);
  await refuses(get({ nextToken: "x" }), "InvalidParameterException", "The specified nextToken is invalid.");
});

test("GetLogEvents: an empty stream's forward token finds what comes; ARNs name the group", async () => {
  const { logs, put } = await house();
  const logGroupIdentifier = "arn:aws:logs:us-east-1:000000000000:log-group:web";
  const get = (input: object) => logs("GetLogEvents", { logGroupIdentifier, logStreamName: "a", ...input });
  const empty = await get({});
  await put("a", [0, "first"]);
  assert.deepEqual(messages(await get({ nextToken: empty.nextForwardToken })), ["first"]);
  assert.deepEqual(messages(await get({ logGroupIdentifier: `${logGroupIdentifier}:*` })), ["first"]);
  await refuses(get({ logGroupName: "web" }), "InvalidParameterException", /Exactly one of/);
  await refuses(
    get({ logGroupIdentifier: "arn:aws:logs:eu-west-1:000000000000:log-group:web" }),
    "ResourceNotFoundException",
    "The specified log group does not exist.",
  );
});

test("FilterLogEvents: interleaved, by pattern, stream and time, page by page", async () => {
  const { logs, put } = await house();
  await put("a", [5, "ERROR one"], [3, "fine"], [1, "ERROR three"]);
  await put("b", [4, "ERROR two"], [0, "last"]);
  const filter = (input: object) => logs("FilterLogEvents", { logGroupName: "web", ...input });
  assert.deepEqual(messages(await filter({})), ["ERROR one", "ERROR two", "fine", "ERROR three", "last"]);
  assert.deepEqual(messages(await filter({ filterPattern: "ERROR", interleaved: true })), [
    "ERROR one",
    "ERROR two",
    "ERROR three",
  ]);
  assert.deepEqual(messages(await filter({ filterPattern: "ERROR", logStreamNames: ["b"] })), ["ERROR two"]);
  assert.deepEqual(messages(await filter({ logStreamNamePrefix: "b" })), ["ERROR two", "last"]);
  assert.deepEqual(messages(await filter({ logStreamNamePrefix: "zz" })), []);
  const nowMs = Date.UTC(2026, 0, 1);
  assert.deepEqual(messages(await filter({ startTime: nowMs - 4, endTime: nowMs - 1 })), [
    "ERROR two",
    "fine",
    "ERROR three",
  ]);
  const seen: string[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await filter({ filterPattern: "ERROR", limit: 1, nextToken });
    seen.push(...messages(answer));
    nextToken = answer.nextToken;
  } while (nextToken);
  assert.deepEqual(seen, ["ERROR one", "ERROR two", "ERROR three"]);
  const ids = (await filter({})).events.map((event: Logs.FilteredLogEvent) => event.eventId);
  assert.equal(new Set(ids).size, 5);
  assert.match(ids[0], /^\d{56}$/);
  await refuses(filter({ filterPattern: "{ $.a" }), "InvalidParameterException", /^Invalid filter pattern/);
  await refuses(
    filter({ logStreamNames: ["no"] }),
    "ResourceNotFoundException",
    "The specified log stream does not exist.",
  );
  await refuses(filter({ nextToken: "bm9wZQ" }), "InvalidParameterException", "The specified nextToken is invalid.");
  await refuses(
    filter({ logStreamNames: ["a"], logStreamNamePrefix: "a" }),
    "InvalidParameterException",
    /mutually exclusive/,
  );
});

test("FilterLogEvents: a pattern that picks nothing of very much comes back with a token", async () => {
  const { logs, archive, store } = await house();
  const [stream] = store.list((await import("../../store/tables/logs.ts")).logStreams);
  const events = Array.from({ length: 60_000 }, (_, index) => ({
    timestampMs: index,
    message: index === 59_999 ? "needle" : "hay",
  }));
  await archive.append(stream!, events, 1);
  const first = await logs("FilterLogEvents", { logGroupName: "web", filterPattern: "needle" });
  assert.deepEqual(first.events, []);
  const second = await logs("FilterLogEvents", {
    logGroupName: "web",
    filterPattern: "needle",
    nextToken: first.nextToken,
  });
  assert.deepEqual(messages(second), ["needle"]);
});

test("TestMetricFilter answers matches and their values", async () => {
  const { logs } = await house();
  const { matches } = await logs("TestMetricFilter", {
    filterPattern: "[ip, ..., size > 1000]",
    logEventMessages: ["1.2.3.4 GET 5", "1.2.3.5 GET 5000"],
  });
  assert.deepEqual(matches, [
    {
      eventNumber: 2,
      eventMessage: "1.2.3.5 GET 5000",
      extractedValues: { $ip: "1.2.3.5", $2: "GET", $size: "5000" },
    },
  ]);
});

test("retention: allowed days only, and what is older goes", async () => {
  const { logs, put, archive, store, clock } = await house();
  await put("a", [dayMs - 1, "yesterday"], [0, "today"]);
  await refuses(
    logs("PutRetentionPolicy", { logGroupName: "web", retentionInDays: 2 }),
    "InvalidParameterException",
    /^1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: \[1, 3, 5, 7/,
  );
  await logs("PutRetentionPolicy", { logGroupName: "web", retentionInDays: 1 });
  assert.equal((await logs("DescribeLogGroups")).logGroups[0].retentionInDays, 1);
  clock.advance(3_600_000);
  assert.deepEqual(await expireLogEvents({ store, archive }, clock.nowMs()), { events: 1, orphans: 0 });
  assert.deepEqual(messages(await logs("FilterLogEvents", { logGroupName: "web" })), ["today"]);
  await logs("DeleteRetentionPolicy", { logGroupName: "web" });
  assert.equal((await logs("DescribeLogGroups")).logGroups[0].retentionInDays, undefined);
});

test("tags: by ARN with and without :*, and by name", async () => {
  const { logs } = await house();
  const resourceArn = "arn:aws:logs:us-east-1:000000000000:log-group:web";
  await logs("TagResource", { resourceArn: `${resourceArn}:*`, tags: { team: "one", stage: "test" } });
  await logs("TagLogGroup", { logGroupName: "web", tags: { team: "two" } });
  assert.deepEqual((await logs("ListTagsForResource", { resourceArn })).tags, { team: "two", stage: "test" });
  await logs("UntagResource", { resourceArn, tagKeys: ["stage"] });
  assert.deepEqual((await logs("ListTagsLogGroup", { logGroupName: "web" })).tags, { team: "two" });
  await logs("UntagLogGroup", { logGroupName: "web", tags: ["team"] });
  assert.deepEqual((await logs("ListTagsForResource", { resourceArn: `${resourceArn}:*` })).tags, {});
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
  await refuses(logs("TagResource", { resourceArn, tags: many }), "TooManyTagsException", /at most 50/);
  await refuses(logs("TagResource", { resourceArn, tags: { "aws:x": "y" } }), "InvalidParameterException", /reserved/);
  await refuses(
    logs("ListTagsForResource", { resourceArn: "arn:aws:s3:::x" }),
    "InvalidParameterException",
    /log group/,
  );
  await refuses(
    logs("ListTagsForResource", { resourceArn: `${resourceArn}x` }),
    "ResourceNotFoundException",
    "The specified log group does not exist.",
  );
});

test("StartLiveTail: start, then what arrives and is chosen, as it arrives", async () => {
  const { logs, put } = await house();
  const logGroupIdentifiers = ["arn:aws:logs:us-east-1:000000000000:log-group:web"];
  const { responseStream } = await logs("StartLiveTail", {
    logGroupIdentifiers,
    logStreamNamePrefixes: ["a"],
    logEventFilterPattern: "ERROR",
  });
  const stream = responseStream[Symbol.asyncIterator]() as AsyncIterator<Logs.StartLiveTailResponseStream>;
  const { value: first } = await stream.next();
  assert.deepEqual(first.sessionStart.logStreamNamePrefixes, ["a"]);
  assert.deepEqual(first.sessionStart.logGroupIdentifiers, logGroupIdentifiers);
  await put("b", [0, "ERROR elsewhere"]);
  await put("a", [0, "fine"], [0, "ERROR here"]);
  const { value: update } = await stream.next();
  assert.deepEqual(update.sessionUpdate, {
    sessionMetadata: { sampled: false },
    sessionResults: [
      {
        logStreamName: "a",
        logGroupIdentifier: logGroupIdentifiers[0],
        message: "ERROR here",
        timestamp: Date.UTC(2026, 0, 1),
        ingestionTime: Date.UTC(2026, 0, 1),
      },
    ],
  });
  const waiting = stream.next();
  await put("a", [0, "ERROR again"]);
  assert.equal((await waiting).value.sessionUpdate.sessionResults[0].message, "ERROR again");
  await stream.return?.();
  await refuses(logs("StartLiveTail", { logGroupIdentifiers: ["web"] }), "InvalidParameterException", /ARN/);
  await refuses(
    logs("StartLiveTail", { logGroupIdentifiers: [`${logGroupIdentifiers[0]}x`] }),
    "ResourceNotFoundException",
    "The specified log group does not exist.",
  );
  await refuses(
    logs("StartLiveTail", {
      logGroupIdentifiers: [...logGroupIdentifiers, ...logGroupIdentifiers],
      logStreamNames: ["a"],
    }),
    "InvalidParameterException",
    /single log group/,
  );
});
