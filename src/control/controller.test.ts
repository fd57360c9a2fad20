import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "../kit/fake-clock.ts";
import { seededDice } from "../kit/ids.ts";
import { silentLog } from "../kit/log.ts";
import { MemoryJournal } from "../store/journal/memory.ts";
import { Store } from "../store/store.ts";
import { defineTable } from "../store/table.ts";
import { type Controller, startControllers } from "./controller.ts";

interface Lamp {
  readonly name: string;
  readonly wanted: boolean;
  readonly lit: boolean;
}

const lamps = defineTable<Lamp>()({
  name: "lamps",
  key: ({ name }) => name,
  indexes: {},
  guard: (before, after, writer) =>
    (before?.lit ?? false) !== after?.lit && writer !== "switcher" ? "only the switcher lights lamps" : undefined,
});

/** Lights what is wanted; `seen` are the keys it looked at. */
function switcher(seen: string[] = [], change: Partial<Controller> = {}): Controller {
  return {
    name: "switcher",
    allKeys: (reader) => reader.list(lamps).map(({ name }) => name),
    keysOf: ({ key }) => [key],
    reconcile(key, tx) {
      seen.push(key);
      const lamp = tx.get(lamps, key);
      if (lamp && lamp.lit !== lamp.wanted) tx.put(lamps, { ...lamp, lit: lamp.wanted });
    },
    ...change,
  };
}

function room() {
  const clock = new FakeClock();
  const journal = new MemoryJournal();
  const parts = { clock, dice: seededDice(1), log: silentLog, store: new Store(journal, [lamps]) };
  const want = (name: string, wanted: boolean) =>
    parts.store.transact((tx) => tx.put(lamps, { lit: false, ...tx.get(lamps, name), name, wanted }));
  return { ...parts, journal, want, isLit: (name: string) => parts.store.get(lamps, name)?.lit };
}

/** Until the last change has led to no other. */
async function rest({ store }: ReturnType<typeof room>, control: { idle(): Promise<void> }): Promise<void> {
  for (let before = -1; before !== store.revision; ) {
    before = store.revision;
    await store.flushed();
    await control.idle();
  }
}

test("everything that is there is looked at when the loop starts: no event is needed", async () => {
  const house = room();
  house.want("hall", true);
  await house.store.flushed();
  const control = startControllers([switcher()], house);
  await rest(house, control);
  assert.equal(house.isLit("hall"), true);
});

test("a change leads to a look at its key, and to none at others", async () => {
  const house = room();
  for (const name of ["hall", "stairs"]) house.want(name, false);
  await house.store.flushed();
  const seen: string[] = [];
  const control = startControllers([switcher(seen)], house);
  await rest(house, control);
  seen.length = 0;
  house.want("stairs", true);
  await rest(house, control);
  assert.deepEqual([...new Set(seen)], ["stairs"]);
  assert.equal(house.isLit("stairs"), true);
});

test("a controller writes under its own name", async () => {
  const house = room();
  const errors: unknown[] = [];
  const log = { ...silentLog, error: (_: string, fields?: object) => void errors.push(fields) };
  house.want("hall", true);
  const control = startControllers([switcher([], { name: "stranger" })], { ...house, log });
  await rest(house, control);
  assert.equal(house.isLit("hall"), false);
  assert.match(String((errors[0] as { error: Error }).error.message), /only the switcher lights lamps/);
  await control.stop();
});

test("what throws leaves nothing behind and is tried again; what returns a number is looked at again", async () => {
  const house = room();
  let tries = 0;
  const control = startControllers(
    [
      switcher([], {
        reconcile(key, tx) {
          const lamp = tx.get(lamps, key);
          if (!lamp || lamp.lit) return undefined;
          tx.put(lamps, { ...lamp, lit: true });
          tries += 1;
          if (tries === 1) throw new Error("the fuse");
          return 5_000;
        },
      }),
    ],
    house,
  );
  house.want("hall", true);
  await rest(house, control);
  assert.equal(house.isLit("hall"), false);
  house.clock.step();
  await rest(house, control);
  assert.deepEqual([house.isLit("hall"), tries], [true, 2]);
  assert.equal(house.clock.nextDueMs(), house.clock.nowMs() + 5_000);
  await control.stop();
  assert.equal(house.clock.nextDueMs(), undefined);
});

test("a stopped loop looks at nothing more", async () => {
  const house = room();
  const control = startControllers([switcher()], house);
  await control.stop();
  house.want("hall", true);
  await rest(house, control);
  assert.equal(house.isLit("hall"), false);
});
