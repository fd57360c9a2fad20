// SIGKILL in the middle of a load: every write that was acknowledged is there afterwards, and nothing of a torn transaction.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SqliteJournal } from "./journal/sqlite.ts";
import { Store } from "./store.ts";
import { pairs } from "./test/writer.ts";

const writer = fileURLToPath(new URL("./test/writer.ts", import.meta.url));

/** Runs the writer until it has acknowledged `count` transactions, kills it, and returns the last one it acknowledged. */
async function killAfter(file: string, count: number): Promise<number> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", writer, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= count) child.kill("SIGKILL");
  }
  await ended;
  assert.ok(acknowledged >= count);
  return acknowledged;
}

for (const count of [1, 50, 400])
  test(`after ${count} acknowledged transactions`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "muelle-kill-"));
    try {
      const file = join(folder, "state.sqlite");
      const acknowledged = await killAfter(file, count);
      const store = new Store(new SqliteJournal(file), [pairs]);
      for (let n = 1; n <= acknowledged; n++)
        assert.ok(store.get(pairs, `left-${n}`), `write ${n} of ${acknowledged} is lost`);
      assert.equal(store.count(pairs, "side", "left"), store.count(pairs, "side", "right"), "a torn transaction");
      await store.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
