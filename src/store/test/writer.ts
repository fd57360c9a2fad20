// The victim of kill.test.ts: writes pairs of rows and says the number of each transaction once it is acknowledged.
import { writeSync } from "node:fs";
import { SqliteJournal } from "../journal/sqlite.ts";
import { Store } from "../store.ts";
import { defineTable } from "../table.ts";

export interface Half {
  readonly key: string;
  readonly side: "left" | "right";
}

export const pairs = defineTable<Half>()({
  name: "pairs",
  key: (half) => half.key,
  indexes: { side: (half) => half.side },
});

async function write(file: string): Promise<never> {
  const store = new Store(new SqliteJournal(file), [pairs]);
  for (let n = 1; ; n++) {
    store.transact((tx) => {
      tx.put(pairs, { key: `left-${n}`, side: "left" });
      tx.put(pairs, { key: `right-${n}`, side: "right" });
    });
    // Several transactions share a flush, so that the kill also falls between a commit and its acknowledgement.
    if (n % 3 === 0) {
      await store.flushed();
      writeSync(1, `${n}\n`);
    }
  }
}

const [, self, file] = process.argv;
if (self?.endsWith("writer.ts") && file) await write(file);
