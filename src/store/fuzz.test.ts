// Seeded fuzz: random transactions, some of which throw, some before a restart; then indexes, order and copies that a watch
// built are compared with ones made from scratch.
import assert from "node:assert/strict";
import { test } from "node:test";
import { below, type Dice, seededDice } from "../kit/ids.ts";
import { MemoryJournal } from "./journal/memory.ts";
import { Store, type Transaction } from "./store.ts";
import { defineTable } from "./table.ts";

interface Item {
  readonly id: string;
  readonly colour?: string;
  readonly labels: readonly string[];
  readonly weight: number;
}

const items = defineTable<Item>()({
  name: "items",
  key: (item) => item.id,
  indexes: { colour: (item) => item.colour, label: (item) => item.labels },
});

const colours = ["red", "green", undefined];
const labels = ["x", "y", "z"];

function randomItem(dice: Dice): Item {
  const colour = colours[below(dice, colours.length)];
  return {
    id: `item-${below(dice, 12)}`,
    ...(colour && { colour }),
    labels: labels.filter(() => below(dice, 2) === 0),
    weight: below(dice, 1000),
  };
}

function randomWork(tx: Transaction, dice: Dice): void {
  for (let writes = below(dice, 4); writes >= 0; writes--) {
    const item = randomItem(dice);
    if (below(dice, 3) === 0) tx.delete(items, item.id);
    else tx.put(items, item);
  }
  if (below(dice, 5) === 0) throw new Error("changed my mind");
}

/** The store's own view, and the same made from its rows alone. */
function compare(store: Store, copy: ReadonlyMap<string, Item>, seed: number): void {
  const rows = store.list(items);
  const byId = (a: Item, b: Item) => (a.id < b.id ? -1 : 1);
  assert.deepEqual([...copy.values()].sort(byId), [...rows].sort(byId), `seed ${seed}: the watched copy`);
  for (const colour of ["red", "green", "blue"])
    assert.deepEqual(
      store.by(items, "colour", colour).sort(byId),
      rows.filter((row) => row.colour === colour).sort(byId),
      `seed ${seed}: colour ${colour}`,
    );
  for (const label of labels)
    assert.equal(
      store.count(items, "label", label),
      rows.filter((row) => row.labels.includes(label)).length,
      `seed ${seed}: ${label}`,
    );
}

for (const seed of Array.from({ length: 60 }, (_, index) => index))
  test(`seed ${seed}`, async () => {
    const dice = seededDice(`store ${seed}`);
    const journal = new MemoryJournal();
    let store = new Store(journal, [items]);
    const copy = new Map<string, Item>();
    const follow = () =>
      store.watch(({ revision, changes }) => {
        assert.equal(revision, ++followed, `seed ${seed}: a gap`);
        for (const { key, after } of changes) {
          if (after) copy.set(key, after as Item);
          else copy.delete(key);
        }
      });
    let followed = 0;
    follow();
    for (let step = 0; step < 80; step++) {
      try {
        store.transact((tx) => randomWork(tx, dice));
      } catch (thrown) {
        assert.match(String(thrown), /changed my mind/);
      }
      if (below(dice, 10) === 0) await store.flushed();
      if (below(dice, 25) === 0) {
        await store.flushed();
        const before = store.list(items);
        store = new Store(journal, [items]);
        assert.deepEqual(store.list(items).length, before.length);
        for (const row of before) assert.deepEqual(store.get(items, row.id), row);
        follow();
      }
    }
    await store.flushed();
    compare(store, copy, seed);
  });
