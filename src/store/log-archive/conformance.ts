// What every log archive promises, as tests. Run it with a maker of empty archives.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Arrival, ArchivedEvent, LogArchive, Window } from "./log-archive.ts";

const web = { groupId: "group-1", streamId: "web" };
const worker = { groupId: "group-1", streamId: "worker" };
const other = { groupId: "group-2", streamId: "other" };
const at = (timestampMs: number, message = `at ${timestampMs}`) => ({ timestampMs, message });
const messages = (events: readonly ArchivedEvent[]) => events.map(({ message }) => message);
const all: Window = { limit: 1000 };

export function logArchiveConformance(name: string, open: () => Promise<LogArchive>): void {
  const check = (what: string, body: (archive: LogArchive) => Promise<void>): void =>
    void test(`${name}: ${what}`, async () => {
      const archive = await open();
      try {
        await body(archive);
      } finally {
        await archive.close();
      }
    });

  check("reads what was appended, in order of time, then of arrival", async (archive) => {
    await archive.append(web, [at(5), at(3, "first 3"), at(3, "second 3")], 9);
    await archive.append(web, [at(4, "ñandú 🦤\0\n")], 10);
    const events = await archive.readStream("web", all);
    assert.deepEqual(messages(events), ["first 3", "second 3", "ñandú 🦤\0\n", "at 5"]);
    assert.deepEqual(
      events.map(({ ingestedAtMs, streamId }) => [ingestedAtMs, streamId]),
      [
        [9, "web"],
        [9, "web"],
        [10, "web"],
        [9, "web"],
      ],
    );
    assert.deepEqual(await archive.readStream("unknown", all), []);
    assert.deepEqual(await archive.readGroup("unknown", all), []);
  });

  check("gives a group's streams interleaved, or those that are named, and no other group's", async (archive) => {
    await archive.append(web, [at(1), at(3)], 9);
    await archive.append(worker, [at(2), at(4)], 9);
    await archive.append(other, [at(2, "not here")], 9);
    assert.deepEqual(messages(await archive.readGroup("group-1", all)), ["at 1", "at 2", "at 3", "at 4"]);
    const streamIds = new Set(["worker"]);
    assert.deepEqual(messages(await archive.readGroup("group-1", { ...all, streamIds, limit: 1 })), ["at 2"]);
  });

  check("cuts windows: start inclusive, end exclusive, limits from either end", async (archive) => {
    await archive.append(
      web,
      [1, 2, 3, 4, 5].map((n) => at(n)),
      9,
    );
    const read = async (window: Partial<Window>) => messages(await archive.readStream("web", { ...all, ...window }));
    assert.deepEqual(await read({ startMs: 2, endMs: 4 }), ["at 2", "at 3"]);
    assert.deepEqual(await read({ limit: 2 }), ["at 1", "at 2"]);
    assert.deepEqual(await read({ limit: 2, newest: true }), ["at 4", "at 5"]);
    assert.deepEqual(await read({ limit: 0 }), []);
    assert.deepEqual(await read({ maxBytes: 2 * (4 + 26) }), ["at 1", "at 2"]);
    assert.deepEqual(await read({ maxBytes: 1 }), ["at 1"], "one event at least");
    assert.deepEqual(await read({ maxBytes: 1, newest: true }), ["at 5"]);
  });

  check("goes on from a position, forwards and backwards, through equal times", async (archive) => {
    await archive.append(
      web,
      ["a", "b", "c", "d"].map((message) => at(7, message)),
      9,
    );
    const [a, b, c] = await archive.readStream("web", all);
    assert.deepEqual(messages(await archive.readStream("web", { ...all, after: b! })), ["c", "d"]);
    assert.deepEqual(messages(await archive.readStream("web", { ...all, before: c! })), ["a", "b"]);
    assert.deepEqual(messages(await archive.readStream("web", { limit: 1, newest: true, before: c! })), ["b"]);
    assert.deepEqual(messages(await archive.readStream("web", { ...all, after: a!, before: c! })), ["b"]);
    assert.deepEqual(messages(await archive.readGroup("group-1", { ...all, after: a!, startMs: 8 })), []);
  });

  check("counts streams and groups", async (archive) => {
    assert.equal(archive.statistics("web"), undefined);
    await archive.append(web, [at(8, "é"), at(2, "xy")], 20);
    await archive.append(web, [at(5, "z")], 19);
    await archive.append(worker, [at(1, "w")], 21);
    const { firstEventMs, lastEventMs, lastIngestionMs, storedBytes } = archive.statistics("web")!;
    assert.deepEqual([firstEventMs, lastEventMs, lastIngestionMs, storedBytes], [2, 8, 20, 5 + 3 * 26]);
    assert.equal(archive.groupBytes("group-1"), 5 + 1 + 4 * 26);
    assert.equal(archive.groupBytes("group-2"), 0);
    assert.deepEqual(
      [...archive.streams()].sort((a, b) => (a.streamId < b.streamId ? -1 : 1)),
      [web, worker],
    );
  });

  check("forgets a stream and a group, whose ids may come back empty", async (archive) => {
    await archive.append(web, [at(1)], 9);
    await archive.append(worker, [at(2)], 9);
    await archive.append(other, [at(3)], 9);
    await archive.deleteStream("web");
    await archive.deleteStream("unknown");
    assert.deepEqual(messages(await archive.readGroup("group-1", all)), ["at 2"]);
    assert.equal(archive.statistics("web"), undefined);
    await archive.append(web, [at(4)], 9);
    assert.deepEqual(messages(await archive.readStream("web", all)), ["at 4"]);
    await archive.deleteGroup("group-1");
    await archive.deleteGroup("unknown");
    assert.deepEqual(await archive.readGroup("group-1", all), []);
    assert.deepEqual(await archive.readStream("worker", all), []);
    assert.deepEqual(messages(await archive.readGroup("group-2", all)), ["at 3"]);
    await archive.append(web, [at(5)], 9);
    assert.deepEqual(messages(await archive.readGroup("group-1", all)), ["at 5"]);
  });

  check("deletes what was appended in the same moment, too", async (archive) => {
    const appended = archive.append(web, [at(1)], 9);
    await archive.deleteStream("web");
    await appended;
    assert.deepEqual(await archive.readStream("web", all), []);
  });

  check("expires a group's old events and counts again", async (archive) => {
    await archive.append(web, [at(1, "old"), at(5, "kept")], 9);
    await archive.append(worker, [at(2)], 9);
    await archive.append(other, [at(1)], 9);
    assert.equal(await archive.expire("group-1", 5), 2);
    assert.equal(await archive.expire("group-1", 5), 0);
    assert.equal(await archive.expire("unknown", 5), 0);
    assert.deepEqual(messages(await archive.readGroup("group-1", all)), ["kept"]);
    const { firstEventMs, storedBytes } = archive.statistics("web")!;
    assert.deepEqual([firstEventMs, storedBytes], [5, 4 + 26]);
    assert.equal(archive.statistics("worker"), undefined);
    assert.deepEqual(messages(await archive.readGroup("group-2", all)), ["at 1"]);
  });

  check("tells a group's subscribers, in order, what can be read already", async (archive) => {
    const told: Arrival[] = [];
    const closed: Arrival[] = [];
    const subscription = archive.subscribe("group-1", (arrival) => told.push(arrival));
    const early = archive.subscribe("group-1", (arrival) => closed.push(arrival));
    early.close();
    const first = archive.append(web, [at(1)], 9);
    await Promise.all([first, archive.append(worker, [at(2)], 10), archive.append(other, [at(3)], 10)]);
    subscription.close();
    subscription.close();
    await archive.append(web, [at(4)], 11);
    assert.deepEqual(told, [
      { ...web, ingestedAtMs: 9, events: [at(1)] },
      { ...worker, ingestedAtMs: 10, events: [at(2)] },
    ]);
    assert.deepEqual(closed, []);
  });

  check("an append of nothing is nothing", async (archive) => {
    await archive.append(web, [], 9);
    assert.deepEqual(archive.streams(), []);
  });
}
