// What a journal promises, as a suite that every implementation passes.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Journal, JournalCommit, JournalEntry } from "./journal.ts";

export interface JournalUnderTest {
  /** Opens the same journal; called again after close(), as after a restart. */
  open(): Journal;
}

const commit = (
  revision: number,
  ...changes: readonly (readonly [key: string, row: object | undefined])[]
): JournalCommit => ({
  revision,
  changes: changes.map(([key, row]) => ({ table: "things", key, row })),
});

const short = ({ key, row, revision, createdRevision }: JournalEntry) => [key, row, revision, createdRevision];

export function journalConformance(name: string, make: () => JournalUnderTest): void {
  /** Writes, closes, opens again and gives back what is there. */
  const afterwards = async (batches: readonly (readonly JournalCommit[])[]) => {
    const under = make();
    const journal = under.open();
    for (const batch of batches) await journal.append(batch);
    await journal.close();
    const again = under.open();
    const { revision, entries } = again.load();
    const found = [...entries].map(short);
    await again.close();
    return { revision, found };
  };

  describe(`journal conformance: ${name}`, () => {
    test("a new journal is empty", async () => {
      assert.deepEqual(await afterwards([]), { revision: 0, found: [] });
    });

    test("the newest row of each key is kept, with the revisions of its first and last commit", async () => {
      const { revision, found } = await afterwards([
        [commit(1, ["a", { n: 1 }], ["b", { n: 1 }])],
        [commit(2, ["a", { n: 2 }]), commit(3, ["c", { n: 3 }])],
      ]);
      assert.equal(revision, 3);
      assert.deepEqual(found, [
        ["a", { n: 2 }, 2, 1],
        ["b", { n: 1 }, 1, 1],
        ["c", { n: 3 }, 3, 3],
      ]);
    });

    test("a deleted row is gone, and one that comes again is new", async () => {
      const { found } = await afterwards([
        [commit(1, ["a", { n: 1 }], ["b", { n: 1 }])],
        [commit(2, ["a", undefined])],
        [commit(3, ["a", { n: 3 }])],
      ]);
      assert.deepEqual(found, [
        ["b", { n: 1 }, 1, 1],
        ["a", { n: 3 }, 3, 3],
      ]);
    });

    test("equal keys of different tables are different rows", async () => {
      const changes = ["left", "right"].map((table) => ({ table, key: "a", row: { table } }));
      const { found } = await afterwards([[{ revision: 1, changes }]]);
      assert.deepEqual(
        found.map(([, row]) => row),
        [{ table: "left" }, { table: "right" }],
      );
    });

    test("rows of any JSON come back unchanged", async () => {
      const row = { text: "ñ \u0000 \" ' 🛳", nested: [{ deep: [null, true, -1.5e300] }], empty: {}, list: [] };
      const { found } = await afterwards([[commit(1, ["a\nb", row])]]);
      assert.deepEqual(found, [["a\nb", row, 1, 1]]);
    });

    test("a batch that cannot be written leaves nothing behind", async () => {
      const under = make();
      const journal = under.open();
      const loop: { self?: object } = {};
      loop.self = loop;
      const bad = { toJSON: () => assert.fail("cannot be written") };
      await assert.rejects(async () => journal.append([commit(1, ["a", { n: 1 }], ["b", { bad, fn: () => {} }])]));
      await journal.close();
      const again = under.open();
      const { revision, entries } = again.load();
      assert.deepEqual([revision, [...entries].length], [0, 0]);
      await again.close();
    });
  });
}
