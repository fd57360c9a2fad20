import assert from "node:assert/strict";
import { test } from "node:test";
import { deferred } from "../kit/deferred.ts";
import type { Journal } from "./journal/journal.ts";
import { MemoryJournal } from "./journal/memory.ts";
import { type Commit, Store } from "./store.ts";
import { defineTable } from "./table.ts";

interface Boat {
  readonly name: string;
  readonly dock: string;
  readonly flags: readonly string[];
}

const boats = defineTable<Boat>()({
  name: "boats",
  key: (boat) => boat.name,
  guard: (before, after, writer) =>
    before && !after && writer !== "harbour" ? "only the harbour sinks boats" : undefined,
  indexes: { dock: (boat) => boat.dock, flag: (boat) => boat.flags },
});

const boat = (name: string, dock = "north", flags: readonly string[] = []): Boat => ({ name, dock, flags });
const open = (journal: Journal = new MemoryJournal()) => new Store(journal, [boats]);
const names = (rows: readonly Boat[]) => rows.map(({ name }) => name);

test("what was put is read, by key and by every index value", () => {
  const store = open();
  store.transact((tx) => {
    tx.put(boats, boat("a", "north", ["es", "mx"]));
    tx.put(boats, boat("b", "south", ["es"]));
    assert.deepEqual(names(tx.by(boats, "flag", "es")), ["a", "b"], "a transaction reads its own writes");
  });
  assert.deepEqual(names(store.by(boats, "dock", "north")), ["a"]);
  assert.deepEqual(names(store.by(boats, "flag", "es")), ["a", "b"]);
  assert.equal(store.count(boats, "flag", "mx"), 1);
  store.transact((tx) => tx.put(boats, boat("a", "south")));
  assert.deepEqual(names(store.by(boats, "dock", "south")), ["b", "a"]);
  assert.equal(store.count(boats, "flag", "mx"), 0);
});

test("a transaction that throws leaves nothing", () => {
  const store = open();
  store.transact((tx) => tx.put(boats, boat("a")));
  const { revision } = store;
  assert.throws(() =>
    store.transact((tx) => {
      tx.put(boats, boat("a", "south"));
      tx.put(boats, boat("b"));
      throw new Error("no");
    }),
  );
  assert.deepEqual(store.list(boats), [boat("a")]);
  assert.deepEqual(names(store.by(boats, "dock", "north")), ["a"]);
  assert.equal(store.revision, revision);
});

test("rows are frozen all the way down", () => {
  const store = open();
  const flags = ["es"];
  store.transact((tx) => tx.put(boats, boat("a", "north", flags)));
  assert.throws(() => flags.push("mx"), TypeError);
});

test("guards see the writer, and refuse at the end of the transaction", () => {
  const store = open();
  store.transact((tx) => tx.put(boats, boat("a")));
  assert.throws(() => store.transact((tx) => tx.delete(boats, "a")), /only the harbour/);
  assert.equal(store.list(boats).length, 1);
  store.transact((tx) => tx.delete(boats, "a"), "harbour");
  assert.equal(store.list(boats).length, 0);
});

test("asynchronous and nested transactions are bugs", () => {
  const store = open();
  assert.throws(() => store.transact(async () => {}), /synchronous/);
  assert.throws(() => store.transact(() => store.transact(() => {})), /inside/);
  assert.equal(store.revision, 0);
});

test("commits of one turn share one flush; nobody is told before it", async () => {
  const written: number[] = [];
  const gate = deferred();
  const memory = new MemoryJournal();
  const journal: Journal = {
    load: () => memory.load(),
    close: () => memory.close(),
    async append(commits) {
      written.push(commits.length);
      await gate.promise;
      await memory.append(commits);
    },
  };
  const store = open(journal);
  const told: number[] = [];
  store.watch(({ revision }) => told.push(revision));
  for (const name of ["a", "b", "c"]) store.transact((tx) => tx.put(boats, boat(name)));
  let flushed = false;
  const flush = store.flushed().then(() => (flushed = true));
  await new Promise(setImmediate);
  assert.deepEqual([written, told, flushed], [[3], [], false]);
  gate.resolve();
  await flush;
  assert.deepEqual(told, [1, 2, 3]);
});

test("a watch begins after the present revision and has no gap", async () => {
  const store = open();
  store.transact((tx) => tx.put(boats, boat("before")));
  const seen: Commit[] = [];
  const watch = store.watch((commit) => seen.push(commit));
  store.transact((tx) => tx.put(boats, boat("after")));
  store.transact((tx) => {
    tx.put(boats, boat("after", "south"));
    tx.put(boats, boat("after", "west"));
  });
  await store.flushed();
  assert.equal(watch.revision, 1);
  assert.deepEqual(
    seen.map(({ revision, changes }) => [revision, changes.map((change) => change.after)]),
    [
      [2, [boat("after")]],
      [3, [boat("after", "west")]],
    ],
  );
  watch.close();
  store.transact((tx) => tx.put(boats, boat("later")));
  await store.flushed();
  assert.equal(seen.length, 2);
});

test("a failed journal is the end: nothing is acknowledged any more", async () => {
  const journal: Journal = {
    load: () => ({ revision: 0, entries: [] }),
    append: () => Promise.reject(new Error("disk full")),
    close: () => Promise.resolve(),
  };
  const store = open(journal);
  store.transact((tx) => tx.put(boats, boat("a")));
  await assert.rejects(store.flushed(), /disk full/);
  assert.throws(() => store.transact((tx) => tx.put(boats, boat("b"))), /disk full/);
});

test("rows of an unknown table are an error, not a loss", async () => {
  const journal = new MemoryJournal();
  await journal.append([{ revision: 1, changes: [{ table: "cars", key: "a", row: {} }] }]);
  assert.throws(() => open(journal), /"cars"/);
});
